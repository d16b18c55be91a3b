/** Decides the types of what an operation answers with: bodies, header fields, and the result that has a case for each. */

import { isSuccess, type Operation, type Response } from "../model/model.js";
import type { Note } from "./docs.js";
import { toTypeName } from "./name-registry.js";
import type { MethodPart } from "./plan.js";
import { planHeaders } from "./plan-headers.js";
import { keyword, literal, named, type TypeDeclaration, type TypeNode, union } from "./type-node.js";
import type { TypePlanner, TypeSite } from "./type-planner.js";

/** What an operation answers with. */
export interface Answers {
  readonly parts: readonly MethodPart[];
  readonly success: TypeNode;
  /** The type of a stream's items, for operations that answer with one. */
  readonly item: TypeNode | undefined;
  readonly result: TypeNode;
  readonly declarations: readonly TypeDeclaration[];
}

/** The types of an operation's answers, and of the union that `.result()` resolves to. */
export function planAnswers(planner: TypePlanner, operation: Operation, typeName: string): Answers {
  const declarations: TypeDeclaration[] = [];
  const successes = operation.responses.filter((response) => isSuccess(response.status));
  const parts = operation.responses.map((response) => {
    const suffix = isSuccess(response.status) && successes.length === 1 ? "" : toTypeName(response.status).replace(/^Schema/, "");
    const headers = planHeaders(planner, response, {
      method: operation.name.join("."),
      name: `${typeName}Headers${suffix}`,
      declarations,
    });
    const site = {
      direction: "output",
      name: `${typeName}Response${suffix}`,
      origin: { kind: "bodyOf", method: operation.name.join("."), status: response.status, isItem: false },
      declare: (declaration: TypeDeclaration) => declarations.push(declaration),
    } as const;
    return { kind: "answer", response, headers, type: answerType(response, planner, site) } as const;
  });
  const members = parts.map(({ response, type, headers }): TypeNode => {
    const result = named(isSuccess(response.status) ? "SuccessResult" : "ErrorResult", caseOf(response), type);
    return headers === undefined ? result : { kind: "intersection", members: [result, named("WithHeaders", headers)] };
  });
  const success =
    successes.length === 0 ? keyword("unknown") : union(parts.filter(({ response }) => isSuccess(response.status)).map(({ type }) => type));
  // A success by HTTP that its body denies is no success: it has a case of its own.
  const denied = operation.success === undefined ? [] : [named("ErrorResult", literal("unsuccessful"), success)];
  const items = parts.flatMap(({ response, type }) => (response.format === "stream" && type.kind === "name" ? type.arguments : []));
  const item = items.length === 0 ? undefined : union(items);
  const result = union([...members, ...denied, named("UndocumentedResult"), named("FailedResult")]);
  return { parts, success, item, result, declarations };
}

function answerType(response: Response, planner: TypePlanner, site: TypeSite): TypeNode {
  switch (response.format) {
    case "none":
      return keyword("undefined");
    case "text":
      return keyword("string");
    case "bytes":
      return named("Uint8Array");
    case "json":
      return planner.toType(response.schema, site);
    case "stream":
      return named(
        "ItemStream",
        itemType(response, () => planner.toType(response.schema, toItemSite(site))),
      );
  }
}

/** What a loop over a stream is given. */
function itemType({ stream, schema }: Response, fromSchema: () => TypeNode): TypeNode {
  if (stream?.format !== "eventStream" || stream.isFramed) return fromSchema();
  const isAnything = schema === undefined || schema.kind === "unknown";
  return named("ServerSentEvent", !stream.isJson && isAnything ? keyword("string") : fromSchema());
}

function toItemSite(site: TypeSite): TypeSite {
  const origin: Note | undefined = site.origin?.kind === "bodyOf" ? { ...site.origin, isItem: true } : site.origin;
  return { ...site, name: `${site.name}Item`, origin };
}

function caseOf({ status }: Response): TypeNode {
  return literal(/^\d+$/.test(status) ? Number(status) : status);
}
