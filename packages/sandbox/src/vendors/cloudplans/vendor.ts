// CloudPlans' organization users, put together for the frame.
// Names in brackets in this folder's comments are the source ids of specs/cloudplans/SOURCES.md.

import { spec } from "../../compiled/cloudplans.js";
import { bearerOf } from "../../frame/bearer.js";
import type { HeaderReader } from "../../frame/delivery.js";
import type { Admission, Vendor, VendorSession } from "../../frame/vendor.js";
import { type Fail, failing, problemAnswer } from "./errors.js";
import { createHandlers } from "./handlers.js";
import { defaultCloudPlansSeed } from "./seed.js";
import { openState } from "./state.js";
import { openTokenDesk, type TokenDesk } from "./tokens.js";
import type { CloudPlansBehaviour, CloudPlansSeed, CloudPlansTestKeys } from "./types.js";

export const cloudplansVendor: Vendor<CloudPlansSeed, CloudPlansBehaviour, CloudPlansTestKeys> = {
  name: "cloudplans",
  spec,
  defaultSeed: defaultCloudPlansSeed,
  open: (seed, behaviour, context): VendorSession<CloudPlansTestKeys> => {
    const state = openState(seed);
    const desk = openTokenDesk(context.clock);
    const fail = failing(behaviour);
    const { tokenOwner, viewerTokenOwner } = seed;
    const token = desk.issue(tokenOwner);
    return {
      state: { ...state, tokens: desk.issued },
      testKeys: { token, viewerToken: desk.issue(viewerTokenOwner), issueToken: (email = tokenOwner) => desk.issue(email) },
      admit: ({ headers }): Admission => {
        const owner = ownerOf(headers, desk, fail);
        return "refusal" in owner ? owner : { handlers: createHandlers({ state, behaviour, fail, caller: owner.email }) };
      },
      refuse: (problem) => problemAnswer(problem, fail),
      seeded: describe(seed),
      example: {
        path: `/v1/organizations/users/list?action=users&org_id=${encodeURIComponent(seed.organizations[0]?.id ?? "")}`,
        headers: { authorization: `Bearer ${token}` },
      },
    };
  },
};

/** 401 for each of these is inferred (authentication-page): no page shows a failure. */
function ownerOf(
  headers: HeaderReader,
  desk: TokenDesk,
  fail: Fail,
): { readonly email: string } | Extract<Admission, { refusal: unknown }> {
  const token = bearerOf(headers);
  if (token === undefined) return { refusal: fail(401, "No token. Send Authorization: Bearer <token>.") };
  const owner = desk.read(token);
  if (owner === "unknown") return { refusal: fail(401, "Unknown token.") };
  return owner === "expired" ? { refusal: fail(401, "The token has expired. Tokens last 30 minutes.") } : owner;
}

function describe({ organizations }: CloudPlansSeed): readonly string[] {
  return organizations.map(({ id, users }) => {
    const people = users.map(({ email, role, state }) => `${email} (${role}${state === "active" ? "" : `, ${state}`})`);
    return `${id}: ${people.join(", ")}`;
  });
}
