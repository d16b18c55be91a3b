/** Each mistake below must not compile: the compiler fails on an expectation that is not met. */

import { isApiError } from "@rosterkit/runtime";
import { createOpenAIClient, type ErrorResponse, type GroupsUsersAddResult } from "../src/index.js";

const openai = createOpenAIClient();

export function mistakes(error: unknown): void {
  // @ts-expect-error misspelt body field
  openai.groups.users.add({ path: { group_id: "g" }, body: { userId: "u" } });
  // @ts-expect-error a field that the body does not have, beside the right one
  openai.groups.users.add({ path: { group_id: "g" }, body: { user_id: "u", role: "owner" } });
  // @ts-expect-error missing path parameter
  openai.groups.users.add({ path: {}, body: { user_id: "u" } });
  // @ts-expect-error missing body
  openai.groups.users.add({ path: { group_id: "g" } });
  // @ts-expect-error misspelt query parameter
  openai.groups.users.list({ path: { group_id: "g" }, query: { limits: 10 } });
  // @ts-expect-error a value that the enum does not have
  openai.groups.users.list({ path: { group_id: "g" }, query: { order: "descending" } });
  // @ts-expect-error an unsupported verb: a group's users cannot be updated
  openai.groups.users.update({ path: { group_id: "g", user_id: "u" } });
  // @ts-expect-error a credential under another vendor's name
  createOpenAIClient({ apiKey: "k" });
  // @ts-expect-error a misspelt option of a call
  openai.groups.list({}, { timeouts: 1 });
  // @ts-expect-error the status of this operation is a number that the body does not hold
  if (isApiError(error, openai.groups.users.add, 429)) error.body.errors;
}

/** A documented failure narrows to its schema; a status under a range to the range's. */
export function narrows(error: unknown): ErrorResponse | undefined {
  if (isApiError(error, openai.groups.users.add, 429)) return error.body;
  if (isApiError(error, openai.groups.users.add, 404)) return error.body;
  return undefined;
}

/** A status that no answer covers stays unknown. */
export function staysUnknown(error: unknown): ErrorResponse | undefined {
  // @ts-expect-error no 5XX is documented
  if (isApiError(error, openai.groups.users.add, 500)) return error.body;
  return undefined;
}

/** Every case handled: the compiler sees that nothing is left. */
export function handlesAll(result: GroupsUsersAddResult): string {
  switch (result.case) {
    case 200:
      return result.body.user_id;
    case 429:
    case "4XX":
      return result.body.error.message;
    case "undocumented":
      return String(result.status);
    case "failed":
      return result.error.kind;
  }
}

// @ts-expect-error the case 429 is not handled, so the function may end without a string
export function forgetsOne(result: GroupsUsersAddResult): string {
  switch (result.case) {
    case 200:
      return result.body.user_id;
    case "4XX":
      return result.body.error.message;
    case "undocumented":
      return String(result.status);
    case "failed":
      return result.error.kind;
  }
}
