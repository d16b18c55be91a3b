import { createSandbox, type Listening } from "@rosterkit/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, type Project } from "./support/project.js";

const program = `import { createOpenAIClient } from "@rosterkit/openai";

const openai = createOpenAIClient({ adminApiKey: "sk-admin-sandbox", baseUrl: BASE_URL });
let users = 0;
let last = "";
for await (const user of openai.groups.users.list({ path: { group_id: "group_engineering" } })) {
  users += 1;
  last = user.id;
}
console.log(users, last);
`;

const commonJsProgram = `const { createOpenAIClient } = require("@rosterkit/openai");
const { groupsUsersList, createOpenAICore } = require("@rosterkit/openai/operations");

const options = { adminApiKey: "sk-admin-sandbox", baseUrl: process.argv[2] };
(async () => {
  const page = await createOpenAIClient(options).groups.users.list({ path: { group_id: "group_engineering" } });
  const first = await groupsUsersList(createOpenAICore(options), { path: { group_id: "group_engineering" } }).first();
  console.log(page.data.length, first.id);
})();
`;

describe("the packed OpenAI client in an empty project", () => {
  let project: Project;
  let sandbox: Listening<"openai">;
  let requests = 0;

  beforeAll(async () => {
    project = await createProject(["@rosterkit/runtime", "@rosterkit/openai"]);
    sandbox = await createSandbox({
      vendors: ["openai"],
      onRequest: () => {
        requests += 1;
      },
    }).listen();
  });

  afterAll(async () => {
    await sandbox?.close();
    await project?.[Symbol.asyncDispose]();
  });

  test("brings nothing but itself, the runtime, openapi-fetch and its types", async () => {
    expect(await project.installed()).toEqual(["@rosterkit/openai", "@rosterkit/runtime", "openapi-fetch", "openapi-typescript-helpers"]);
  });

  test("lists a group of several pages in ten lines of ESM that type-check under strict", async () => {
    await project.write("list.ts", program.replace("BASE_URL", JSON.stringify(sandbox.baseUrl("openai"))));
    expect(await project.compile({ outDir: "built" })).toMatchObject({ code: 0, output: "" });
    requests = 0;
    expect(await project.node(["built/list.js"])).toMatchObject({ code: 0, output: "250 user_001\n" });
    expect(requests).toBe(3);
  });

  test("runs as CommonJS, tree and stand-alone operations alike", async () => {
    await project.write("list.cjs", commonJsProgram);
    expect(await project.node(["list.cjs", sandbox.baseUrl("openai")])).toMatchObject({ code: 0, output: "100 user_250\n" });
  });

  test("type-checks in a CommonJS project", async () => {
    await project.write(
      "typed.cts",
      'import { createOpenAIClient, type GroupUser } from "@rosterkit/openai";\nexport const user: Promise<GroupUser | undefined> = createOpenAIClient().groups.users.list({ path: { group_id: "g" } }).first();\n',
    );
    expect(await project.compile({ noEmit: true })).toMatchObject({ code: 0, output: "" });
  });

  test("errors are instances across both module formats", async () => {
    await project.write(
      "both.cjs",
      `const { HttpError } = require("@rosterkit/runtime");
(async () => {
  const { createOpenAIClient } = await import("@rosterkit/openai");
  const openai = createOpenAIClient({ adminApiKey: "sk-admin-wrong-key", baseUrl: process.argv[2] });
  const error = await openai.groups.list().catch((reason) => reason);
  console.log(error instanceof HttpError, error.status, error.operation);
})();
`,
    );
    expect(await project.node(["both.cjs", sandbox.baseUrl("openai")])).toMatchObject({ code: 0, output: "true 401 groups.list\n" });
  });
});
