import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Example, readExamples } from "./support/examples.js";
import { createProject, type Outcome, type Project, repository } from "./support/project.js";

interface Published {
  readonly name: string;
  readonly readme: string;
  readonly label: string;
}

const published = readdirSync(join(repository, "packages")).flatMap((folder): Published[] => {
  const manifest = join(repository, "packages", folder, "package.json");
  if (!existsSync(manifest)) return [];
  const { name, private: isPrivate }: { name: string; private?: boolean } = JSON.parse(readFileSync(manifest, "utf8"));
  return isPrivate ? [] : [{ name, readme: join(repository, "packages", folder, "README.md"), label: folder }];
});

const readmes = [{ readme: join(repository, "README.md"), label: "root" }, ...published].filter(({ readme }) => existsSync(readme));
const examples: Example[] = (await Promise.all(readmes.map(({ readme, label }) => readExamples(readme, label)))).flat();

test.each(published)("$name has a README", ({ name, readme }) => {
  const title = existsSync(readme) ? readFileSync(readme, "utf8").match(/^# (.+)$/m)?.[1] : "no README.md";
  expect(title).toBe(name);
});

describe("the READMEs' programs, against the packed packages", () => {
  let project: Project;
  let compilation: Outcome;

  beforeAll(async () => {
    project = await createProject(
      published.map(({ name }) => name),
      "module",
      ["@opentelemetry/api", "@opentelemetry/context-async-hooks", "@opentelemetry/sdk-trace-base", "openai"],
    );
    for (const { file, code } of examples) await project.write(`${file}.ts`, code);
    for (const file of ["sandboxed.mjs", "spans.mjs"]) {
      await project.write(file, await readFile(new URL(`support/${file}`, import.meta.url), "utf8"));
    }
    compilation = await project.compile({
      outDir: "built",
      lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"],
      types: ["node"],
      typeRoots: [join(repository, "node_modules/@types")],
    });
  });

  afterAll(() => project?.[Symbol.asyncDispose]());

  test("compile under strict", () => {
    expect(compilation).toMatchObject({ code: 0, output: "" });
  });

  test.concurrent.each(examples.filter(({ isProgram }) => isProgram))("$name", async ({ file, prints }) => {
    const { code, output } = await project.node(["--import", "./sandboxed.mjs", `built/${file}.js`]);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/\S/) });
    if (prints !== undefined) expect(withoutTrailingSpace(output)).toBe(withoutTrailingSpace(prints));
    // What the generated programs say of a failure: the sandbox holds every id that they name.
    expect(output).not.toMatch(/^(refused|no usable answer|an answer nobody documented)/);
  });

  test("make, with OpenTelemetry's own SDK, a span of each call and below it one of each attempt", async () => {
    const file = examples.find(({ code }) => code.includes("@opentelemetry/api"))?.file;

    const { code, output } = await project.node(["--import", "./sandboxed.mjs", "--import", "./spans.mjs", `built/${file}.js`]);

    const attempt = { name: "GET", kind: "CLIENT", parent: "groups.list", status: { code: 0 } };
    const request = { "http.request.method": "GET", "url.template": "/organization/groups" };
    expect(code).toBe(0);
    expect(
      output
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { ...attempt, attributes: { ...request, "http.request.resend_count": 0, "http.response.status_code": 503 } },
      { ...attempt, attributes: { ...request, "http.request.resend_count": 1, "http.response.status_code": 200 } },
      { name: "groups.list", kind: "INTERNAL", status: { code: 0 }, attributes: { "rosterkit.attempts": 2 } },
    ]);
  });

  test("give a logger each attempt, with the fields that it wants first", async () => {
    const file = examples.find(({ code }) => code.includes("const pino"))?.file;

    const { output } = await project.node(["--import", "./sandboxed.mjs", `built/${file}.js`]);

    expect(JSON.parse(output)).toEqual({
      level: "debug",
      line: "openai: GET /organization/groups answered 200",
      operation: "groups.list",
      attempt: 1,
      origin: expect.stringMatching(/^https?:\/\/[^/]+$/),
    });
  });
});

function withoutTrailingSpace(text: string): string {
  return text.replace(/[ \t]+$/gm, "").trimEnd();
}
