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
      ["@opentelemetry/api", "openai"],
    );
    for (const { file, code } of examples) await project.write(`${file}.ts`, code);
    await project.write("sandboxed.mjs", await readFile(new URL("support/sandboxed.mjs", import.meta.url), "utf8"));
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

  test.concurrent.each(examples)("$name", async ({ file, prints }) => {
    const { code, output } = await project.node(["--import", "./sandboxed.mjs", `built/${file}.js`]);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/\S/) });
    if (prints !== undefined) expect(withoutTrailingSpace(output)).toBe(withoutTrailingSpace(prints));
    // What the generated programs say of a failure: the sandbox holds every id that they name.
    expect(output).not.toMatch(/^(refused|no usable answer|an answer nobody documented)/);
  });
});

function withoutTrailingSpace(text: string): string {
  return text.replace(/[ \t]+$/gm, "").trimEnd();
}
