// From a call to the vendor's answer: authorize, read parameters and body as the spec has them, handle, and hold the answer
// against the spec if that is wanted.

import type { CompiledRoute } from "../spec/compiled-spec.js";
import { checkAnswer } from "./check-answer.js";
import type { HeaderReader } from "./delivery.js";
import { readBody } from "./read-body.js";
import { readParameters } from "./read-parameters.js";
import type { Answer, VendorSession } from "./vendor.js";

export interface RouteCall {
  readonly vendor: string;
  readonly session: VendorSession;
  readonly route: CompiledRoute;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: HeaderReader;
  readonly text: string;
  /** Name of the server asked, where the vendor has several. */
  readonly server: string | undefined;
  readonly validateResponses: boolean;
}

/** @throws AnswerDoesNotFitSpecError under `validateResponses` */
export function answerCall(call: RouteCall): Answer {
  const answer = handle(call);
  if (call.validateResponses) checkAnswer(call.vendor, call.route, answer);
  return answer;
}

function handle({ route, path, query, headers, text, server, session }: RouteCall): Answer {
  const admission = session.admit({ headers, server });
  if ("refusal" in admission) return admission.refusal;
  const parameters = readParameters(route, { path, query, header: headers });
  if ("kind" in parameters) return session.refuse(parameters);
  const body = readBody(route, { headers, text });
  if ("kind" in body) return session.refuse(body);
  const handler = admission.handlers[route.operationId];
  if (handler === undefined) throw new Error(`sandbox: no handler for ${route.operationId}; add one to the vendor's handlers`);
  return handler({ ...parameters, body: body.body, search: query });
}
