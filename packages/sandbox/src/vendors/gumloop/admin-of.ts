// The organization that a reading operation names, if `user_id` is one of its admins.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { errorAnswer } from "./errors.js";
import type { GumloopState, Organization } from "./state.js";

/** `unknown` is what an organization that does not exist is answered with: not every operation documents a 404. */
export function adminOf(
  state: GumloopState,
  call: Call,
  { place, unknown }: { readonly place: "path" | "query"; readonly unknown: Answer },
): Organization | Answer {
  const organization = state.organizations.get(textOf(call, place, "organization_id"));
  if (organization === undefined) return unknown;
  return organization.usersById.get(textOf(call, "query", "user_id"))?.isAdmin === true ? organization : notAdmin;
}

export const notAdmin: Answer = errorAnswer({
  status: 403,
  message: "user_id, the acting user, is no admin of the organization.",
  code: "forbidden",
  param: "user_id",
});
