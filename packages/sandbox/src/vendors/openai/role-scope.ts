// The roles of an organization or of one project, and which users and groups have which of them.

import { type Ledger, openLedger } from "../../frame/ledger.js";
import { indexById, seedError } from "../../frame/seed-index.js";
import type { OpenAISeedRole } from "./types.js";

export type PrincipalKind = "user" | "group";

export interface RoleScope {
  /** As on the wire (openapi). */
  readonly resourceType: "api.organization" | "api.project";
  readonly roles: Ledger<OpenAISeedRole>;
  /** By the id of the user or the group, then by the id of the role. */
  readonly assigned: Readonly<Record<PrincipalKind, Map<string, Ledger<true>>>>;
}

interface SeededPrincipal {
  readonly id: string;
  readonly roleIds: readonly string[];
}

export interface RoleScopeSeed {
  /** Where the roles stand in the seed, for errors: `roles`. */
  readonly place: string;
  readonly resourceType: RoleScope["resourceType"];
  readonly roles: readonly OpenAISeedRole[];
  readonly users: readonly SeededPrincipal[];
  readonly groups: readonly SeededPrincipal[];
}

/** @throws TypeError naming the role that stands twice, or that someone has and nothing defines */
export function openRoleScope({ place, resourceType, roles: items, users, groups }: RoleScopeSeed): RoleScope {
  const roles = openLedger(indexById({ vendor: "openai", list: place, items }));
  const assign = (principals: readonly SeededPrincipal[]): Map<string, Ledger<true>> => {
    const assigned = new Map<string, Ledger<true>>();
    for (const { id, roleIds } of principals) {
      const stranger = roleIds.find((roleId) => !roles.has(roleId));
      if (stranger !== undefined) throw seedError("openai", `"${id}" has role "${stranger}", which is not in ${place}`);
      assigned.set(id, openLedger(roleIds.map((roleId): [string, true] => [roleId, true])));
    }
    return assigned;
  };
  return { resourceType, roles, assigned: { user: assign(users), group: assign(groups) } };
}

/** The roles of one user or group, to read and to change. */
export function rolesOf({ assigned }: RoleScope, kind: PrincipalKind, id: string): Ledger<true> {
  const known = assigned[kind].get(id);
  if (known !== undefined) return known;
  const none = openLedger<true>();
  assigned[kind].set(id, none);
  return none;
}

/** A role that is deleted is taken from whoever has it (inferred). */
export function removeRole({ roles, assigned }: RoleScope, roleId: string): void {
  roles.delete(roleId);
  for (const ledger of [...assigned.user.values(), ...assigned.group.values()]) ledger.delete(roleId);
}
