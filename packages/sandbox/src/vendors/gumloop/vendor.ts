// Gumloop's workspaces and custom roles, put together for the frame.
// Names in brackets in this folder's comments are the source ids of specs/gumloop/SOURCES.md.
import { spec } from "../../compiled/gumloop.js";
import type { ExampleRequest, Vendor, VendorSession } from "../../frame/vendor.js";
import { authorize, testKeysFor } from "./authorization.js";
import { problemAnswer } from "./errors.js";
import { createHandlers } from "./handlers.js";
import { defaultGumloopSeed } from "./seed.js";
import { openState } from "./state.js";
import type { GumloopBehaviour, GumloopSeed, GumloopTestKeys } from "./types.js";

export const gumloopVendor: Vendor<GumloopSeed, GumloopBehaviour, GumloopTestKeys> = {
  name: "gumloop",
  spec,
  defaultSeed: defaultGumloopSeed,
  open: (seed, behaviour, context): VendorSession<GumloopTestKeys> => {
    const state = openState(seed, context);
    const handlers = createHandlers(state, behaviour);
    const testKeys = testKeysFor(seed.keyOwnerId);
    return {
      state,
      testKeys,
      admit: ({ headers }) => {
        const refusal = authorize(headers, testKeys);
        return refusal === undefined ? { handlers } : { refusal };
      },
      refuse: problemAnswer,
      seeded: describe(seed),
      example: exampleFor(seed, testKeys),
    };
  },
};

function describe(seed: GumloopSeed): readonly string[] {
  return seed.organizations.flatMap(({ id, users, workspaces, customRoles }) => {
    const containers = [...workspaces, ...customRoles].map((container) => `${container.id} (${container.memberIds.length} users)`);
    const people = users.map((user) => `${user.email}${user.isAdmin === true ? ` (admin, ${user.id})` : ""}`);
    return [`${id}: ${containers.join(", ")}`, `${id}: ${people.join(", ")}`];
  });
}

/** Adds the last user of the first organization, whom no workspace is likely to have yet. */
function exampleFor({ organizations: [organization] }: GumloopSeed, keys: GumloopTestKeys): ExampleRequest {
  return {
    path: "/manage_workspace_users",
    headers: { authorization: `Bearer ${keys.apiKey}`, "x-auth-key": keys.userId },
    body: {
      organization_id: organization?.id ?? "",
      user_id: keys.userId,
      workspace_id: organization?.workspaces[0]?.id ?? "",
      action: "add",
      user_email: organization?.users.at(-1)?.email ?? "",
    },
  };
}
