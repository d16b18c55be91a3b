// The users of the organization: list, look up, change, remove. Nothing adds one: see the invites.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import { lastIdListAnswer } from "./lists.js";
import { nullableTextOf } from "./nullable-text.js";
import { roleNotFound, unknownRole, userNotFound } from "./refusals.js";
import { toUser } from "./resources.js";
import { rolesOf } from "./role-scope.js";
import { type OpenAIState, removeUser } from "./state.js";
import type { OpenAISeedUser } from "./types.js";

export function userHandlers(state: OpenAIState): Handlers {
  const ofUser = (answer: (user: OpenAISeedUser, call: Call) => Answer): Handler => {
    return (call) => {
      const user = state.users.get(textOf(call, "path", "user_id"));
      return user === undefined ? userNotFound : answer(user, call);
    };
  };
  return {
    "list-users": (call) => listUsers(state, call),
    "retrieve-user": ofUser((user) => ({ status: 200, body: toUser(user) })),
    "modify-user": ofUser((user, call) => modifyUser(state, user, call)),
    "delete-user": ofUser(({ id }) => {
      removeUser(state, id);
      return { status: 200, body: { object: "organization.user.deleted", id, deleted: true } };
    }),
  };
}

/** The vendor's document means `emails=a&emails=b`, its SDK sends `emails[]=a&emails[]=b` (sdk-node): both are taken. */
function listUsers(state: OpenAIState, call: Call): Answer {
  const wanted = [...call.search.getAll("emails[]"), ...call.search.getAll("emails")].map(emailKey);
  const entries = state.users.entries().filter(({ item: { email } }) => wanted.length === 0 || wanted.includes(emailKey(email ?? "")));
  return lastIdListAnswer(entries, toUser, call);
}

function modifyUser(state: OpenAIState, user: OpenAISeedUser, call: Call): Answer {
  const role = nullableTextOf(call, "role");
  if (role !== undefined && role !== "owner" && role !== "reader") return unknownRole(["owner", "reader"]);
  const roleId = nullableTextOf(call, "role_id");
  if (roleId !== undefined && !state.roleScope.roles.has(roleId)) return roleNotFound;
  if (roleId !== undefined) rolesOf(state.roleScope, "user", user.id).set(roleId, true);
  const changed: OpenAISeedUser = role === undefined ? user : { ...user, role };
  state.users.set(user.id, changed);
  return { status: 200, body: toUser(changed) };
}
