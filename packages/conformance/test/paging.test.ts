import { afterEach, describe, expect, test } from "vitest";
import type { Exchange } from "../src/exchange.js";
import { readExchanges } from "../src/read-exchanges.js";
import { callClient } from "./call-client.js";
import { startLiteralServer } from "./literal-server.js";
import { openSandbox } from "./open-sandbox.js";
import { sendLiteral } from "./send-literal.js";

const [first, second] = await twoPages();
const literalCursor = "cGFnZTI+Mg==";

const open: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe("a list of two pages", () => {
  test("is iterated with the requests of the two literals, the second carrying the cursor of the first answer as after", async () => {
    const server = await startLiteralServer([first.response, second.response]);
    open.push(server);
    const ids: unknown[] = [];
    for await (const user of iterable(callClient(first, server.origin).call)) ids.push(Reflect.get(Object(user), "id"));
    expect(ids).toEqual(["user_3Vb8", "user_9Qx5", "user_7Kd2"]);
    expect(server.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      "GET /v1/organization/groups/group_01JZ4WQ7/users?limit=2",
      "GET /v1/organization/groups/group_01JZ4WQ7/users?limit=2&after=cGFnZTI%2BMg%3D%3D",
    ]);
    expect(server.requests.map(({ target }) => target)).toEqual([first.request.target, second.request.target]);
  });

  test("asks for no second page when only the first is wanted", async () => {
    const server = await startLiteralServer([first.response, second.response]);
    open.push(server);
    await callClient(first, server.origin).call;
    expect(server.requests).toHaveLength(1);
  });

  test("is answered by the sandbox as the two literals say, but for the cursor, which is its own", async () => {
    const sandbox = await openSandbox(first);
    open.push(sandbox);
    const answer = await sendLiteral(first.request, sandbox.origin);
    const cursor = /"next":"([^"]+)"/.exec(answer.body)?.[1] ?? "";
    expect(answer.body.replace(cursor, literalCursor)).toBe(first.response.body);
    const target = second.request.target.replace(encodeURIComponent(literalCursor), encodeURIComponent(cursor));
    const next = await sendLiteral({ ...second.request, target }, sandbox.origin);
    expect(next.body).toBe(second.response.body);
  });
});

async function twoPages(): Promise<readonly [Exchange, Exchange]> {
  const [one, two, ...more] = await readExchanges("pages");
  if (one === undefined || two === undefined || more.length > 0) throw new Error("pages/ holds something else than one list of two pages");
  return [one, two];
}

function iterable(call: PromiseLike<unknown>): AsyncIterable<unknown> {
  if (Symbol.asyncIterator in call) return call as PromiseLike<unknown> & AsyncIterable<unknown>; // the line before has looked
  throw new Error("the call cannot be iterated");
}
