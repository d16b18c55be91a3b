// A document that means harm: the output is parsed, and nothing of the document is found in it but literals, names and comments.
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { fixture, generateAcme } from "./acme-package.js";

type TypeScript = typeof import("typescript");
const ts: TypeScript = createRequire(import.meta.url)("typescript");

/** The names of code that a file refers to, whether or not it parses. */
function findCode(path: string, text: string): { readonly syntaxErrors: number; readonly suspicious: readonly string[] } {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const suspicious: string[] = [];
  const visit = (node: import("typescript").Node): void => {
    if (ts.isIdentifier(node) && /pwned|globalThis/.test(node.text)) suspicious.push(node.getText());
    if (ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node)) suspicious.push(node.getText());
    if (ts.isNewExpression(node)) suspicious.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly unknown[] }; // internal, but the only place that lists them
  return { syntaxErrors: parseDiagnostics.length, suspicious };
}

test("no text of a document becomes code", async () => {
  const { files, report } = await generateAcme(fixture("accepted/hostile.yaml"));

  expect(report.outcome).toBe("written");
  const sources = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
  expect(sources.map(([path]) => path)).toEqual([
    "src/generated/client.ts",
    "src/generated/core.ts",
    "src/generated/index.ts",
    "src/generated/operations.ts",
    "src/generated/paths.ts",
    "src/generated/resources/class.ts",
    "src/generated/resources/evil.ts",
    "src/generated/schemas.ts",
    "src/index.ts",
    "test/generated/paths.test-d.ts",
  ]);
  for (const [path, text] of sources) expect(findCode(path, text), path).toEqual({ syntaxErrors: 0, suspicious: [] });
});

test("no text of a document becomes code in a README's programs", async () => {
  const { files } = await generateAcme(fixture("accepted/hostile.yaml"));
  const programs = [...(files["README.md"] ?? "").matchAll(/^```ts\n(.*?)\n```$/gms)].map((block) => block[1] ?? "");

  expect(programs.length).toBe(4);
  for (const program of programs) expect(findCode("program.ts", program)).toEqual({ syntaxErrors: 0, suspicious: [] });
  expect(programs[1]).toContain('["__proto__"]: "polluted"');
});

test("no text of a document becomes a tag or ends a table in Markdown", async () => {
  const { files } = await generateAcme(fixture("accepted/hostile.yaml"));
  const readme = files["README.md"] ?? "";

  expect(readme).not.toContain("<script>");
  expect(readme.split("\n").find((line) => line.startsWith("| page |"))).toBe(
    '| page | [\\]( ``` \\*/ \\| &lt;b>](<https://acme.example/%3E)">) | 2026-11-23 |',
  );
});

test("the check knows code when it sees it", () => {
  expect(findCode("a.ts", "globalThis.pwned = 1;").suspicious).toEqual(["globalThis", "pwned"]);
  expect(findCode("a.ts", "/* */ pwned /* */").suspicious).toEqual(["pwned"]);
  expect(findCode("a.ts", "const a = `$" + "{b}`;").suspicious).toEqual(["`$" + "{b}`"]);
  expect(findCode("a.ts", "const a = ;").syntaxErrors).toBe(1);
});
