/** Everything that generated clients and their users need of the runtime. */

export { ApiCall, type WithResponse } from "./api-call.js";
export { chooseServer } from "./choose-server.js";
export { type Client, createClient } from "./client.js";
export { type CallInput, Core, createCore } from "./core.js";
export { bind, defineListOperation, defineOperation, type HasOperation, type Unbound } from "./define.js";
export type { HttpClient } from "./engine.js";
export type { Environment } from "./environment.js";
export {
  AbortedError,
  ApiError,
  type Attempt,
  ConfigError,
  ConnectionError,
  DeadlineError,
  DecodeError,
  type ErrorContext,
  type ErrorKind,
  HttpError,
  type HttpErrorDetails,
  TimeoutError,
} from "./errors.js";
export { eventStream, type ServerSentEvent } from "./event-stream.js";
export { fillServer } from "./fill-server.js";
export { findUnsafeInteger } from "./find-unsafe-integer.js";
export { type CaseOf, isApiError, type OperationFunction, type ResultOf } from "./guards.js";
export type { HeaderValues } from "./header.js";
export type { AttemptRequest, CallOutcome, CallRequest, Hooks, Logger } from "./hooks.js";
export { ItemStream } from "./item-stream.js";
export { jsonLines, jsonSequence } from "./json-stream.js";
export { judgeSuccess } from "./judge-success.js";
export { ListCall, type PageSource } from "./list-call.js";
export type {
  BodyWriter,
  ClientDefinition,
  CredentialCarrier,
  CredentialDefinition,
  HeaderRule,
  HeaderType,
  Method,
  Operation,
  Pagination,
  Parameter,
  ParameterWriter,
  RequestBody,
  ResponseBody,
  SecurityAlternative,
  Server,
  StreamRule,
  SuccessRule,
} from "./operation.js";
export type { CallOptions, ClientOptions, Credential, ExtraFields, Fetch, SharedOptions } from "./options.js";
export { readByCursor, readByNumber } from "./pagination.js";
export { type ParameterValues, writeRepeated } from "./parameters.js";
export { placeInCookie, placeInQuery } from "./place-credential.js";
export type { RawInput } from "./raw-request.js";
export { readHeaders } from "./read-headers.js";
export type { DocumentedHeaders, ErrorResult, FailedResult, SuccessResult, UndocumentedResult, WithHeaders } from "./result.js";
export { defineStreamOperation, StreamCall } from "./stream-call.js";
export type { StreamFormat, StreamParser, StreamRecord } from "./stream-format.js";
export { writeBasic } from "./write-basic.js";
export { writeForm } from "./write-form.js";
export { writeJson } from "./write-json.js";
export { writeMultipart } from "./write-multipart.js";
export { writeBytes, writeTextBody } from "./write-plain.js";
export { writeStyled } from "./write-styled.js";
