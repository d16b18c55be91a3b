/** Checks the key of a member for those who call without types. */

import { ConfigError } from "@rosterkit/runtime";
import type { Capabilities, MemberKey, Verb } from "./capabilities.js";

/**
 * The value that identifies a member.
 *
 * @throws ConfigError when it is missing or blank, or when another key was given; nothing has been sent then.
 */
export function readMemberKey<Key extends MemberKey>(
  capabilities: Capabilities,
  verb: Verb,
  input: Readonly<Partial<Record<MemberKey, unknown>>>,
  key: Key,
): string {
  const value = input[key];
  if (typeof value === "string" && value.trim() !== "") return value;
  const other = key === "memberId" ? "email" : "memberId";
  const hint = input[other] === undefined ? "" : ` (it was given ${other})`;
  throw new ConfigError(`${verb} on a ${capabilities.scope} takes ${key}, a non-empty string${hint}. Nothing was sent.`, {
    vendor: capabilities.vendor,
    parameter: key,
  });
}
