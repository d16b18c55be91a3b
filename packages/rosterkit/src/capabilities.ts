/** What each scope can do, as data: the facts that the scopes' types state, and what callers without types are held to. */

import { ConfigError } from "@rosterkit/runtime";
import type { MemberReference } from "./member.js";

/** What identifies a member in a call. */
export type MemberKey = "memberId" | "email";

/** The verbs of membership. */
export type Verb = "list" | "add" | "update" | "remove";

/** The facts about one kind of scope at one vendor. */
export interface Capabilities<Vendor extends string = string, Kind extends string = string> {
  readonly vendor: Vendor;
  /** The vendor's word for the container: group, workspace, role, organization, project. */
  readonly scope: Kind;
  /** The verbs that exist; a verb that is missing here is missing at the vendor, and is never emulated. */
  readonly verbs: Verbs;
  /** How fast the vendor lets an endpoint be asked; absent where no limit is known. */
  readonly pace?: Pace;
}

/** The facts about one verb. */
export interface Capability {
  /** What may name the member, one at a time; absent for `list`. */
  readonly keys?: readonly MemberKey[];
  /** What must be given beside it. */
  readonly needs?: readonly ("role" | "status")[];
  /** What an automator should know before relying on it. */
  readonly note?: string;
}

/** So many requests in so many seconds. */
export type Pace = { readonly requests: number; readonly seconds: number };

type Verbs = Readonly<Partial<Record<Verb, Capability>>>;

/** The capabilities of a vendor's scopes, by kind. */
export type CapabilitiesOf<Vendor extends string, Kind extends string> = { readonly [Each in Kind]: Capabilities<Vendor, Each> };

/** States the capabilities of a vendor's scopes, by kind. */
export function toCapabilities<V extends string, K extends string>(vendor: V, kinds: Record<K, Verbs>, pace?: Pace): CapabilitiesOf<V, K> {
  const all = Object.entries<Verbs>(kinds).map(([scope, verbs]) => [scope, { vendor, scope, verbs, ...(pace && { pace }) }]);
  return Object.fromEntries(all) as CapabilitiesOf<V, K>; // each kind stands under its own name
}

/** The value that names a member. @throws ConfigError when it, or anything else that the verb needs, is missing or blank */
export function readMemberKey(capabilities: Capabilities, verb: Verb, input: MemberReference): string {
  const { keys = [], needs = [] } = capabilities.verbs[verb] ?? {};
  const values: Readonly<Record<string, unknown>> = { ...input };
  const [named = keys[0] ?? "memberId", ...others] = keys.filter((key) => values[key] !== undefined);
  if (others.length > 0) throw refusal(capabilities, verb, { parameter: named, takes: `${keys.join(" or ")}, not both` });
  const other = named === "email" ? "memberId" : "email";
  for (const parameter of [named, ...needs]) {
    const value = values[parameter];
    if (typeof value === "string" && value.trim() !== "") continue;
    const hint = parameter === named && values[other] !== undefined ? ` (it was given ${other})` : "";
    throw refusal(capabilities, verb, { parameter, takes: `${parameter}, a non-empty string${hint}` });
  }
  return String(values[named]);
}

/** What names a known member in a call, and nothing else; undefined when the member has no such key. */
export function pickMemberKey({ keys = [] }: Capability, member: MemberReference): MemberReference | undefined {
  const named = keys.find((key) => member[key] !== undefined);
  return named && { [named]: member[named] };
}

/** The error for a verb that was given something else than it takes. */
export function refusal(
  { vendor, scope }: Capabilities,
  verb: Verb,
  wrong: { readonly parameter: string; readonly takes: string },
): ConfigError {
  const container = /^[aeiou]/.test(scope) ? `an ${scope}` : `a ${scope}`;
  return new ConfigError(`${verb} on ${container} takes ${wrong.takes}. Nothing was sent.`, { vendor, parameter: wrong.parameter });
}
