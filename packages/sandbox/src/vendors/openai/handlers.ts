// What each OpenAI operation does. Success answers are documented; what happens to strangers is inferred, and switchable
// where users may want it otherwise.
import { integerOf, optionalTextOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { errorAnswer } from "./errors.js";
import { type Entry, pageOf } from "./page.js";
import { toGroupMemberUser, toGroupResponse, toGroupUser } from "./resources.js";
import type { Group, OpenAIState } from "./state.js";
import type { OpenAIBehaviour, OpenAISeedUser } from "./types.js";

export function createHandlers(state: OpenAIState, behaviour: OpenAIBehaviour): Handlers {
  const inGroup = (answer: (group: Group, call: Call) => Answer): Handler => {
    return (call) => {
      const group = state.groups.get(textOf(call, "path", "group_id"));
      return group === undefined ? groupNotFound : answer(group, call);
    };
  };
  return {
    "list-groups": (call) => listGroups(state, call),
    "list-group-users": inGroup((group, call) => listGroupUsers(state, group, call)),
    "add-group-user": inGroup((group, call) => addGroupUser(state, behaviour, group, call)),
    "retrieve-group-user": inGroup((group, call) => retrieveGroupUser(state, group, call)),
    "remove-group-user": inGroup((group, call) => removeGroupUser(behaviour, group, call)),
  };
}

function listGroups(state: OpenAIState, call: Call): Answer {
  const entries = [...state.groups.values()].map((group, index) => ({ sequence: index + 1, item: toGroupResponse(group) }));
  return listAnswer("groups", entries, call);
}

function listGroupUsers(state: OpenAIState, group: Group, call: Call): Answer {
  const entries = [...group.members].flatMap(([id, sequence]) => {
    const user = state.users.get(id);
    return user === undefined ? [] : [{ sequence, item: toGroupUser(user) }];
  });
  return listAnswer(`groups/${group.facts.id}/users`, entries, call);
}

function listAnswer<Item>(list: string, entries: readonly Entry<Item>[], call: Call): Answer {
  const order = textOf(call, "query", "order") === "asc" ? "asc" : "desc";
  const after = optionalTextOf(call, "query", "after");
  const page = pageOf({ entries, scope: { list, order }, limit: integerOf(call, "query", "limit"), after });
  return page === "invalidCursor" ? invalidCursor : { status: 200, body: page };
}

function addGroupUser(state: OpenAIState, behaviour: OpenAIBehaviour, group: Group, call: Call): Answer {
  const userId = textOf(call, "body", "user_id");
  if (!state.users.has(userId)) return userNotFound;
  if (!group.members.has(userId)) group.add(userId);
  else if (behaviour.duplicateAdd === "conflict") return alreadyMember;
  return { status: 200, body: { object: "group.user", user_id: userId, group_id: group.facts.id } };
}

function retrieveGroupUser(state: OpenAIState, group: Group, call: Call): Answer {
  const user = memberOf(state, group, textOf(call, "path", "user_id"));
  return user === undefined ? notMember : { status: 200, body: toGroupMemberUser(user) };
}

function removeGroupUser(behaviour: OpenAIBehaviour, group: Group, call: Call): Answer {
  const userId = textOf(call, "path", "user_id");
  if (!group.members.has(userId) && behaviour.removeNonMember !== "ok") return notMember;
  group.remove(userId);
  return { status: 200, body: { object: "group.user.deleted", deleted: true } };
}

function memberOf(state: OpenAIState, group: Group, userId: string): OpenAISeedUser | undefined {
  return group.members.has(userId) ? state.users.get(userId) : undefined;
}

const groupNotFound = errorAnswer({
  status: 404,
  message: "No group with this id was found.",
  param: "group_id",
  code: "group_not_found",
});

const userNotFound = errorAnswer({
  status: 404,
  message: "No user with this id was found in the organization.",
  param: "user_id",
  code: "user_not_found",
});

const notMember = errorAnswer({
  status: 404,
  message: "No user with this id was found in the group.",
  param: "user_id",
  code: "group_user_not_found",
});

const alreadyMember = errorAnswer({
  status: 409,
  message: "The user is already in the group.",
  param: "user_id",
  code: "group_user_already_exists",
});

const invalidCursor = errorAnswer({
  status: 400,
  message: "after is not a cursor of this list in this order. Send the next of the page before, not an id.",
  param: "after",
  code: "invalid_cursor",
});
