import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generate } from "../src/generate.js";
import { findOpenQuestions, readOpenQuestions } from "../src/load/open-questions.js";
import { temporaryFolder } from "./temporary-folder.js";

const sources = `# Sources

- No question.

## Open questions

- **A second add**: no status is documented. Both
  [clients](https://example.com/clients) treat \`404_gone\` as <b>gone</b>.
- **The limit** of \`page_size\`.

## Left out

- Something else.
`;

test("the questions are the items of their section, each on one line, without bold and links", () => {
  expect(findOpenQuestions(sources)).toEqual([
    "A second add: no status is documented. Both clients treat `404_gone` as <b>gone</b>.",
    "The limit of `page_size`.",
  ]);
});

test("there are none without the section, and none without the file", () => {
  expect(findOpenQuestions("# Sources\n\n- No question.\n")).toEqual([]);
  expect(readOpenQuestions(fileURLToPath(new URL("./fixtures/none/openapi.yaml", import.meta.url)))).toEqual([]);
});

test("the README shows them, code as code and everything else as text", async () => {
  const folder = temporaryFolder();
  copyFileSync(fileURLToPath(new URL("./lint/fixtures/valid.yaml", import.meta.url)), join(folder, "openapi.yaml"));
  writeFileSync(join(folder, "SOURCES.md"), sources);
  const out = join(folder, "members");

  await generate({ document: join(folder, "openapi.yaml"), out, name: "@acme/members" });

  expect(readFileSync(join(out, "README.md"), "utf8")).toContain(
    [
      "## Open questions",
      "",
      "What no source tells. Whoever can answer one with a source is welcome to.",
      "",
      "- A second add: no status is documented. Both clients treat `404_gone` as &lt;b>gone&lt;/b>.",
      "- The limit of `page_size`.",
      "",
    ].join("\n"),
  );
});
