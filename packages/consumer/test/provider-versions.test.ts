/** The facade beside other releases of a client package than the one it was built with. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Document, parseDocument } from "yaml";
import { createProject, type Project, repository, run } from "./support/project.js";

const codegen = join(repository, "packages/codegen/bin/rosterkit-codegen.js");
const compiler = join(repository, "node_modules/typescript/bin/tsc");
const logs = "/get_audit_logs";

const program = `import { createGumloopClient } from "@rosterkit/gumloop";
import { gumloopWorkspace } from "rosterkit/gumloop";

const workspace = gumloopWorkspace(createGumloopClient({ apiKey: "k" }), { organizationId: "o", actorUserId: "u", workspaceId: "w" });
console.log(workspace.vendor, workspace.scope);
`;

/** The same API a release earlier, later, and a major later. */
const releases: readonly [version: string, change: (document: Document) => void][] = [
  ["0.0.1", (document) => document.deleteIn(["paths", logs])],
  [
    "0.9.0",
    (document) =>
      document.setIn(["components", "schemas", "ManageUsersResult", "properties", "note"], { type: "string", description: "Why." }),
  ],
  ["1.0.0", () => {}],
];

describe("a client package", () => {
  let project: Project;
  const tarballs = new Map<string, string>();

  beforeAll(async () => {
    project = await createProject(["@rosterkit/runtime", "rosterkit"]);
    await Promise.all(releases.map(async ([version, change]) => tarballs.set(version, await release(project, version, change))));
    await project.write("main.ts", program);
  });

  afterAll(() => project?.[Symbol.asyncDispose]());

  test.each(["0.0.1", "0.9.0"])("of version %s, older or newer within the range, is installed, compiles and works", async (version) => {
    expect(await install(version)).toMatchObject({ code: 0 });
    expect(await project.compile({ outDir: "built" })).toMatchObject({ code: 0, output: "" });
    expect(await project.node(["built/main.js"])).toMatchObject({ code: 0, output: "gumloop workspace\n" });
  });

  test("of another major gets past npm with a warning, and does not compile: the error names both releases", async () => {
    expect(await install("1.0.0")).toMatchObject({ output: expect.stringContaining("ERESOLVE") });
    const { code, output } = await project.compile({ outDir: "built" });
    expect(code).not.toBe(0);
    expect(output).toContain("main.ts(4,36): error TS");
    expect(output).toContain(`Type '"@rosterkit/gumloop 1.x"' is not assignable to type '"@rosterkit/gumloop 0.x"'.`);
    expect(output.match(/error TS/g)).toHaveLength(1);
  });

  function install(version: string) {
    return run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarballs.get(version) ?? ""], project.folder);
  }
});

/** Makes a release as the release workflow does: the version first, then the generator, then the build and the tarball. */
async function release(project: Project, version: string, change: (document: Document) => void): Promise<string> {
  const folder = join(project.folder, "releases", version);
  await mkdir(folder, { recursive: true });
  const document = parseDocument(await readFile(join(repository, "specs/gumloop/openapi.yaml"), "utf8"));
  change(document);
  await writeFile(join(folder, "openapi.yaml"), String(document));
  const manifest = {
    name: "@rosterkit/gumloop",
    version,
    type: "module",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    files: ["dist"],
    dependencies: { "@rosterkit/runtime": "*" },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await succeed(project.node([codegen, "generate", join(folder, "openapi.yaml"), "--out", folder, "--client", "Gumloop"]));
  await succeed(project.node([compiler, "-p", join(folder, "tsconfig.build.json")]));
  await succeed(run("npm", ["pack", "--pack-destination", folder], folder));
  return join(folder, `rosterkit-gumloop-${version}.tgz`);
}

async function succeed(running: Promise<{ readonly code: number; readonly output: string }>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(output);
}
