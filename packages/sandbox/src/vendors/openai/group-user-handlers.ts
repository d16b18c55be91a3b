// The users of a group: list, add, look up, remove.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handlers } from "../../frame/vendor.js";
import { nextListAnswer } from "./lists.js";
import { alreadyMember, notMember, userNotFound } from "./refusals.js";
import { toGroupMemberUser, toGroupUser } from "./resources.js";
import { type Group, type OpenAIState, userOf } from "./state.js";
import type { OpenAIBehaviour } from "./types.js";
import { withinGroup } from "./within.js";

export function groupUserHandlers(state: OpenAIState, behaviour: OpenAIBehaviour): Handlers {
  return {
    "list-group-users": withinGroup(state, (group, call) => listGroupUsers(state, group, call)),
    "add-group-user": withinGroup(state, (group, call) => addGroupUser(state, behaviour, group, call)),
    "retrieve-group-user": withinGroup(state, (group, call) => retrieveGroupUser(state, group, call)),
    "remove-group-user": withinGroup(state, (group, call) => removeGroupUser(behaviour, group, call)),
  };
}

function listGroupUsers(state: OpenAIState, group: Group, call: Call): Answer {
  // Looked up for the users of the page alone: a group may be long.
  const toWire = (_: true, id: string): unknown => toGroupUser(userOf(state, id));
  return nextListAnswer({ list: `groups/${group.facts.id}/users`, entries: group.members.entries(), toWire }, call);
}

function addGroupUser(state: OpenAIState, behaviour: OpenAIBehaviour, group: Group, call: Call): Answer {
  const userId = textOf(call, "body", "user_id");
  if (!state.users.has(userId)) return userNotFound;
  if (group.members.has(userId) && behaviour.duplicateAdd === "conflict") return alreadyMember;
  group.members.set(userId, true);
  return { status: 200, body: { object: "group.user", user_id: userId, group_id: group.facts.id } };
}

function retrieveGroupUser(state: OpenAIState, group: Group, call: Call): Answer {
  const userId = textOf(call, "path", "user_id");
  const user = group.members.has(userId) ? state.users.get(userId) : undefined;
  return user === undefined ? notMember : { status: 200, body: toGroupMemberUser(user) };
}

function removeGroupUser(behaviour: OpenAIBehaviour, group: Group, call: Call): Answer {
  const wasMember = group.members.delete(textOf(call, "path", "user_id"));
  if (!wasMember && behaviour.removeNonMember !== "ok") return notMember;
  return { status: 200, body: { object: "group.user.deleted", deleted: true } };
}
