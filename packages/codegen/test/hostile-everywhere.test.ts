// Every text of a document is hostile at once: what is parsed from the output has the shape that harmless texts give it.
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generateAcme } from "./acme-package.js";
import { put, temporaryFolder } from "./temporary-folder.js";

type TypeScript = typeof import("typescript");
type Node = import("typescript").Node;
const ts: TypeScript = createRequire(import.meta.url)("typescript");

/** A document in which every free text, name and key comes from a function that is told which one it is. */
function toDocument(text: (id: string) => string): object {
  const words = { title: text("title"), description: text("description") };
  const schema = (id: string): object => ({
    type: "string",
    ...words,
    default: text(`${id}-default`),
    example: text(`${id}-example`),
    pattern: text(`${id}-pattern`),
    format: text(`${id}-format`),
  });
  const body = {
    description: text("answer"),
    content: {
      [`application/json; x=${text("media")}`]: {
        schema: { $ref: "#/components/schemas/Thing" },
        example: { [text("example-key")]: text("example") },
      },
    },
  };
  return {
    openapi: "3.1.0",
    info: {
      ...words,
      version: text("version"),
      summary: text("summary"),
      license: { name: text("license") },
      contact: { name: text("contact") },
      "x-sources": { page: { title: text("source"), url: "https://acme.example/", retrieved: "2026-11-23" } },
    },
    servers: [
      {
        url: `https://{host}.acme.example`,
        description: text("server"),
        variables: { host: { default: "a", description: text("variable") } },
      },
    ],
    tags: [{ name: text("tag"), description: text("tag-description") }],
    security: [{ [text("scheme")]: [] }],
    paths: {
      [`/things/${text("path").replaceAll(/[{}]/g, "")}/{p}`]: {
        post: {
          operationId: `op ${text("operation")}`,
          tags: [text("tag")],
          summary: text("operation-summary"),
          description: text("operation-description"),
          deprecated: true,
          "x-evidence": { status: "inferred", source: ["page"], because: `${text("because")} is long enough to be a reason.` },
          parameters: [
            { name: "p", in: "path", required: true, description: text("path-parameter"), schema: schema("p") },
            {
              name: text("query-parameter"),
              in: "query",
              description: text("q"),
              schema: { enum: [text("enum-1"), `${text("enum-2")}2`] },
            },
            { name: "X-Header", in: "header", required: true, schema: { const: text("constant") } },
          ],
          requestBody: { required: true, ...body },
          responses: { "200": body, default: { description: text("default") } },
        },
      },
    },
    components: {
      securitySchemes: { [text("scheme")]: { type: "apiKey", in: "header", name: "X-Key", description: text("scheme-description") } },
      schemas: {
        Thing: {
          type: "object",
          ...words,
          required: [text("property")],
          properties: {
            [text("property")]: schema("property"),
            choice: { enum: [text("choice"), 1, null] },
            kind: {
              oneOf: [{ $ref: "#/components/schemas/One" }, { $ref: "#/components/schemas/Two" }],
              discriminator: { propertyName: text("discriminator"), mapping: { [text("mapping")]: "One" } },
            },
            tuple: { type: "array", prefixItems: [{ const: text("tuple") }] },
          },
        },
        One: { type: "object", properties: { [text("discriminator")]: { type: "string" } } },
        Two: { type: "object", properties: { [text("discriminator")]: { type: "string" } } },
      },
    },
  };
}

/** The kinds of all nodes in their order, and the names that are identifiers; texts and comments count for nothing. */
function shapeOf(path: string, text: string): { readonly errors: number; readonly kinds: string; readonly identifiers: readonly string[] } {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const kinds: string[] = [];
  const identifiers = new Set<string>();
  const visit = (node: Node): void => {
    // A member may be called by an identifier or a string, by what its name is.
    const isMemberName = ts.isPropertyName(node) && node.parent !== undefined && "name" in node.parent && node.parent.name === node;
    if (ts.isComputedPropertyName(node) && ts.isStringLiteral(node.expression)) {
      kinds.push("name");
      return;
    }
    kinds.push(isMemberName && (ts.isStringLiteral(node) || ts.isIdentifier(node)) ? "name" : (ts.SyntaxKind[node.kind] ?? ""));
    if (ts.isIdentifier(node) && !isMemberName) identifiers.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly unknown[] }; // internal, but the only place that lists them
  return { errors: parseDiagnostics.length, kinds: kinds.join(" "), identifiers: [...identifiers].toSorted() };
}

async function shapesOf(text: (id: string) => string): Promise<Readonly<Record<string, unknown>>> {
  const folder = temporaryFolder();
  put(folder, "openapi.json", JSON.stringify(toDocument(text)));
  const { report, files } = await generateAcme(join(folder, "openapi.json"), join(folder, "out"));
  expect(report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const programs = [...(files["README.md"] ?? "").matchAll(/^(?<fence>`{3,})ts\n(.*?)\n\k<fence>$/gms)].map(
    (block, index) => [`README-${index}.ts`, block[2] ?? ""] as const,
  );
  const sources = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
  return Object.fromEntries([...sources, ...programs].map(([path, source]) => [path, shapeOf(path, source)]));
}

/** The words that names are made of stay the same, so that names do, too: only what is no letter differs. */
const hostile: Readonly<Record<string, (id: string) => string>> = {
  "the end of a comment": (id) => `${id} */ /* `,
  "a template": (id) => `${id} \`\${[]}\` \${`,
  "double quotes": (id) => `${id} " + "`,
  "single quotes": (id) => `${id} ' + '`,
  "both quotes and backslashes": (id) => `${id} \\" ' \\' \\`,
  "line ends": (id) => `${id}\n\r\n\u2028\u2029\u0085`,
  "a fence": (id) => `${id}\n\n\`\`\`\n`,
  "characters that turn text around": (id) => `${id} \u202e\u2066\u200f`,
  "half of a surrogate pair": (id) => `${id} \ud800`,
  "a null and a byte order mark": (id) => `${id} \u0000\ufeff`,
  "tags and JSDoc": (id) => `${id} </> <!-- {@} \n@ --> `,
  "paths upwards": (id) => `${id}/../../.`,
};

test.each(Object.keys(hostile))("%s in every text changes no statement and no identifier", async (name) => {
  const benign = await shapesOf((id) => `${id} .`);

  expect(await shapesOf(hostile[name] ?? String)).toEqual(benign);
});

test("the comparison notices code", () => {
  expect(shapeOf("a.ts", 'const a = "x" + y;')).not.toEqual(shapeOf("a.ts", 'const a = "x";'));
  expect(shapeOf("a.ts", "/** x */ y; /* */")).not.toEqual(shapeOf("a.ts", "/** x y; */"));
  expect(shapeOf("a.ts", 'interface A { "b": 1 }')).toEqual(shapeOf("a.ts", "interface A { b: 1 }"));
});
