/** A made-up vendor's scope, as somebody outside would write it: one file, one export, and no registration anywhere. */

import type { CallOptions } from "@rosterkit/runtime";
import type { AddResult, Capabilities, Member, MemberStatus, RemoveResult, UpdateResult } from "../../src/index.js";

const capabilities: Capabilities<"badgehouse", "team"> = {
  vendor: "badgehouse",
  scope: "team",
  verbs: { list: {}, add: { keys: ["email"], needs: ["role"] }, update: { keys: ["email"] }, remove: { keys: ["email"] } },
};

/** How the vendor keeps a member. */
export interface Badge {
  readonly email: string;
  readonly role: string;
  readonly status?: MemberStatus;
  readonly managedElsewhere?: boolean;
}

/** What goes wrong at the vendor; each function may throw. */
export interface Trouble {
  readonly onList?: () => void | Promise<void>;
  /** Before the vendor acts. */
  readonly beforeWrite?: (verb: string, email: string) => void;
  /** After it has acted: the answer is lost. */
  readonly afterWrite?: (verb: string, email: string) => void;
  /** The vendor says that it is done, and does nothing. */
  readonly isDeaf?: boolean;
}

/** The members of one team at Badgehouse, where captains manage members and nobody knows what a deputy may. */
export function badgehouseTeam(id: string, badges: readonly Badge[], trouble: Trouble = {}) {
  const members = new Map(badges.map((badge) => [badge.email, badge]));
  const write = <Outcome extends string>(verb: string, email: string, outcome: Outcome, act: () => void) => {
    trouble.beforeWrite?.(verb, email);
    if (trouble.isDeaf !== true) act();
    trouble.afterWrite?.(verb, email);
    return { outcome, raw: { done: verb } };
  };
  return {
    vendor: "badgehouse" as const,
    scope: "team" as const,
    id,
    capabilities,
    /** What the test looks at: the vendor's own state. */
    members,
    administers: (role: string | undefined) => (role === "deputy" ? ("unknown" as const) : role === "captain"),
    async *list(_options?: CallOptions): AsyncGenerator<Member<Badge>> {
      await trouble.onList?.();
      for (const badge of members.values()) yield { status: "active", ...badge, raw: badge };
    },
    async add({ email, role }: { email: string; role: string }): Promise<AddResult<"added", { done: string }>> {
      return write("add", email, "added", () => members.set(email, { email, role }));
    },
    async update({ email, role }: { email: string; role?: string }): Promise<UpdateResult<{ done: string }>> {
      return write("update", email, "updated", () =>
        members.set(email, { role: "member", ...members.get(email), email, ...(role === undefined ? {} : { role }) }),
      );
    },
    async remove({ email }: { email: string }): Promise<RemoveResult<"removed", { done: string }>> {
      return write("remove", email, "removed", () => members.delete(email));
    },
  };
}
