import { expectTypeOf } from "vitest";
import {
  type ApiCall,
  ApiError,
  type CallOutcome,
  type CaseOf,
  type ErrorResult,
  type FailedResult,
  HttpError,
  isApiError,
  type ListCall,
  type Method,
  type Operation,
  type ResultOf,
  type SuccessResult,
  type UndocumentedResult,
} from "../src/index.js";
import type { AcmeClient, AcmeFault, Throttled, User, UserPage, UsersGetResult } from "./support/acme.js";

// This file is not run: the compiler checks it.
declare const acme: AcmeClient;
declare const caught: unknown;
const path = { group_id: "g_1", user_id: "u_1" };

expectTypeOf(await acme.groups.users.get({ path })).toEqualTypeOf<User>();
expectTypeOf(await acme.groups.users.list({ path })).toEqualTypeOf<UserPage>();
expectTypeOf(await acme.groups.users.list({ path }).first()).toEqualTypeOf<User | undefined>();
expectTypeOf((await acme.groups.users.get({ path }).withResponse()).data).toEqualTypeOf<User>();
for await (const user of acme.groups.users.list({ path })) expectTypeOf(user).toEqualTypeOf<User>();
for await (const page of acme.groups.users.list({ path }).pages()) expectTypeOf(page).toEqualTypeOf<UserPage>();

// `result()` is told apart by `case`, and forgetting one does not compile.
const result = await acme.groups.users.get({ path }).result();
function describe(answer: UsersGetResult): string {
  switch (answer.case) {
    case 200:
      expectTypeOf(answer.body).toEqualTypeOf<User>();
      expectTypeOf(answer.ok).toEqualTypeOf<true>();
      return answer.body.id;
    case 429:
      expectTypeOf(answer.body).toEqualTypeOf<Throttled>();
      expectTypeOf(answer.error).toEqualTypeOf<ApiError>();
      return "429";
    case "4XX":
      expectTypeOf(answer.body).toEqualTypeOf<AcmeFault>();
      return answer.body.error.code;
    case "undocumented":
      expectTypeOf(answer.body).toEqualTypeOf<unknown>();
      return `${answer.status}`;
    case "failed":
      expectTypeOf(answer.error).toEqualTypeOf<ApiError>();
      expectTypeOf(answer.response).toEqualTypeOf<undefined>();
      return answer.error.kind;
  }
}
describe(result);
// @ts-expect-error -- the cases 429, "4XX", "undocumented" and "failed" are not handled
function forget(answer: UsersGetResult): string {
  switch (answer.case) {
    case 200:
      return answer.body.id;
  }
}
forget(result);
// @ts-expect-error -- a success with an undocumented status has an unknown body
if (result.ok) expectTypeOf(result.body).toEqualTypeOf<User>();

// The guard narrows by operation and status.
if (isApiError(caught)) {
  expectTypeOf(caught).toEqualTypeOf<ApiError>();
  expectTypeOf(caught.kind).toEqualTypeOf<"connection" | "timeout" | "deadline" | "aborted" | "http" | "decode" | "config">();
}
if (isApiError(caught, acme.groups.users.get, 404)) expectTypeOf(caught.body).toEqualTypeOf<AcmeFault>();
if (isApiError(caught, acme.groups.users.get, 429)) expectTypeOf(caught.body).toEqualTypeOf<Throttled>();
if (isApiError(caught, acme.groups.users.get, 500)) expectTypeOf(caught.body).toEqualTypeOf<unknown>();
if (isApiError(caught, acme.groups.users.list, 404)) expectTypeOf(caught.body).toEqualTypeOf<AcmeFault>();
if (caught instanceof HttpError) expectTypeOf(caught.status).toEqualTypeOf<number>();
if (caught instanceof ApiError) expectTypeOf(caught.attempts).items.toHaveProperty("status");
// @ts-expect-error -- an operation without a status says too little
isApiError(caught, acme.groups.users.get);
// @ts-expect-error -- a plain function is no operation
isApiError(caught, () => 1, 404);

type WithDefault = SuccessResult<200, User> | ErrorResult<"default", AcmeFault> | UndocumentedResult | FailedResult;
declare const withDefault: (input: { id: string }) => ApiCall<User, WithDefault>;
if (isApiError(caught, withDefault, 503)) expectTypeOf(caught.body).toEqualTypeOf<AcmeFault>();
expectTypeOf<ResultOf<typeof withDefault>>().toEqualTypeOf<WithDefault>();
expectTypeOf<CaseOf<UsersGetResult, 429>>().toEqualTypeOf<429>();
expectTypeOf<CaseOf<UsersGetResult, 404>>().toEqualTypeOf<"4XX">();
expectTypeOf<CaseOf<UsersGetResult, 503>>().toEqualTypeOf<never>();

// `default` names no success: of the successes only the documented one has a known body.
declare const anyDefault: WithDefault;
if (anyDefault.case === "default") expectTypeOf(anyDefault.ok).toEqualTypeOf<false>();
if (anyDefault.ok) expectTypeOf(anyDefault.case).toEqualTypeOf<200 | "undocumented">();

// A failure within a 200 has a case of its own, so that `case: 200` is a success.
type Judged = SuccessResult<200, User> | ErrorResult<"unsuccessful", User> | UndocumentedResult | FailedResult;
declare const judged: Judged;
declare const judgedCall: (input: { id: string }) => ApiCall<User, Judged>;
if (judged.case === 200) expectTypeOf(judged.ok).toEqualTypeOf<true>();
if (judged.case === "unsuccessful") {
  expectTypeOf(judged.ok).toEqualTypeOf<false>();
  expectTypeOf(judged.body).toEqualTypeOf<User>();
}
if (isApiError(caught, judgedCall, 200)) expectTypeOf(caught.body).toEqualTypeOf<User>();

// A call is a promise, so that linters see a forgotten `await`.
expectTypeOf<ApiCall<User, UsersGetResult>>().toExtend<Promise<User>>();
expectTypeOf<ListCall<UserPage, User, UsersGetResult>>().toExtend<AsyncIterable<User>>();

// Hooks know the operation they stand around, and hand on what `next` gives.
acme.withOptions({
  hooks: {
    call: async (request, next) => {
      expectTypeOf(request.operation).toEqualTypeOf<Operation>();
      expectTypeOf(request.operation.method).toEqualTypeOf<Method>();
      const outcome = await next();
      expectTypeOf(outcome).toEqualTypeOf<CallOutcome>();
      return outcome;
    },
    attempt: async (request, next) => {
      expectTypeOf(request.operation).toEqualTypeOf<Operation>();
      expectTypeOf(request.attempt).toEqualTypeOf<number>();
      expectTypeOf(request.headers).toEqualTypeOf<Readonly<Record<string, string>>>();
      return next({ ...request, headers: { ...request.headers, traceparent: "00-1" } });
    },
  },
});
// @ts-expect-error -- a hook that keeps the answer to itself
acme.withOptions({ hooks: { attempt: async (request, next) => void (await next(request)) } });
// @ts-expect-error -- a call hook that invents an outcome without knowing its parts
acme.withOptions({ hooks: { call: async () => ({ status: 200 }) } });

// Inputs refuse what the document does not know.
// @ts-expect-error -- a misspelt path parameter
acme.groups.users.get({ path: { group_id: "g_1", user: "u_1" } });
// @ts-expect-error -- a required parameter is missing
acme.groups.users.get({ path: { group_id: "g_1" } });
// @ts-expect-error -- a misspelt query parameter
acme.groups.users.list({ path: { group_id: "g_1" }, query: { limits: 1 } });
// @ts-expect-error -- a misspelt option
acme.groups.users.get({ path }, { timeOut: 1 });
acme.groups.users.list({ path: { group_id: "g_1" }, query: { after: undefined } }, { signal: undefined, timeout: undefined });
expectTypeOf(acme.withOptions({ timeout: 1 })).toEqualTypeOf<AcmeClient>();
