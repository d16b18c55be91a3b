import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Document, parseDocument } from "yaml";
import { findSpecChanges } from "../src/spec/find-spec-changes.js";

const text = `openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
servers: [{ url: https://api.acme.example }]
paths:
  /users:
    get:
      operationId: listUsers
      x-sdk-method: { name: users.list }
      tags: [Users]
      parameters:
        - { name: sort, in: query, schema: { type: string, enum: [name, age], default: name } }
      responses:
        "200":
          description: Users.
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/User" } } } }
    post:
      operationId: addUser
      x-sdk-method: { name: users.add }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/NewUser" } } }
      responses:
        "201":
          description: The user.
          content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }
        "409": { description: Taken. }
components:
  schemas:
    User:
      type: object
      required: [id, kind]
      properties:
        id: { type: string }
        kind: { type: string, enum: [person, robot] }
        email: { type: string }
        age: { type: [integer, "null"] }
        address:
          type: object
          required: [city]
          properties: { city: { type: string } }
    NewUser:
      type: object
      required: [email]
      properties:
        email: { type: string }
        note: { type: string }
        role: { type: string, enum: [owner, guest] }
`;

const user = ["components", "schemas", "User"];
const newUser = ["components", "schemas", "NewUser"];
const list = ["paths", "/users", "get"];
const add = ["paths", "/users", "post"];

interface Case {
  readonly words: string;
  readonly bump: string;
  /** What Redocly says before it is read with a TypeScript user's eyes. */
  readonly redocly: string;
  readonly edit: (document: Document) => void;
}

const cases: readonly Case[] = [
  {
    words: "`users.add` no longer takes `note`: stop passing it",
    bump: "major",
    redocly: "patch",
    edit: (document) => document.deleteIn([...newUser, "properties", "note"]),
  },
  {
    words: '`users.add` accepts `"admin"` as `role`',
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.addIn([...newUser, "properties", "role", "enum"], "admin"),
  },
  {
    words: '`users.add` no longer accepts `"guest"` as `role`',
    bump: "major",
    redocly: "major",
    edit: (document) => document.setIn([...newUser, "properties", "role", "enum"], ["owner"]),
  },
  {
    words: '`users.list` accepts `"id"` as `sort`',
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.setIn([...list, "parameters", 0, "schema", "enum"], ["name", "age", "id"]),
  },
  {
    words: '`User.kind` is no longer documented to be `"robot"`',
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.setIn([...user, "properties", "kind", "enum"], ["person"]),
  },
  {
    words: "`users.add` no longer takes `note`: stop passing it",
    bump: "major",
    redocly: "patch",
    edit: (document) => document.setIn([...newUser, "properties", "note", "readOnly"], true),
  },
  {
    words: '`sort` of `users.list`: `default` is now `"age"` (was `"name"`)',
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.setIn([...list, "parameters", 0, "schema", "default"], "age"),
  },
  {
    words: '`User.kind` may also be `"team"`',
    bump: "minor",
    redocly: "minor",
    edit: (document) => document.addIn([...user, "properties", "kind", "enum"], "team"),
  },
  {
    words: "`users.list` is now `users.all`; the old name stays as a deprecated alias",
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.setIn([...list, "x-sdk-method"], { name: "users.all", formerly: ["users.list"] }),
  },
  {
    words: "`users.add` is deprecated",
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.setIn([...add, "deprecated"], true),
  },
  {
    words: "`User.email` may now be null: check before use",
    bump: "major",
    redocly: "major",
    edit: (document) => document.setIn([...user, "properties", "email", "type"], ["string", "null"]),
  },
  {
    words: "`User.age` is never null any more",
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.setIn([...user, "properties", "age", "type"], "integer"),
  },
  {
    words: "`User.id` is now integer where it was string",
    bump: "major",
    redocly: "major",
    edit: (document) => document.setIn([...user, "properties", "id", "type"], "integer"),
  },
  {
    words: "`User.kind` may now be absent: check before use",
    bump: "major",
    redocly: "major",
    edit: (document) => document.setIn([...user, "required"], ["id"]),
  },
  {
    words: "`User.address.city` may now be absent: check before use",
    bump: "major",
    redocly: "major",
    edit: (document) => document.setIn([...user, "properties", "address", "required"], []),
  },
  {
    words: "`User.email` is always there now",
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.addIn([...user, "required"], "email"),
  },
  {
    words: "`User` has `city` now",
    bump: "minor",
    redocly: "minor",
    edit: (document) => document.setIn([...user, "properties", "city"], { type: "string" }),
  },
  {
    words: "`users.add` now requires `note`: pass it",
    bump: "major",
    redocly: "major",
    edit: (document) => document.addIn([...newUser, "required"], "note"),
  },
  {
    words: "`users.add` no longer requires `email`",
    bump: "minor",
    redocly: "patch",
    edit: (document) => document.setIn([...newUser, "required"], []),
  },
  {
    words: "`users.list` accepts `order`",
    bump: "minor",
    redocly: "minor",
    edit: (document) => document.addIn([...list, "parameters"], { name: "order", in: "query", schema: { type: "string" } }),
  },
  {
    words: "`users.list` no longer takes `sort`: stop passing it",
    bump: "major",
    redocly: "major",
    edit: (document) => document.setIn([...list, "parameters"], []),
  },
  {
    words: "`users.add` is gone",
    bump: "major",
    redocly: "major",
    edit: (document) => document.deleteIn(add),
  },
  {
    words: "`users.add`: the status 409 is no longer documented",
    bump: "major",
    redocly: "major",
    edit: (document) => document.deleteIn([...add, "responses", "409"]),
  },
  {
    words: "`users.list` is gone: call `users.all`",
    bump: "major",
    redocly: "patch",
    edit: (document) => document.setIn([...list, "x-sdk-method", "name"], "users.all"),
  },
  {
    words: "`users.list`: other tags",
    bump: "patch",
    redocly: "patch",
    edit: (document) => document.setIn([...list, "tags"], ["People"]),
  },
  {
    words: "Requests go to https://eu.acme.example where they went to https://api.acme.example",
    bump: "major",
    redocly: "major",
    edit: (document) => document.setIn(["servers", 0, "url"], "https://eu.acme.example"),
  },
];

describe("of a change of the document it is said that", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-verdicts-"));
  const [base, revision] = [join(folder, "base.yaml"), join(folder, "revision.yaml")];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(cases)("$words ($bump)", async ({ edit, words, bump, redocly }) => {
    writeFileSync(base, text);
    const document = parseDocument(text);
    edit(document);
    writeFileSync(revision, document.toString());

    const { findings } = await findSpecChanges({ base, revision, label: "openapi.yaml" });

    expect(findings.map((finding) => ({ words: finding.words, bump: finding.bump, redocly: finding.redocly }))).toEqual([
      { words, bump, redocly },
    ]);
  });
});
