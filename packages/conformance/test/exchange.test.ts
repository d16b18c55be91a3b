import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseExchange } from "../src/exchange.js";
import { readExchanges } from "../src/read-exchanges.js";

const good = `operation: things.add
operationId: add-thing
source: [page]
clock: "2026-03-02T09:30:00Z"
client: { apiKey: key }
call:
  path: { id: a b }
  body: { name: Äpfel }
seed: {}
request: |-
  POST /v1/things/a%20b?full=true HTTP/1.1
  Host: api.example.com
  Authorization: Bearer key
  Content-Type: application/json

  {"name":"Äpfel"}
response: |-
  HTTP/1.1 204 No Content
`;

describe("an exchange file", () => {
  test("is read into its parts", () => {
    expect(parseExchange({ file: "exchanges/made-up/things.add.yaml", vendor: "made-up", text: good })).toEqual({
      file: "exchanges/made-up/things.add.yaml",
      vendor: "made-up",
      operation: "things.add",
      operationId: "add-thing",
      source: ["page"],
      note: undefined,
      client: { apiKey: "key" },
      call: { path: { id: "a b" }, body: { name: "Äpfel" } },
      sandbox: { seed: {}, clock: 1_772_443_800_000 },
      request: {
        method: "POST",
        target: "/v1/things/a%20b?full=true",
        host: "api.example.com",
        headers: [
          { name: "Authorization", value: "Bearer key" },
          { name: "Content-Type", value: "application/json" },
        ],
        body: '{"name":"Äpfel"}',
      },
      response: { status: 204, reason: "No Content", headers: [], body: "" },
    });
  });

  test.each([
    {
      fault: "is not YAML",
      from: "source: [page]",
      to: "source: [page",
      says: /^exchanges\/a\/b\.yaml: it is not YAML: .+ at line 4, column 1\. Mend that line\.$/,
    },
    {
      fault: "has a member that means nothing",
      from: "operationId:",
      to: "operationID:",
      says: 'exchanges/a/b.yaml: "operationID" means nothing here. Use operation, operationId, source,',
    },
    {
      fault: "lacks a text",
      from: "operationId: add-thing\n",
      to: "",
      says: 'exchanges/a/b.yaml: "operationId" is missing where it must be text. Write it; README.md shows each member.',
    },
    {
      fault: "lacks a mapping",
      from: "seed: {}",
      to: "seed: []",
      says: 'exchanges/a/b.yaml: "seed" is a list where it must be a mapping. Write it, or "seed: {}" for nothing.',
    },
    {
      fault: "names no source",
      from: "source: [page]",
      to: "source: []",
      says: 'exchanges/a/b.yaml: "source" must be a list of source ids. Name at least one id of the spec\'s x-sources.',
    },
    {
      fault: "has a clock without a time",
      from: '"2026-03-02T09:30:00Z"',
      to: "noon",
      says: 'exchanges/a/b.yaml: "clock" is not a time. Write one such as "2026-03-02T09:30:00Z", or leave it out.',
    },
    {
      fault: "calls with an unknown group",
      from: "  path: {",
      to: "  paths: {",
      says: 'exchanges/a/b.yaml: call: "paths" means nothing here. Use path, query, header, cookie, body.',
    },
    {
      fault: "has no request line",
      from: "POST /v1/things",
      to: "POST v1/things",
      says: 'exchanges/a/b.yaml: request: its first line is "POST v1/things/a%20b?full=true HTTP/1.1". Write "<METHOD> /<full path> HTTP/1.1"',
    },
    {
      fault: "has no Host",
      from: "  Host: api.example.com\n",
      to: "",
      says: "exchanges/a/b.yaml: request: it has no Host header. Add one; it says which server the vendor documents.",
    },
    {
      fault: "has no status line",
      from: "HTTP/1.1 204 No Content",
      to: "204 No Content",
      says: 'exchanges/a/b.yaml: response: its first line is "204 No Content". Write "HTTP/1.1 <status> <reason>".',
    },
    {
      fault: "runs body and headers together",
      from: "application/json\n\n",
      to: "application/json\n",
      says: 'exchanges/a/b.yaml: request: "{"name":"Äpfel"}" is no header line. Write "<Name>: <value>", and an empty line before the body.',
    },
    {
      fault: "has a header twice",
      from: "Content-Type: application/json",
      to: "authorization: Bearer other",
      says: "exchanges/a/b.yaml: request: it has the header authorization twice. Write it once.",
    },
    {
      fault: "counts its own bytes",
      from: "  Authorization: Bearer key",
      to: "  Content-Length: 16",
      says: "exchanges/a/b.yaml: request: it has the header content-length. Leave it out; the body's bytes say it.",
    },
    {
      fault: "has a body of no type",
      from: "  Content-Type: application/json\n",
      to: "",
      says: "exchanges/a/b.yaml: request: it has a body and no Content-Type. Add the header or leave the body out.",
    },
    {
      fault: "has a type of no body",
      from: "204 No Content",
      to: "204 No Content\n  Content-Type: application/json",
      says: "exchanges/a/b.yaml: response: it has a Content-Type and no body. Add the body or leave the header out.",
    },
    {
      fault: "has a body that is not JSON",
      from: '{"name":"Äpfel"}',
      to: "{name}",
      says: "exchanges/a/b.yaml: request: its body is not JSON. Mend the body.",
    },
    {
      fault: "has a body with blanks in it",
      from: '{"name":"Äpfel"}',
      to: '{"name": "Äpfel"}',
      says: 'exchanges/a/b.yaml: request: its body is not compact JSON. Write it on one line: {"name":"Äpfel"}.',
    },
  ])("is refused when it $fault", ({ from, to, says }) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    expect(() => parseExchange({ file: "exchanges/a/b.yaml", vendor: "a", text })).toThrow(says);
  });

  test("is not overlooked for a wrong ending", async () => {
    const root = await mkdtemp(join(tmpdir(), "conformance-"));
    try {
      await mkdir(join(root, "exchanges", "made-up"), { recursive: true });
      await writeFile(join(root, "exchanges", "made-up", "things.add.yml"), good);
      await expect(readExchanges("exchanges", root)).rejects.toThrow(
        "exchanges/made-up/things.add.yml: it is no .yaml file. Rename or move it; here it would be overlooked.",
      );
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
