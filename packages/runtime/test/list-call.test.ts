import { expect, test } from "vitest";
import {
  ConfigError,
  DecodeError,
  defineListOperation,
  HttpError,
  type ListCall,
  type Pagination,
  readByCursor,
  readByNumber,
} from "../src/index.js";
import { readPage } from "../src/pagination.js";
import { type AcmeCore, createAcme, createAcmeCore, type User } from "./support/acme.js";
import { failureAs } from "./support/failure.js";
import { type Answer, serve } from "./support/server.js";

const input = { path: { group_id: "g_1" } };

function page(ids: readonly string[], next: string | null): Answer {
  return { json: { data: ids.map((id) => ({ id })), has_more: next !== null, next } };
}

/** Collects the items that come before the end or the failure. */
async function collect(users: AsyncIterable<User>): Promise<{ ids: string[]; error: unknown }> {
  const ids: string[] = [];
  try {
    for await (const { id } of users) ids.push(id);
  } catch (error) {
    return { ids, error };
  }
  return { ids, error: undefined };
}

test("awaiting a list gives its first page as on the wire", async () => {
  const server = await serve(page(["u_1"], "c_2"));

  expect(await createAcme({ baseUrl: server.url }).groups.users.list(input)).toEqual({
    data: [{ id: "u_1" }],
    has_more: true,
    next: "c_2",
  });
  expect(server.requests).toHaveLength(1);
});

test("iterating a list gives every item of every page, and asks for each page by the cursor of the one before", async () => {
  const server = await serve(page(["u_1", "u_2"], "c/2 &"), page(["u_3"], "c_3"), page(["u_4"], null));
  const list = createAcme({ baseUrl: server.url }).groups.users.list({ ...input, query: { limit: 2 } });

  expect((await collect(list)).ids).toEqual(["u_1", "u_2", "u_3", "u_4"]);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/groups/g_1/users?limit=2",
    "/groups/g_1/users?limit=2&after=c%2F2%20%26",
    "/groups/g_1/users?limit=2&after=c_3",
  ]);
});

test("iterating after awaiting reuses the first page", async () => {
  const server = await serve(page(["u_1"], "c_2"), page(["u_2"], null));
  const list = createAcme({ baseUrl: server.url }).groups.users.list(input);

  await list;

  expect((await collect(list)).ids).toEqual(["u_1", "u_2"]);
  expect(server.requests).toHaveLength(2);
});

test("a page is asked for only when its items are wanted", async () => {
  const server = await serve(page(["u_1", "u_2"], "c_2"), page(["u_3"], null));

  for await (const { id } of createAcme({ baseUrl: server.url }).groups.users.list(input)) if (id === "u_2") break;

  expect(server.requests).toHaveLength(1);
});

test("pages() gives every page as on the wire", async () => {
  const server = await serve(page(["u_1"], "c_2"), page([], null));
  const pages: unknown[] = [];

  for await (const body of createAcme({ baseUrl: server.url }).groups.users.list(input).pages()) pages.push(body);

  expect(pages).toEqual([
    { data: [{ id: "u_1" }], has_more: true, next: "c_2" },
    { data: [], has_more: false, next: null },
  ]);
});

test.each([
  { title: "the first item, from one request", script: [page(["u_1", "u_2"], "c_2")], first: { id: "u_1" }, requests: 1 },
  {
    title: "an item behind empty pages",
    script: [page([], "c_2"), page([], "c_3"), page(["u_9"], "c_4")],
    first: { id: "u_9" },
    requests: 3,
  },
  { title: "undefined for an empty list", script: [page([], null)], first: undefined, requests: 1 },
])("first() gives $title", async ({ script, first, requests }) => {
  const server = await serve(...script);

  expect(await createAcme({ baseUrl: server.url }).groups.users.list(input).first()).toEqual(first);
  expect(server.requests).toHaveLength(requests);
});

test("a list ends where the vendor says so, not at an empty page", async () => {
  const server = await serve(page([], "c_2"), page(["u_1"], "c_3"), page([], null));

  expect(await collect(createAcme({ baseUrl: server.url }).groups.users.list(input))).toEqual({ ids: ["u_1"], error: undefined });
  expect(server.requests).toHaveLength(3);
});

test.each([
  { title: "a missing has_more", json: { data: [{ id: "u_2" }], next: "c_3" }, problem: "its /has_more is undefined" },
  { title: "a has_more of the wrong type", json: { data: [], has_more: "true", next: "c_3" }, problem: "its /has_more is string" },
  { title: "a missing cursor although more follows", json: { data: [], has_more: true }, problem: "its /next is undefined" },
  { title: "a null cursor although more follows", json: { data: [], has_more: true, next: null }, problem: "its /next is null" },
  { title: "an empty cursor although more follows", json: { data: [], has_more: true, next: "" }, problem: "its /next is string" },
  { title: "a cursor that is no text", json: { data: [], has_more: true, next: { id: 3 } }, problem: "its /next is an object" },
  { title: "the cursor of the page before", json: { data: [], has_more: true, next: "c_2" }, problem: "its /next repeats the cursor" },
  { title: "items that are no array", json: { data: null, has_more: false, next: null }, problem: "its /data is null" },
  { title: "a body that is no object", json: [], problem: "its /data is undefined" },
])("$title is an error, not the end; the items before it have been given", async ({ json, problem }) => {
  const server = await serve(page(["u_1"], "c_2"), { json, headers: { "x-request-id": "req_9" } });

  const { ids, error } = await collect(createAcme({ baseUrl: server.url }).groups.users.list(input));

  expect(ids).toEqual(["u_1"]);
  expect(error).toBeInstanceOf(DecodeError);
  expect((error as DecodeError).message).toContain(`acme: GET /groups/g_1/users answered 200, but ${problem}`); // shown by the line before
  expect((error as DecodeError).message).toMatch(/, request id req_9\.$/);
  expect(server.requests).toHaveLength(2);
});

test("a cursor that comes back after a detour ends in an error, with all items before it given", async () => {
  const server = await serve(page(["u_1"], "c_2"), page(["u_2"], "c_3"), page(["u_3"], "c_2"));

  const { ids, error } = await collect(createAcme({ baseUrl: server.url }).groups.users.list(input));

  expect(ids).toEqual(["u_1", "u_2", "u_3"]);
  expect(error).toBeInstanceOf(DecodeError);
  expect(server.requests).toHaveLength(3);
});

test("a list that starts at a cursor does not return to it after a detour either", async () => {
  const server = await serve(page(["u_1"], "c_2"), page(["u_2"], "c_1"), page(["u_1"], "c_2"));

  const { ids, error } = await collect(createAcme({ baseUrl: server.url }).groups.users.list({ ...input, query: { after: "c_1" } }));

  expect(ids).toEqual(["u_1", "u_2"]);
  expect(error).toBeInstanceOf(DecodeError);
  expect(server.requests).toHaveLength(2);
});

test("a list asked for with null for a cursor begins at the beginning", async () => {
  const server = await serve(page(["u_1"], null));
  const list = createAcme({ baseUrl: server.url }).groups.users.list({ ...input, query: { after: null as never } }); // plain JavaScript could

  expect((await collect(list)).ids).toEqual(["u_1"]);
  expect(list.cursor).toBeUndefined();
});

test("a list that starts at a cursor does not return to it", async () => {
  const server = await serve(page(["u_1"], "c_1"));

  const { error } = await collect(createAcme({ baseUrl: server.url }).groups.users.list({ ...input, query: { after: "c_1" } }));

  expect(error).toBeInstanceOf(DecodeError);
  expect(server.requests).toHaveLength(1);
});

test("a page that fails throws its error after the items before it", async () => {
  const server = await serve(page(["u_1"], "c_2"), { status: 404, json: { error: { code: "gone" } } });

  const { ids, error } = await collect(createAcme({ baseUrl: server.url }).groups.users.list(input));

  expect(ids).toEqual(["u_1"]);
  expect(error).toMatchObject({ status: 404 });
});

test("a list refuses an input that is no object as every call does", async () => {
  const list = createAcme({ baseUrl: "http://127.0.0.1:9" }).groups.users.list(null as never); // plain JavaScript could

  expect((await failureAs(ConfigError, list)).parameter).toBe("input");
});

test("each form of a list reports a first page that fails", async () => {
  const server = await serve({ status: 403, json: {} });
  const list = createAcme({ baseUrl: server.url }).groups.users.list(input);

  await failureAs(HttpError, list);
  await failureAs(HttpError, list.first());
  await failureAs(HttpError, list.withResponse());
  expect((await collect(list)).error).toBeInstanceOf(HttpError);
  expect((await list.result()).case).toBe("4XX");
  expect(server.requests).toHaveLength(1);
});

test("a list can be walked again, from its first page", async () => {
  const server = await serve(page(["u_1"], "c_2"), page(["u_2"], null), page(["u_2"], null));
  const list = createAcme({ baseUrl: server.url }).groups.users.list(input);

  expect((await collect(list)).ids).toEqual(["u_1", "u_2"]);
  expect((await collect(list)).ids).toEqual(["u_1", "u_2"]);
  expect(server.requests).toHaveLength(3);
});

test("the options of a list hold for all its pages", async () => {
  const server = await serve(page(["u_1"], "c_2"), page(["u_2"], null));

  await collect(
    createAcme({ baseUrl: server.url }).groups.users.list(input, { headers: { "x-team": "a" }, extra: { query: { beta: 1 } } }),
  );

  expect(server.requests.map(({ url, headers }) => [url, headers["x-team"]])).toEqual([
    ["/groups/g_1/users?beta=1", "a"],
    ["/groups/g_1/users?after=c_2&beta=1", "a"],
  ]);
});

const byLastId: Pagination = { items: "/data", more: "/has_more", cursor: "/data/-/id", parameter: "after", read: readByCursor };
const byNull: Pagination = { items: "/items", cursor: "/meta/next", parameter: "cursor", read: readByCursor };
const byPage: Pagination = { items: "/data", total: "/pages", parameter: "page", read: readByNumber };

test.each<{ title: string; pagination: Pagination; body: unknown; current?: unknown; next: unknown }>([
  { title: "the id of the last item", pagination: byLastId, body: { data: [{ id: "a" }, { id: "b" }], has_more: true }, next: "b" },
  { title: "no last item although more follows", pagination: byLastId, body: { data: [], has_more: true }, next: "problem" },
  { title: "a number", pagination: byNull, body: { items: [], meta: { next: 7 } }, next: 7 },
  { title: "a number that has lost digits", pagination: byNull, body: { items: [], meta: { next: 2 ** 53 } }, next: "problem" },
  { title: "a cursor without has_more", pagination: byNull, body: { items: [], meta: { next: "n" } }, next: "n" },
  { title: "null as the end where there is no has_more", pagination: byNull, body: { items: [], meta: { next: null } }, next: undefined },
  { title: "a missing cursor where there is no has_more", pagination: byNull, body: { items: [], meta: {} }, next: "problem" },
  { title: "an inherited member", pagination: { ...byNull, cursor: "/constructor/name" }, body: { items: [] }, next: "problem" },
  { title: "page 2 after an unnumbered first", pagination: byPage, body: { data: [], pages: 3 }, next: 2 },
  { title: "the page after the current one", pagination: byPage, body: { data: [], pages: 3 }, current: 2, next: 3 },
  { title: "the end at the last page", pagination: byPage, body: { data: [], pages: 3 }, current: 3, next: undefined },
  { title: "the end of an empty list", pagination: byPage, body: { data: [], pages: 0 }, next: undefined },
  { title: "a number of pages that is no number", pagination: byPage, body: { data: [], pages: "3" }, next: "problem" },
  { title: "a number of pages that is no whole number", pagination: byPage, body: { data: [], pages: 2.5 }, next: "problem" },
  { title: "a number of pages that is missing", pagination: byPage, body: { data: [] }, next: "problem" },
])("a page continues by $title", ({ pagination, body, current, next }) => {
  const read = readPage(pagination, body, current);

  expect("problem" in read ? "problem" : read.next).toBe(next);
});

const numbered = defineListOperation<(core: unknown, input: unknown) => AsyncIterable<User>>({
  name: "pages.list",
  method: "GET",
  path: "/pages",
  parameters: [{ in: "query", name: "page" }],
  responses: { "200": "json" },
  pagination: byPage,
});

test("the walk by page numbers counts from where it started", async () => {
  const server = await serve({ json: { data: [{ id: "p_2" }], pages: 3 } }, { json: { data: [{ id: "p_3" }], pages: 3 } });

  const { ids, error } = await collect(numbered(createAcmeCore({ adminKey: "sk-key", baseUrl: server.url }), { query: { page: 2 } }));

  expect(error).toBeUndefined();
  expect(ids).toEqual(["p_2", "p_3"]);
  expect(server.requests.map(({ url }) => url)).toEqual(["/pages?page=2", "/pages?page=3"]);
});

test.each([
  { title: "fewer than a page", maxItems: 1, ids: ["u_1"], requests: 1 },
  { title: "exactly a page", maxItems: 2, ids: ["u_1", "u_2"], requests: 1 },
  { title: "more than a page", maxItems: 3, ids: ["u_1", "u_2", "u_3"], requests: 2 },
  { title: "more than all", maxItems: 9, ids: ["u_1", "u_2", "u_3", "u_4"], requests: 2 },
])("maxItems of $title ends the items and the requests there", async ({ maxItems, ids, requests }) => {
  const server = await serve(page(["u_1", "u_2"], "c_2"), page(["u_3", "u_4"], null));

  const list = createAcme({ baseUrl: server.url }).groups.users.list(input, { maxItems });

  expect((await collect(list)).ids).toEqual(ids);
  expect(server.requests).toHaveLength(requests);
});

test("pages() ends with the page that reaches maxItems, which is whole", async () => {
  const server = await serve(page(["u_1", "u_2"], "c_2"), page(["u_3", "u_4"], "c_3"));
  const sizes: number[] = [];

  for await (const { data } of createAcme({ baseUrl: server.url }).groups.users.list(input, { maxItems: 3 }).pages())
    sizes.push(data.length);

  expect(sizes).toEqual([2, 2]);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("maxItems of %d is refused by name", async (maxItems) => {
  const error = await failureAs(ConfigError, createAcme({ baseUrl: "https://api.example.com" }).groups.users.list(input, { maxItems }));

  expect(error.parameter).toBe("maxItems");
});

test("a list that failed goes on from its cursor in a new call, and loses nothing", async () => {
  const server = await serve(page(["u_1"], "c_2"), page(["u_2"], "c_3"), { status: 404 }, page(["u_3"], null));
  const client = createAcme({ baseUrl: server.url });
  const list = client.groups.users.list(input);
  const before = list.cursor;
  const { ids } = await collect(list);

  const resumed = client.groups.users.list({ ...input, query: { after: String(list.cursor) } });

  expect([before, list.cursor]).toEqual([undefined, "c_3"]);
  expect([...ids, ...(await collect(resumed)).ids]).toEqual(["u_1", "u_2", "u_3"]);
  expect(server.requests.at(-1)?.url).toBe("/groups/g_1/users?after=c_3");
});

test("the cursor of a list that was left is that of the page under way", async () => {
  const server = await serve(page(["u_1"], "c_2"), page(["u_2", "u_3"], "c_3"));
  const list = createAcme({ baseUrl: server.url }).groups.users.list(input);

  for await (const { id } of list) if (id === "u_2") break;

  expect(list.cursor).toBe("c_2");
});

test("two walks of one list at the same time do not disturb each other", async () => {
  const answer: Answer = (response, { url }) => {
    const number = Number(new URL(url, "http://127.0.0.1").searchParams.get("page") ?? 1);
    response.end(JSON.stringify({ data: [{ id: `p_${number}` }], pages: 4 }));
  };
  const server = await serve(answer);
  const list = numbered(createAcmeCore({ adminKey: "sk-key", baseUrl: server.url }), {});

  const ahead = list[Symbol.asyncIterator]();
  await ahead.next();
  const walks = await Promise.all([collect({ [Symbol.asyncIterator]: () => ahead }), collect(list)]);

  expect(walks).toEqual([
    { ids: ["p_2", "p_3", "p_4"], error: undefined },
    { ids: ["p_1", "p_2", "p_3", "p_4"], error: undefined },
  ]);
});

test("a page number that is text counts on as well", async () => {
  const server = await serve({ json: { data: [{ id: "p_2" }], pages: 3 } }, { json: { data: [{ id: "p_3" }], pages: 3 } });

  const { ids } = await collect(numbered(createAcmeCore({ adminKey: "sk-key", baseUrl: server.url }), { query: { page: "2" } }));

  expect(ids).toEqual(["p_2", "p_3"]);
  expect(server.requests.map(({ url }) => url)).toEqual(["/pages?page=2", "/pages?page=3"]);
});

const styles: readonly {
  title: string;
  pagination: Pagination;
  query: Readonly<Record<string, unknown>>;
  bodies: readonly object[];
  urls: string[];
}[] = [
  {
    title: "the id of its last item",
    pagination: { items: "/data", more: "/has_more", cursor: "/data/-/id", parameter: "after", read: readByCursor },
    query: { limit: 2 },
    bodies: [
      { data: [{ id: "u_1" }, { id: "u_2" }], has_more: true },
      { data: [{ id: "u_3" }], has_more: false },
    ],
    urls: ["/list?limit=2", "/list?limit=2&after=u_2"],
  },
  {
    title: "the id of its last item, until a page is empty",
    pagination: { items: "/data", cursor: "/data/-/id", parameter: "after", read: readByCursor },
    query: {},
    bodies: [{ data: [{ id: "u_1" }, { id: "u_2" }] }, { data: [{ id: "u_3" }] }, { data: [] }],
    urls: ["/list", "/list?after=u_2", "/list?after=u_3"],
  },
  {
    title: "the id of its last item, where ids are numbers",
    pagination: { items: "/data", more: "/has_more", cursor: "/data/-/number", parameter: "since", read: readByCursor },
    query: {},
    bodies: [
      { data: [{ id: "u_1" }, { id: "u_2", number: 0 }], has_more: true },
      { data: [{ id: "u_3", number: 9 }], has_more: false },
    ],
    urls: ["/list", "/list?since=0"],
  },
  {
    title: "last_id",
    pagination: { items: "/data", more: "/has_more", cursor: "/last_id", parameter: "after", read: readByCursor },
    query: {},
    bodies: [
      { data: [{ id: "u_1" }, { id: "u_2" }], has_more: true, last_id: "u_2" },
      { data: [{ id: "u_3" }], has_more: false, last_id: "u_3" },
    ],
    urls: ["/list", "/list?after=u_2"],
  },
  {
    title: "an opaque next_cursor",
    pagination: { items: "/members", cursor: "/response/next_cursor", parameter: "cursor", read: readByCursor },
    query: {},
    bodies: [
      { members: [{ id: "u_1" }, { id: "u_2" }], response: { next_cursor: "dXNlcjo=" } },
      { members: [], response: { next_cursor: "eA" } },
      { members: [{ id: "u_3" }], response: { next_cursor: null } },
    ],
    urls: ["/list", "/list?cursor=dXNlcjo%3D", "/list?cursor=eA"],
  },
  {
    title: "a cursor that is an address, which is sent as a value and never followed",
    pagination: { items: "/data", cursor: "/next", parameter: "cursor", read: readByCursor },
    query: {},
    bodies: [
      { data: [{ id: "u_1" }, { id: "u_2" }], next: "https://evil.example/list?cursor=2" },
      { data: [{ id: "u_3" }], next: null },
    ],
    urls: ["/list", "/list?cursor=https%3A%2F%2Fevil.example%2Flist%3Fcursor%3D2"],
  },
  {
    title: "page and page_size",
    pagination: { items: "/items", total: "/pages", parameter: "page", read: readByNumber },
    query: { page_size: 2 },
    bodies: [
      { items: [{ id: "u_1" }, { id: "u_2" }], pages: 2 },
      { items: [{ id: "u_3" }], pages: 2 },
    ],
    urls: ["/list?page_size=2", "/list?page_size=2&page=2"],
  },
];

test.each(styles)("a list goes on by $title", async ({ pagination, query, bodies, urls }) => {
  const server = await serve(...bodies.map((json) => ({ json })));
  const parameters = ["limit", "page_size", pagination.parameter].map((name) => ({ in: "query" as const, name }));
  const list = defineListOperation<(core: AcmeCore, input: object) => ListCall<unknown, User, unknown>>({
    name: "list",
    method: "GET",
    path: "/list",
    parameters,
    responses: { "200": "json" },
    pagination,
  });

  const { ids, error } = await collect(list(createAcmeCore({ baseUrl: server.url, adminKey: "key" }), { query }));

  expect([ids, error]).toEqual([["u_1", "u_2", "u_3"], undefined]);
  expect(server.requests.map(({ url }) => url)).toEqual(urls);
});
