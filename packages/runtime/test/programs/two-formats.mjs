// Uses both builds in one program, as a program does whose dependencies disagree, and prints what each makes of the other's errors.
import { createRequire } from "node:module";
import * as esm from "../../dist/esm/index.js";

// The query makes it another module: a second installed copy of the same build.
const copy = await import("../../dist/esm/index.js?copy");
const cjs = createRequire(import.meta.url)("../../dist/cjs/index.js");

const definition = { vendor: "acme", servers: [], credentials: {}, security: [] };
const operation = { name: "users.get", method: "GET", path: "/users", responses: { 404: "json" } };
const fetch = async () => Response.json({ error: { code: "not_found" } }, { status: 404 });
const otherwise = { ...operation, name: "users.find" };

async function judge(theirs, ours) {
  const get = theirs.defineOperation(operation);
  const core = theirs.createCore(definition, { baseUrl: "https://api.example.com", fetch });
  const error = await get(core).catch((reason) => reason);
  const aborted = await get(core, {}, { signal: AbortSignal.abort() }).catch((reason) => reason);
  class OwnError extends ours.ApiError {}
  return {
    isApiError: error instanceof ours.ApiError,
    isHttpError: error instanceof ours.HttpError,
    isTimeoutError: error instanceof ours.TimeoutError,
    isOwnError: error instanceof OwnError,
    isAbortedError: aborted instanceof ours.AbortedError,
    isAbortedHttpError: aborted instanceof ours.HttpError,
    isPlainErrorTaken: new Error("x") instanceof ours.ApiError,
    guard: ours.isApiError(error),
    guardOfOperation: ours.isApiError(error, get, 404),
    guardOfSameOperation: ours.isApiError(error, ours.defineOperation(operation), 404),
    guardOfOtherStatus: ours.isApiError(error, get, 403),
    guardOfOtherOperation: ours.isApiError(error, ours.defineOperation(otherwise), 404),
    guardOfPlainError: ours.isApiError(new Error("x")),
  };
}

console.log(
  JSON.stringify([await judge(esm, cjs), await judge(cjs, esm), await judge(esm, esm), await judge(copy, esm), await judge(esm, copy)]),
);
