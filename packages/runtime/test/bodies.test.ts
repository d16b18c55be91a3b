import { expect, test } from "vitest";
import {
  ConfigError,
  type Operation,
  type Parameter,
  writeBytes,
  writeForm,
  writeJson,
  writeMultipart,
  writeRepeated,
  writeStyled,
  writeTextBody,
} from "../src/index.js";
import { send } from "./support/acme.js";
import { impatient } from "./support/clock.js";
import { failureAs } from "./support/failure.js";
import { serve } from "./support/server.js";

// The bytes of what can be written are rows of the wire table in packages/conformance; here is what cannot, and what happens around it.
const nowhere = { baseUrl: "http://127.0.0.1:9" };

function toOperation(contentType: string, write: NonNullable<Operation["body"]>["write"]): Operation {
  const body = write === undefined ? { contentType } : { contentType, write };
  return { name: "probe", method: "POST", path: "/probe", body, responses: { "200": "json", "4XX": "json" } };
}

const multipart = toOperation("multipart/form-data", writeMultipart);
const form = toOperation("application/x-www-form-urlencoded", writeForm);
const text = toOperation("text/plain", writeTextBody);
const bytes = toOperation("application/octet-stream", writeBytes);

test.each<[string, Operation, unknown, string]>([
  ["a file name with a line break", multipart, { a: new File(["x"], "a\r\nX-Evil: 1") }, "body.a"],
  ["a member's name with NUL", multipart, { "a\0": "x" }, "body.a\0"],
  ["a part that is no value", multipart, { a: Symbol("s") }, "body.a"],
  ["NaN in a part", multipart, { a: Number.NaN }, "body.a"],
  ["a list as a multipart body", multipart, ["a"], "body"],
  ["text as a multipart body", multipart, "a", "body"],
  ["NaN in a form", form, { a: Number.NaN }, "body.a"],
  ["a list within a list of a form", form, { a: [["b"]] }, "body.a"],
  ["half of a surrogate pair in a form", form, { a: "\ud800" }, "body.a"],
  ["a list as a form", form, ["a"], "body"],
  ["an object as text", text, { a: 1 }, "body"],
  ["text as bytes", bytes, "a", "body"],
  ["a list as bytes", bytes, [1], "body"],
])("a body that cannot be written is refused by name: %s", async (_, operation, body, parameter) => {
  const error = await failureAs(ConfigError, send(operation, nowhere, { body }));

  expect(error.parameter).toBe(parameter);
  expect(error.attempts).toEqual([]);
});

const header: Parameter = { in: "header", name: "X-P", write: writeStyled };

test.each<[string, Parameter, unknown, string]>([
  ["a comma in the list of a header", header, ["a,b"], "header.X-P"],
  ["an equals sign in the object of a header", { ...header, explode: true }, { a: "b=c" }, "header.X-P.a"],
  ["a list where an object stands", { ...header, shape: "object" }, ["a"], "header.X-P"],
  ["a Map", header, new Map([["a", 1]]), "header.X-P"],
  ["an object in a plain list", { in: "query", name: "q", write: writeRepeated }, [{ a: 1 }], "query.q"],
  ["a function as JSON", { in: "query", name: "q", write: writeJson }, () => 1, "query.q"],
])("a parameter that cannot be written is refused by name: %s", async (_, parameter, value, at) => {
  const operation: Operation = { name: "probe", method: "GET", path: "/probe", parameters: [parameter], responses: { "200": "json" } };

  const error = await failureAs(ConfigError, send(operation, nowhere, { [parameter.in]: { [parameter.name]: value } }));

  expect(error.parameter).toBe(at);
});

test("two values that make a dot segment only together are refused", async () => {
  const parameters: Parameter[] = ["a", "b"].map((name) => ({ in: "path", name }));
  const operation: Operation = { name: "probe", method: "GET", path: "/probe/{a}{b}", parameters, responses: { "200": "json" } };

  const error = await failureAs(ConfigError, send(operation, nowhere, { path: { a: "%2", b: "e." } }));

  expect(error.parameter).toBe("path");
});

test("a form with files is repeated to the byte", async () => {
  const server = await serve({ status: 429, headers: { "retry-after": "0" } }, { json: {} });

  await send(multipart, { baseUrl: server.url }, { body: { a: new File(["x"], "a.txt", { type: "text/plain" }), b: 1 } }, {}, impatient);

  const [first, second] = server.requests;
  expect(first?.body).toContain('filename="a.txt"');
  expect(second?.body).toBe(first?.body);
  expect(second?.headers["content-type"]).toBe(first?.headers["content-type"]);
});

test("extra members join a form, and never a file", async () => {
  const server = await serve({ json: {} });

  await send(form, { baseUrl: server.url }, { body: { a: 1 } }, { extra: { body: { b: "c d" } } });
  const error = await failureAs(ConfigError, send(bytes, nowhere, { body: new Blob(["x"]) }, { extra: { body: { b: 1 } } }));

  expect(server.requests[0]?.body).toBe("a=1&b=c+d");
  expect(error.parameter).toBe("extra.body");
});
