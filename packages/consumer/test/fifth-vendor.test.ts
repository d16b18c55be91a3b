import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, type Project, repository } from "./support/project.js";
import { startTidewater, type Tidewater } from "./support/tidewater.js";

const codegen = join(repository, "packages/codegen/bin/rosterkit-codegen.js");
const compiler = join(repository, "node_modules/typescript/bin/tsc");
const document = fileURLToPath(new URL("fixtures/tidewater/openapi.yaml", import.meta.url));
const generate = [codegen, "generate", document, "--out", "client", "--name", "@made-up/tidewater", "--client", "Tidewater"];

const program = `import { createTidewaterClient, type CrewMember } from "@made-up/tidewater";
import { createTidewaterCore, crewsMembersList } from "@made-up/tidewater/operations";
import { HttpError } from "@rosterkit/runtime";

declare const process: { readonly env: Readonly<Record<string, string>> };
const baseUrl = process.env.TIDEWATER_URL;
const tidewater = createTidewaterClient({ baseUrl });
const path = { crew_id: "crew_7" };

const added: CrewMember = await tidewater.crews.members.add({ path, body: { email: "kim@example.com", rank: "bosun" } });
console.log(added.id, added.rank);
const ids: string[] = [];
for await (const { id } of tidewater.crews.members.list({ path })) ids.push(id);
console.log(ids.join(" "));
console.log((await crewsMembersList(createTidewaterCore({ baseUrl }), { path, query: { page: 3 } })).members.length);

const refused = await tidewater.crews.members.list({ path: { crew_id: "crew_8" } }).result();
if (refused.case === "4XX") console.log(refused.status, refused.body.reason, refused.error instanceof HttpError);

export function mistakes(): void {
  // @ts-expect-error the constant parameter is filled in
  tidewater.crews.members.add({ path, query: { intent: "dismiss" }, body: { email: "kim@example.com" } });
  // @ts-expect-error a rank that the vendor does not have
  tidewater.crews.members.add({ path, body: { email: "kim@example.com", rank: "admiral" } });
}
`;

describe("a fifth vendor, whom nothing in the repository knows", () => {
  let project: Project;
  let tidewater: Tidewater;

  beforeAll(async () => {
    project = await createProject(["@rosterkit/runtime"]);
    tidewater = await startTidewater();
    await mkdir(join(project.folder, "node_modules/@made-up"));
    await symlink("../../client", join(project.folder, "node_modules/@made-up/tidewater"));
  });

  afterAll(async () => {
    tidewater?.close();
    await project?.[Symbol.asyncDispose]();
  });

  test("becomes a package by the generator as it is, the same on a second run", async () => {
    expect(await project.node(generate)).toMatchObject({ code: 0, output: expect.stringContaining("src/generated/client.ts") });
    expect(await project.node([...generate, "--check"])).toMatchObject({
      code: 0,
      output: expect.stringContaining("is what the document says"),
    });
  });

  test("compiles against the packed runtime, its generated type test included", async () => {
    const types = ["--typeRoots", join(repository, "node_modules/@types")];
    expect(await project.node([compiler, "-p", "client", ...types])).toMatchObject({ code: 0, output: "" });
    expect(await project.node([compiler, "-p", "client/tsconfig.build.json"])).toMatchObject({ code: 0, output: "" });
  });

  test("is listed page by page, added to with its constant parameter, and refused with typed errors", async () => {
    await project.write("crew.ts", program);
    expect(await project.compile({ outDir: "built", rootDir: "." })).toMatchObject({ code: 0, output: "" });
    const variables = { TIDEWATER_URL: tidewater.baseUrl, TIDEWATER_CREW_KEY: "tide-1" };
    expect(await project.node(["built/crew.js"], variables)).toMatchObject({
      code: 0,
      output: ["mem_6 bosun", "mem_1 mem_2 mem_3 mem_4 mem_5 mem_6", "2", "404 no_such_crew true", ""].join("\n"),
    });
    expect(tidewater.requests).toEqual([
      "POST /v1/crews/crew_7/members?intent=enlist",
      "GET /v1/crews/crew_7/members",
      "GET /v1/crews/crew_7/members?page=2",
      "GET /v1/crews/crew_7/members?page=3",
      "GET /v1/crews/crew_7/members?page=3",
      "GET /v1/crews/crew_8/members",
    ]);
  });
});
