// Groups: list, create, look up, rename, delete.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handlers } from "../../frame/vendor.js";
import { nextListAnswer } from "./lists.js";
import { toGroupResponse, toRenamedGroup } from "./resources.js";
import { type Group, type OpenAIState, openGroup, removeGroup } from "./state.js";
import { withinGroup } from "./within.js";

export function groupHandlers(state: OpenAIState): Handlers {
  return {
    "list-groups": (call) => nextListAnswer({ list: "groups", entries: state.groups.entries(), toWire: toGroupResponse }, call),
    "create-group": (call) => createGroup(state, call),
    "retrieve-group": withinGroup(state, (group) => ({ status: 200, body: toGroupResponse(group) })),
    "update-group": withinGroup(state, (group, call) => renameGroup(state, group, call)),
    "delete-group": withinGroup(state, (group) => deleteGroup(state, group)),
  };
}

function createGroup(state: OpenAIState, call: Call): Answer {
  const facts = { id: state.nextId("group_sandbox_"), name: textOf(call, "body", "name"), createdAt: state.now(), memberIds: [] };
  const group = openGroup(facts, state.users);
  state.groups.set(facts.id, group);
  return { status: 200, body: toGroupResponse(group) };
}

function renameGroup(state: OpenAIState, group: Group, call: Call): Answer {
  const renamed: Group = { ...group, facts: { ...group.facts, name: textOf(call, "body", "name") } };
  state.groups.set(group.facts.id, renamed);
  return { status: 200, body: toRenamedGroup(renamed) };
}

function deleteGroup(state: OpenAIState, { facts: { id } }: Group): Answer {
  removeGroup(state, id);
  return { status: 200, body: { object: "group.deleted", id, deleted: true } };
}
