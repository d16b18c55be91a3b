// Who may call: bearers of a personal key who send their user id in x-auth-key, of a team key, or of an OAuth token.
// Documented (workspace-page, role-page): that a personal key needs the header and an OAuth token does not. Inferred: that a
// team key does without it, that another's user id is refused, and that the header is ignored beside other keys.

import { bearerOf } from "../../frame/bearer.js";
import type { HeaderReader } from "../../frame/delivery.js";
import type { Answer } from "../../frame/vendor.js";
import { errorAnswer } from "./errors.js";
import type { GumloopTestKeys } from "./types.js";

export function testKeysFor(userId: string): GumloopTestKeys {
  return { apiKey: "gum-sandbox-personal", userId, oauthToken: "gum-sandbox-oauth", teamKey: "gum-sandbox-team" };
}

/** @returns undefined for a caller who is let in */
export function authorize(headers: HeaderReader, keys: GumloopTestKeys): Answer | undefined {
  const key = bearerOf(headers);
  if (key === undefined) return refusal("No API key. Send Authorization: Bearer <key>.");
  if (key === keys.oauthToken || key === keys.teamKey) return undefined;
  if (key !== keys.apiKey) return refusal(`Unknown API key. The sandbox accepts ${keys.apiKey}, ${keys.teamKey} and ${keys.oauthToken}.`);
  const userId = headers.get("x-auth-key");
  if (userId === null) return refusal("A personal key needs the header x-auth-key with your user id.");
  return userId === keys.userId ? undefined : refusal("x-auth-key is not the user id that this personal key belongs to.");
}

function refusal(message: string): Answer {
  return errorAnswer({ status: 401, message, code: "unauthorized" });
}
