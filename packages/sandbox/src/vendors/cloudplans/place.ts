// Where and for whom an operation runs, and whether it may.
import type { Answer } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import type { Fail } from "./errors.js";
import type { CloudPlansState, Organization } from "./state.js";
import type { CloudPlansBehaviour } from "./types.js";

export interface HandlersOptions {
  readonly state: CloudPlansState;
  readonly behaviour: CloudPlansBehaviour;
  readonly fail: Fail;
  /** E-mail address of the token's owner. */
  readonly caller: string;
}

export interface Place extends HandlersOptions {
  readonly organization: Organization;
}

export type Right = "read" | "manage";

/** That any active user may list, and that an inactive one is refused here rather than at the token, is inferred. */
export function refusalIn({ organization, caller, fail }: Place, right: Right): Answer | undefined {
  const user = organization.users.get(emailKey(caller));
  if (user === undefined) return fail(403, "You are not a user of this organization.");
  if (user.state === "inactive") return fail(403, "You are inactive in this organization.");
  const isManager = user.role === "owner" || user.role === "admin";
  return right === "read" || isManager ? undefined : fail(403, "Only an owner or an admin may manage users.");
}

export const done: Answer = { status: 200, body: { status: 200 } };
