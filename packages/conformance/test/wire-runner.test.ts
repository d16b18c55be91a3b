// The runner finds fault: against a client that is wrong in a known way, each kind of row fails, and says what came instead.
import { afterAll, expect, test } from "vitest";
import { runWireCase, type WireAdapter } from "../src/wire-runner.js";
import { startWireServer } from "../src/wire-server.js";
import type { WireCase, WireLocation, WireOperation } from "../src/wire-table.js";

const server = await startWireServer();
afterAll(() => server.close());

function toOperation(location: WireLocation, wireCase: WireCase): WireOperation {
  return { id: "op", location, source: "OpenAPI", definition: { parameter: { name: "X-P" } }, cases: [wireCase] };
}

function sending(target: string, init: RequestInit = {}): WireAdapter {
  return {
    name: "fixed",
    call: async (_operation, _input, baseUrl) => {
      const response = await fetch(`${baseUrl}${target}`, init);
      return response.ok ? { kind: "success", body: await response.text() } : { kind: "error", status: response.status, body: "" };
    },
  };
}

const refusing: WireAdapter = { name: "refusing", call: () => Promise.reject(new Error("no")) };
const multipart = '--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--xyz--\r\n';
const part = { head: 'Content-Disposition: form-data; name="a"', content: "1" };
const form = { method: "POST", headers: { "content-type": "multipart/form-data; boundary=xyz" }, body: multipart };

test.each<[string, WireLocation, Partial<WireCase>, WireAdapter, string | undefined]>([
  ["a segment", "path", { sends: "a%20b" }, sending("/op/a%20b"), undefined],
  ["another segment", "path", { sends: "a%20b" }, sending("/op/a+b"), "sent a+b"],
  ["another path", "path", { refuses: true }, sending("/op/.."), "sent /"],
  ["another path for a query", "query", { sends: "" }, sending("/other"), "sent /other"],
  ["a spelling that means the same", "query", { sends: "a=%7C", also: ["a=|"] }, sending("/op?a=|"), undefined],
  ["a query where none is due", "query", { sends: "" }, sending("/op?a="), "sent a="],
  ["a refusal where one is due", "query", { refuses: true }, refusing, undefined],
  ["a refusal where none is due", "query", { sends: "a=1" }, refusing, "refused"],
  ["a field", "header", { sends: "a" }, sending("/op", { headers: { "x-p": "a" } }), undefined],
  ["a field that is absent", "header", { sends: "a" }, sending("/op"), "sent nothing"],
  ["a field where none is due", "header", { absent: true }, sending("/op", { headers: { "x-p": "a" } }), "sent a"],
  [
    "another body",
    "bodies",
    { type: "text/plain", sends: "a" },
    sending("/op", { method: "POST", body: "b" }),
    "sent text/plain;charset=UTF-8: b",
  ],
  ["a type with its usual charset", "bodies", { type: "text/plain", sends: "ä" }, sending("/op", { method: "POST", body: "ä" }), undefined],
  [
    "another type",
    "bodies",
    { type: "text/csv", sends: "a" },
    sending("/op", { method: "POST", body: "a" }),
    "sent text/plain;charset=UTF-8: a",
  ],
  ["parts", "bodies", { type: "multipart/form-data; boundary={boundary}", parts: [part] }, sending("/op", form), undefined],
  [
    "parts that are missing",
    "bodies",
    { type: "multipart/form-data; boundary={boundary}", parts: [part, part] },
    sending("/op", form),
    `sent multipart/form-data; boundary={boundary}: ${multipart.replaceAll("xyz", "{boundary}")}`,
  ],
  ["a success", "responses", { answer: { status: 200, body: "a" }, text: "a" }, sending("/op"), undefined],
  ["another success", "responses", { answer: { status: 200, body: "b" }, text: "a" }, sending("/op"), "gave success 'b'"],
  ["a success where an error is due", "responses", { answer: { status: 200, body: "b" }, error: "b" }, sending("/op"), "gave success 'b'"],
  [
    "a success where none can be",
    "responses",
    { answer: { status: 200, body: "b" }, fails: true },
    sending("/op"),
    "gave { kind: 'success', body: 'b' }",
  ],
])("%s", async (_, location, row, adapter, expected) => {
  const wireCase: WireCase = { title: "row", value: 1, ...row };

  const difference = await runWireCase({ adapter, operation: toOperation(location, wireCase), wireCase, server });

  expect(difference).toBe(expected);
});
