/** Checks what names a member, and what else a verb needs, for those who call without types. */

import { ConfigError } from "@rosterkit/runtime";
import type { Capabilities, MemberKey, Verb } from "./capabilities.js";

/**
 * The value that identifies a member.
 *
 * @throws ConfigError when it is missing or blank, or when another key was given instead; nothing has been sent then.
 */
export function readMemberKey(
  capabilities: Capabilities,
  verb: Verb,
  input: Readonly<Partial<Record<MemberKey, unknown>>>,
  key: MemberKey,
): string {
  const value = input[key];
  if (isText(value)) return value;
  const other = key === "memberId" ? "email" : "memberId";
  const hint = input[other] === undefined ? "" : ` (it was given ${other})`;
  throw refusal(capabilities, verb, { parameter: key, takes: `${key}, a non-empty string${hint}` });
}

/** Checks values that a verb needs beside the key. @throws ConfigError when one is missing or blank; nothing has been sent then. */
export function requireTexts(capabilities: Capabilities, verb: Verb, values: Readonly<Record<string, unknown>>): void {
  for (const [parameter, value] of Object.entries(values)) {
    if (!isText(value)) throw refusal(capabilities, verb, { parameter, takes: `${parameter}, a non-empty string` });
  }
}

/** The error for a verb that was given something else than it takes; `takes` goes on from that word. */
export function refusal(
  { vendor, scope }: Capabilities,
  verb: Verb,
  { parameter, takes }: { readonly parameter: string; readonly takes: string },
): ConfigError {
  const container = /^[aeiou]/.test(scope) ? `an ${scope}` : `a ${scope}`;
  return new ConfigError(`${verb} on ${container} takes ${takes}. Nothing was sent.`, { vendor, parameter });
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
