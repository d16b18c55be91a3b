// The programs of the matrix: one behavioural suite in every module format, and one typed program in every compiler.

const body = `
async function suite(baseUrl) {
  const openai = createOpenAIClient({ adminApiKey: "sk-admin-sandbox", baseUrl, retries: 0, fetch: (...parameters) => fetch(...parameters) });
  const path = { group_id: "group_engineering" };
  const passed = [];
  const check = (name, isTrue) => {
    if (!isTrue) throw new Error("failed: " + name);
    passed.push(name);
  };
  let count = 0;
  for await (const user of openai.groups.users.list({ path })) if (user.id !== "") count += 1;
  check("iterates every page", count === 250);
  check("awaits one page", (await openai.groups.users.list({ path })).data.length === 100);
  check("takes the first item alone", typeof (await openai.groups.users.list({ path }).first())?.id === "string");
  check("calls a stand-alone operation", (await groupsList(createOpenAICore({ adminApiKey: "sk-admin-sandbox", baseUrl }))).data.length > 0);
  const result = await openai.groups.users.list({ path: { group_id: "group_unknown" } }).result();
  check("resolves to a case", result.ok === false && result.case === "4XX" && result.status === 404);
  const error = await openai.groups.users.list({ path: { group_id: "group_unknown" } }).catch((reason) => reason);
  check("throws a typed error", error instanceof HttpError && error.status === 404);
  const unsafe = await openai.groups.users.list({ path: { group_id: ".." } }).catch((reason) => reason);
  check("refuses an unsafe path", unsafe instanceof Error && !(unsafe instanceof HttpError));
  const late = await openai.groups.list({}, { signal: AbortSignal.abort() }).catch((reason) => reason);
  check("is aborted", late instanceof Error);
  let members = 0;
  for await (const member of openaiGroup(openai, { groupId: "group_engineering" }).list()) if (member.memberId !== "") members += 1;
  check("lists through the facade", members === 250);
  return passed;
}
`;

const esm = `import { createOpenAIClient } from "@rosterkit/openai";
import { createOpenAICore, groupsList } from "@rosterkit/openai/operations";
import { HttpError } from "@rosterkit/runtime";
import { openaiGroup } from "rosterkit/openai";
`;
const commonJs = `const { createOpenAIClient } = require("@rosterkit/openai");
const { createOpenAICore, groupsList } = require("@rosterkit/openai/operations");
const { HttpError } = require("@rosterkit/runtime");
const { openaiGroup } = require("rosterkit/openai");
`;
const run = '\nsuite(process.env.BASE_URL).then((passed) => console.log("passed " + passed.length));\n';

// A worker has neither a process nor a command line: its program is a test of its own.
const runInWorker = '\nexport default { test: async (_, { BASE_URL }) => console.log("passed " + (await suite(BASE_URL)).length) };\n';

/** workerd's configuration: the bundled worker, told the sandbox's address, allowed to reach this machine alone. */
export function toWorkerdConfig(baseUrl) {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [
  (name = "suite", worker = (
    modules = [(name = "worker.mjs", esModule = embed "worker-bundle.mjs")],
    bindings = [(name = "BASE_URL", text = ${JSON.stringify(baseUrl)})],
    compatibilityDate = "2026-01-01")),
  (name = "internet", network = (allow = ["local"])),
]);
`;
}

const typed = `${esm}
const openai = createOpenAIClient({ adminApiKey: "k" });
export async function emails(): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for await (const user of openai.groups.users.list({ path: { group_id: "g" }, query: { limit: 10 } })) found.push(user.email);
  return found;
}
export async function outcome(): Promise<string> {
  const result = await openai.groups.users.add({ path: { group_id: "g" }, body: { user_id: "u" } }).result();
  return result.case === 200 ? result.body.user_id : String(result.status);
}
export const page = groupsList(createOpenAICore({ adminApiKey: "k" }));
export const members = openaiGroup(openai, { groupId: "g" }).list();
export const isHttp = (error: unknown): boolean => error instanceof HttpError && error.status === 404;
// @ts-expect-error a misspelt field
openai.groups.users.add({ path: { group_id: "g" }, body: { userId: "u" } });
// @ts-expect-error a method that the vendor does not have
openai.groups.users.update({ path: { group_id: "g", user_id: "u" } });
`;

const checked = `${esm}
const openai = createOpenAIClient({ adminApiKey: "k" });
/** @returns {Promise<string | null | undefined>} */
export async function firstEmail() {
  const user = await openai.groups.users.list({ path: { group_id: "g" } }).first();
  return user?.email;
}
export const members = openaiGroup(openai, { groupId: "g" }).list();
export const page = groupsList(createOpenAICore({ adminApiKey: "k" }));
/** @param {unknown} error */
export const isHttp = (error) => error instanceof HttpError;
// @ts-expect-error a misspelt field
openai.groups.users.add({ path: { group_id: "g" }, body: { userId: "u" } });
`;

/** By file name. */
export const programs = {
  "suite.mjs": esm + body + run,
  "suite.cjs": commonJs + body + run,
  "worker.mjs": esm + body + runInWorker,
  "suite.test.cjs": `${commonJs}${body}\ntest("the suite", async () => expect(await suite(process.env.BASE_URL)).toHaveLength(9), 30_000);\n`,
  "typed.mts": typed,
  "typed.cts": typed,
  "checked.mjs": checked,
};
