// OpenAI's organization, put together for the frame.
// Names in brackets in this folder's comments are the source ids of specs/openai/SOURCES.md.
import { spec } from "../../compiled/openai.js";
import type { Vendor, VendorSession } from "../../frame/vendor.js";
import { authorize, testKeys } from "./authorization.js";
import { problemAnswer } from "./errors.js";
import { createHandlers } from "./handlers.js";
import { defaultOpenAISeed } from "./seed.js";
import { type OpenAIState, openState } from "./state.js";
import type { OpenAIBehaviour, OpenAISeed, OpenAITestKeys } from "./types.js";

export const openaiVendor: Vendor<OpenAISeed, OpenAIBehaviour, OpenAITestKeys> = {
  name: "openai",
  spec,
  requestIdHeader: "x-request-id",
  defaultSeed: defaultOpenAISeed,
  open: (seed, behaviour, context): VendorSession<OpenAITestKeys> => {
    const state = openState(seed, context);
    const handlers = createHandlers(state, behaviour);
    return {
      state,
      testKeys,
      admit: ({ headers }) => {
        const refusal = authorize(headers);
        return refusal === undefined ? { handlers } : { refusal };
      },
      refuse: problemAnswer,
      seeded: describe(seed, state),
      example: { path: "/organization/groups", headers: { authorization: `Bearer ${testKeys.adminApiKey}` } },
    };
  },
};

function describe(seed: OpenAISeed, { users, groups, projects, invites, roleScope }: OpenAIState): readonly string[] {
  const named = groups.entries().map(({ id, item: { members } }) => `${id} (${members.size} users)`);
  const grouped = new Set(groups.entries().flatMap(({ item: { members } }) => members.entries().map(({ id }) => id)));
  const free = users.entries().filter(({ id }) => !grouped.has(id));
  return [
    `${seed.organization.id}: ${named.join(", ")}`,
    ...line("projects", projects.entries()),
    ...line("invites", invites.entries()),
    ...line("roles", roleScope.roles.entries()),
    ...line("in no group", free),
  ];
}

function line(what: string, entries: readonly { readonly id: string }[]): readonly string[] {
  const ids = entries.slice(0, 8).map(({ id }) => id);
  return ids.length === 0 ? [] : [`${what}: ${ids.join(", ")}${entries.length > ids.length ? ", …" : ""}`];
}
