// OpenAI's groups, put together for the frame.
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
  open: (seed, behaviour): VendorSession<OpenAITestKeys> => {
    const state = openState(seed);
    const handlers = createHandlers(state, behaviour);
    return {
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

function describe(seed: OpenAISeed, state: OpenAIState): readonly string[] {
  const groups = [...state.groups.values()].map(({ facts, members }) => `${facts.id} (${members.size} users)`);
  const grouped = new Set([...state.groups.values()].flatMap(({ members }) => [...members.keys()]));
  const free = [...state.users.keys()].filter((id) => !grouped.has(id));
  const lines = [`${seed.organization.id}: ${groups.join(", ")}`];
  return free.length === 0 ? lines : [...lines, `in no group: ${free.slice(0, 8).join(", ")}${free.length > 8 ? ", …" : ""}`];
}
