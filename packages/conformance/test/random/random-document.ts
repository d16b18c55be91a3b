// Random documents in which anything may stand anywhere: nothing is called, but everything has to compile.
import fc from "fast-check";
import { distinct, hostileText } from "./hostile-text.js";
import { componentNames, type JsonObject, randomSchema, toObject } from "./random-schema.js";

const mediaTypes = [
  ..."application/json application/vnd.acme+json text/plain application/octet-stream image/* */*".split(" "),
  ..."application/x-www-form-urlencoded multipart/form-data text/event-stream application/x-ndjson application/xml".split(" "),
];
const statuses = "200 201 204 2XX 400 404 4XX 500 default".split(" ");
const fieldName = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,8}$/);

const content = distinct(fc.tuple(fc.constantFrom(...mediaTypes), randomSchema), ([type]) => type, 2).map((entries) =>
  toObject(entries.map(([type, schema]) => [type, { schema }])),
);

const response = fc
  .record({ description: hostileText, content, headers: distinct(fc.tuple(fieldName, randomSchema), ([name]) => name, 2) })
  .map(({ headers, ...rest }) => ({ ...rest, headers: toObject(headers.map(([name, schema]) => [name, { schema }])) }));

const parameter = fc.oneof(
  fc.tuple(fc.constantFrom("query", "cookie"), hostileText, randomSchema, fc.boolean()),
  fc.tuple(fc.constant("header"), fieldName, randomSchema, fc.boolean()),
);

const operation = fc
  .record({
    operationId: fc.option(hostileText, { nil: undefined }),
    summary: hostileText,
    description: hostileText,
    parameters: distinct(parameter, ([location, name]) => `${location} ${name}`, 3),
    body: fc.option(content, { nil: undefined }),
    responses: distinct(fc.tuple(fc.constantFrom(...statuses), response), ([status]) => status, 3),
    hook: fc.option(content, { nil: undefined }),
  })
  .map(({ operationId, parameters, body, responses, hook, ...words }) => ({
    ...words,
    ...(operationId === undefined ? {} : { operationId }),
    parameters: parameters.map(([location, name, schema, required]) => ({ in: location, name, schema, required })),
    ...(body === undefined || Object.keys(body).length === 0 ? {} : { requestBody: { content: body } }),
    responses: responses.length === 0 ? { "204": { description: "Nothing." } } : toObject(responses),
    ...(hook === undefined
      ? {}
      : { callbacks: { onEvent: { "{$url}": { post: { requestBody: { content: hook }, responses: { "204": { description: "" } } } } } } }),
  }));

const paths = distinct(
  fc.tuple(fc.constantFrom("get", "post", "put"), fc.stringMatching(/^[a-z0-9_.-]{1,8}$/), operation),
  ([, path]) => path,
  4,
);

/** A document; the operationIds are told apart, since a document must not repeat one. */
export const randomDocument: fc.Arbitrary<JsonObject> = fc
  .record({ title: hostileText, paths, components: fc.tuple(...componentNames.map(() => randomSchema)) })
  .map(({ title, paths: items, components }) => ({
    openapi: "3.1.0",
    info: { title, version: "1.0.0" },
    servers: [{ url: "https://api.acme.example" }],
    paths: toObject(
      items.map(([method, path, { operationId, ...rest }], index) => {
        const named = operationId === undefined ? rest : { ...rest, operationId: `${operationId}${index}` };
        return [`/${path}`, { [method]: named }] as const;
      }),
    ),
    components: { schemas: toObject(componentNames.map((name, index) => [name, components[index] ?? {}])) },
  }));
