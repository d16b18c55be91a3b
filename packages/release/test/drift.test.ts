import { describe, expect, test } from "vitest";
import { compareDocuments } from "../src/drift/compare-documents.js";
import { comparePage, linesCiting } from "../src/drift/page-drift.js";
import { readSource } from "../src/drift/read-source.js";

const ours = `openapi: 3.1.0
servers: [{ url: https://api.acme.example/v1 }]
paths:
  /users:
    get:
      parameters:
        - name: limit
          in: query
          schema: { type: integer }
        - name: sort
          in: query
          schema: { type: string }
      responses:
        "200":
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Page" }
  /users/{user_id}:
    delete:
      responses: { "204": { description: Gone. } }
components:
  schemas:
    Page:
      type: object
      required: [data]
      properties:
        data:
          type: array
          items:
            type: object
            required: [id]
            properties:
              id: { type: string }
              email: { type: [string, "null"] }
`;

const user = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, email: { type: "string", nullable: true }, name: { type: "string" } },
};
const page = { type: "object", required: ["data"], properties: { data: { type: "array", items: user } } };
const get = {
  parameters: [
    { name: "limit", in: "query", required: true, schema: { type: "integer" } },
    { name: "after", in: "query", schema: { type: "string" } },
  ],
  responses: { 200: { content: { "application/json": { schema: page } } } },
};
const theirs = { openapi: "3.0.3", paths: { "/v1/users": { get, post: {} }, "/v2/models": { get: {} } } };

const drift = [
  { kind: "contradicts", what: "GET /v1/users: query limit", theirs: "integer, required", ours: "integer", line: 7 },
  { kind: "beyond", what: "GET /v1/users: query sort", theirs: undefined, ours: "string", line: 10 },
  { kind: "lacks", what: "GET /v1/users: query after", theirs: "string", ours: undefined, line: 7 },
  { kind: "lacks", what: "GET /v1/users: 200 data[].name", theirs: "string", ours: undefined, line: 33 },
  { kind: "beyond", what: "DELETE /v1/users/{}", theirs: undefined, ours: "an operation", line: 19 },
  { kind: "lacks", what: "POST /v1/users", theirs: "an operation", ours: undefined, line: 3 },
];

describe("a vendor's document beside ours", () => {
  test("shows what ours lacks, has beyond it and contradicts, each with the line to edit", () => {
    expect(compareDocuments(theirs, ours)).toEqual(drift);
  });

  test("is the same when a page embeds it, one operation at a time", () => {
    const block = (item: object): string => {
      const json = JSON.stringify({ ...theirs, paths: { "/v1/users": item } });
      return `\`\`\`\`json get /users\n${json}\n\`\`\`\`\n`;
    };
    const source = readSource(`# Users\n\n${block({ get })}\nMore.\n\n${block({ post: {} })}`);

    expect(source.kind === "document" && compareDocuments(source.root, ours)).toEqual(drift);
  });

  test("agrees with itself", () => {
    const source = readSource(ours);
    expect(source.kind === "document" && compareDocuments(source.root, ours)).toEqual([]);
  });
});

describe("a page without a document", () => {
  const linesOf = (layout: string): readonly string[] => {
    const source = readSource(layout);
    return source.kind === "page" ? source.lines : [];
  };

  test("is what a reader sees of it", () => {
    const layout = "<head><title>x</title></head><p>Add   a <b>user</b>.</p><script>track()</script><td>limit</td><td>1 &amp; 2</td>";
    expect(linesOf(layout)).toEqual(["Add a user.", "limit", "1 & 2"]);
  });

  test("has not changed when only its layout has", () => {
    const after = linesOf("<div class=new><h2>Two.</h2>\n\n<ul><li>One.</ul></div>");
    expect(comparePage(linesOf("<p>One.</p><p>Two.</p>"), after, [])).toEqual({ removed: [], added: [], cited: [] });
  });

  test("shows its changed lines, and the lines of our document that stand on it", () => {
    const spec = "a:\n  source: [users-page, openapi]\nb:\n  source:\n    - users-page\n  because: users-page says so\nid: users-page-2\n";
    expect(comparePage(["At most 100 a page.", "Free."], ["At most 50 a page.", "Free."], linesCiting(spec, "users-page"))).toEqual({
      removed: ["At most 100 a page."],
      added: ["At most 50 a page."],
      cited: [2, 5],
    });
  });
});
