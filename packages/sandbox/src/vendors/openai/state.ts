// The state of one OpenAI organization: users, groups, and who belongs to which group since when (as a sequence number).
import { indexById, seedError } from "../../frame/seed-index.js";
import type { OpenAISeed, OpenAISeedGroup, OpenAISeedUser } from "./types.js";

export interface OpenAIState {
  readonly users: ReadonlyMap<string, OpenAISeedUser>;
  /** Oldest first. */
  readonly groups: ReadonlyMap<string, Group>;
}

export interface Group {
  readonly facts: OpenAISeedGroup;
  /** User id -> sequence number; oldest member first. */
  readonly members: ReadonlyMap<string, number>;
  readonly add: (userId: string) => void;
  readonly remove: (userId: string) => void;
}

/** @throws TypeError naming the id that stands twice, or that a group names and no user has */
export function openState(seed: OpenAISeed): OpenAIState {
  const users = indexById({ vendor: "openai", list: "users", items: structuredClone(seed.users) });
  const seededGroups = indexById({ vendor: "openai", list: "groups", items: structuredClone(seed.groups) });
  const groups = new Map([...seededGroups].map(([id, facts]) => [id, openGroup(facts, users)]));
  return { users, groups };
}

function openGroup(facts: OpenAISeedGroup, users: ReadonlyMap<string, OpenAISeedUser>): Group {
  const members = new Map<string, number>();
  let sequence = 0;
  const add = (userId: string): void => {
    sequence += 1;
    members.set(userId, sequence);
  };
  for (const userId of facts.memberIds) {
    if (!users.has(userId)) throw seedError("openai", `group "${facts.id}" has member "${userId}", who is not in users`);
    if (members.has(userId)) throw seedError("openai", `group "${facts.id}" has member "${userId}" twice`);
    add(userId);
  }
  return { facts, members, add, remove: (userId) => void members.delete(userId) };
}
