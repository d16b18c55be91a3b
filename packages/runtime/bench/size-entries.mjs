// The programs whose bundles are weighed, and what they may weigh.

import { fileURLToPath } from "node:url";

const use = (expression) => `globalThis.use = () => ${expression};`;
const openai = fileURLToPath(import.meta.resolve("../../openai/dist/esm/index.js"));
const operations = fileURLToPath(import.meta.resolve("../../openai/dist/esm/generated/operations.js"));

export const entries = [
  {
    name: "one JSON operation",
    code: `import { createOpenAICore, groupsUsersAdd } from "${operations}";
${use('groupsUsersAdd(createOpenAICore(), { path: { group_id: "g" }, body: { user_id: "u" } })')}`,
  },
  {
    name: "one list operation",
    code: `import { createOpenAICore, groupsUsersList } from "${operations}";
${use('groupsUsersList(createOpenAICore(), { path: { group_id: "g" } })')}`,
  },
  { name: "whole OpenAI tree", code: `import { createOpenAIClient } from "${openai}";\n${use("createOpenAIClient()")}` },
  { name: "bare openapi-fetch", code: `import createClient from "openapi-fetch";\n${use('createClient({}).GET("/")')}` },
];

/** Gzipped bytes: what the bundle is meant to come down to, and what it must not exceed today. */
export const budgets = {
  "one JSON operation": { goal: 6_000, limit: 12_600 },
  "one list operation": { goal: undefined, limit: 13_350 },
  "whole OpenAI tree": { goal: 14_000, limit: 14_850 },
};
