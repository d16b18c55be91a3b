/** Checks what a verb is given, for those who call without types. */

import { ConfigError } from "@rosterkit/runtime";
import type { Capabilities, Capability, Verb } from "./capabilities.js";
import type { MemberReference } from "./member.js";

/**
 * The value that identifies a member.
 *
 * @throws ConfigError when it, or anything else that the verb needs, is missing or blank; nothing has been sent then.
 */
export function readMemberKey(capabilities: Capabilities, verb: Verb, input: MemberReference): string {
  const { key = "memberId", otherKey, needs = [] } = capabilities.verbs[verb] ?? {};
  const values: Readonly<Record<string, unknown>> = { ...input };
  const other = key === "memberId" ? "email" : "memberId";
  const isOther = otherKey !== undefined && values[otherKey] !== undefined;
  if (isOther && values[key] !== undefined) throw refusal(capabilities, verb, key, `${key} or ${otherKey}, not both`);
  const named = isOther ? other : key;
  const hint = values[other] === undefined ? "" : ` (it was given ${other})`;
  for (const name of [named, ...needs]) {
    const value = values[name];
    const isText = typeof value === "string" && value.trim() !== "";
    if (!isText) throw refusal(capabilities, verb, name, `${name}, a non-empty string${name === key ? hint : ""}`);
  }
  return String(values[named]);
}

/** What names a known member in a call, and nothing else; undefined when the member has no such key. */
export function pickMemberKey({ key = "memberId", otherKey = key }: Capability, member: MemberReference): MemberReference | undefined {
  const named = member[key] === undefined ? otherKey : key;
  return member[named] === undefined ? undefined : { [named]: member[named] };
}

/** The error for a verb that was given something else than it takes. */
export function refusal({ vendor, scope }: Capabilities, verb: Verb, parameter: string, takes: string): ConfigError {
  const container = /^[aeiou]/.test(scope) ? `an ${scope}` : `a ${scope}`;
  return new ConfigError(`${verb} on ${container} takes ${takes}. Nothing was sent.`, { vendor, parameter });
}
