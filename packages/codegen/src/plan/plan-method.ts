/** Decides everything about one method: its names, its types, its documentation and what the runtime is told. */

import { bodyOf } from "../model/check-rules.js";
import { isSuccess, type Operation, type Parameter, type ParameterLocation, type RequestBody, type Response } from "../model/model.js";
import type { Schema } from "../model/schema.js";
import { resolveReference, schemaAt } from "../model/schema-at.js";
import { type Docs, docsOf, inferredNote, type Note, textNote } from "./docs.js";
import { toTypeName } from "./name-registry.js";
import type { MethodPart, MethodPlan } from "./plan.js";
import { constantOf, planDescriptor } from "./plan-descriptor.js";
import { keyword, literal, type MemberDeclaration, named, record, type TypeDeclaration, type TypeNode, union } from "./type-node.js";
import type { TypePlanner } from "./type-planner.js";

/** What planning a method needs beside the operation. */
export interface MethodContext {
  readonly planner: TypePlanner;
  readonly findComponent: (name: string) => Schema | undefined;
  /** Whether a component leads to an integer of 64 bits. */
  readonly isWide: (name: string) => boolean;
}

const locations: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];

/** `["groups", "users", "add"]` becomes `GroupsUsersAdd`. */
export function methodTypeName(name: readonly string[]): string {
  return name.map(toTypeName).join("");
}

/** The names that belong to a method whether it needs them today or not, so that a new parameter renames nothing. */
export function namesOfMethod(operation: Operation): readonly string[] {
  const suffixes = ["Input", "Path", "Query", "Header", "Cookie", "Body", "Result", "Response"];
  return [operation.name, ...operation.formerNames].flatMap((name) => suffixes.map((suffix) => `${methodTypeName(name)}${suffix}`));
}

/** The plan of an operation's method. */
export function planMethod(context: MethodContext, operation: Operation): MethodPlan {
  const typeName = methodTypeName(operation.name);
  const name = operation.name.join(".");
  for (const suffix of ["Body", "Response"]) context.planner.registry.release(`${typeName}${suffix}`);
  const inputs = planInputs(context, operation, typeName);
  const answers = planAnswers(context, operation, typeName);
  const resultName = `${typeName}Result`;
  const item = planItem(context, operation);
  const declarations: readonly TypeDeclaration[] = [
    toInput(`${typeName}Input`, name, inputs.members),
    ...inputs.declarations,
    ...answers.declarations,
    { kind: "alias", name: resultName, docs: resultDocs(operation), type: answers.result },
  ];
  return {
    name,
    verb: operation.name.at(-1) ?? name,
    functionName: toFunctionName(operation.name),
    isList: item !== undefined,
    inputName: `${typeName}Input`,
    isInputOptional: inputs.members.every((member) => member.isOptional),
    resultName,
    returnType:
      item === undefined
        ? named("ApiCall", answers.success, named(resultName))
        : named("ListCall", answers.success, item, named(resultName)),
    declarations,
    parts: [...inputs.parts, ...answers.parts],
    docs: planDocs(operation),
    descriptor: planDescriptor(operation, { find: context.findComponent, isWide: context.isWide }),
    operation,
    formerNames: operation.formerNames.map((former) => ({
      name: former.join("."),
      functionName: toFunctionName(former),
      types: declarations.flatMap((declaration) =>
        declaration.name.startsWith(typeName)
          ? [{ former: `${methodTypeName(former)}${declaration.name.slice(typeName.length)}`, current: declaration.name }]
          : [],
      ),
    })),
  };
}

function toFunctionName(name: readonly string[]): string {
  return name.map((word, index) => (index === 0 ? word : toTypeName(word))).join("");
}

function toInput(name: string, method: string, members: readonly MemberDeclaration[]): TypeDeclaration {
  const docs = docsOf([{ kind: "inputOf", method }]);
  // An interface without members would accept anything; this accepts `{}`.
  if (members.length === 0) return { kind: "alias", name, docs, type: record(keyword("never")) };
  return { kind: "interface", name, docs, members, index: undefined };
}

interface Inputs {
  readonly members: readonly MemberDeclaration[];
  readonly parts: readonly MethodPart[];
  readonly declarations: readonly TypeDeclaration[];
}

function planInputs(context: MethodContext, operation: Operation, typeName: string): Inputs {
  const members: MemberDeclaration[] = [];
  const declarations: TypeDeclaration[] = [];
  const parts: MethodPart[] = [];
  const declare = (declaration: TypeDeclaration): number => declarations.push(declaration);
  for (const location of locations) {
    const all = operation.parameters.filter((parameter) => parameter.in === location);
    const parameters = all.filter((parameter) => constantOf(parameter) === undefined);
    if (parameters.length === 0) continue;
    const name = `${typeName}${toTypeName(location)}`;
    const docs = docsOf([{ kind: "parametersOf", location, method: operation.name.join(".") }]);
    const nested: TypeDeclaration[] = [];
    const fields = parameters.map((parameter) => planParameter(context, parameter, { owner: name, nested }));
    declare({ kind: "interface", name, docs, members: fields, index: undefined });
    declarations.push(...nested);
    const constants = all.filter((parameter) => constantOf(parameter) !== undefined).map((parameter) => parameter.name);
    parts.push({ kind: "parameters", location, name, parameters, constants });
    members.push(toMember({ name: location, type: named(name), isRequired: !fields.every((field) => field.isOptional) }));
  }
  const { body } = operation;
  if (body !== undefined) {
    const origin: Note = { kind: "bodyOf", method: operation.name.join("."), status: undefined, isItem: false };
    const site = { direction: "input", name: `${typeName}Body`, origin, declare } as const;
    const type = bodyType(body, () => context.planner.toType(body.schema, site));
    parts.push({ kind: "body", body, type });
    members.push(toMember({ name: "body", type, isRequired: body.isRequired }));
  }
  return { members, parts, declarations };
}

interface Field {
  readonly name: string;
  readonly type: TypeNode;
  readonly isRequired: boolean;
}

function toMember({ name, type, isRequired }: Field, docs: Docs = docsOf([])): MemberDeclaration {
  return { name, isOptional: !isRequired, type: isRequired ? type : union([type, keyword("undefined")]), docs };
}

/** What is sent as it is has the type of what it is, whatever its schema says about it. */
function bodyType({ format, schema }: RequestBody, fromSchema: () => TypeNode): TypeNode {
  if (format === "bytes") return union([named("Blob"), named("Uint8Array")]);
  const isAnything = schema === undefined || schema.kind === "unknown";
  return format === "text" && isAnything ? keyword("string") : fromSchema();
}

function planParameter(
  { planner }: MethodContext,
  parameter: Parameter,
  { owner, nested }: { owner: string; nested: TypeDeclaration[] },
): MemberDeclaration {
  const { schema, name, isRequired } = parameter;
  const site = {
    direction: "input",
    name: `${owner}${toTypeName(name)}`,
    origin: { kind: "memberOf", property: name, owner, isItem: false },
    declare: (declaration: TypeDeclaration) => nested.push(declaration),
  } as const;
  const examples = parameter.examples.length > 0 ? parameter.examples : schema.examples;
  const docs = docsOf(
    [
      textNote(parameter.description ?? schema.description),
      { kind: "limits", limits: schema.limits, defaultValue: schema.defaultValue, examples },
      inferredNote(parameter),
    ],
    parameter.isDeprecated || schema.isDeprecated,
  );
  return toMember({ name, type: planner.toType(schema, site), isRequired }, docs);
}

interface Answers {
  readonly parts: readonly MethodPart[];
  readonly success: TypeNode;
  readonly result: TypeNode;
  readonly declarations: readonly TypeDeclaration[];
}

function planAnswers(context: MethodContext, operation: Operation, typeName: string): Answers {
  const declarations: TypeDeclaration[] = [];
  const successes = operation.responses.filter((response) => isSuccess(response.status));
  const parts = operation.responses.map((response) => {
    const suffix = isSuccess(response.status) && successes.length === 1 ? "" : toTypeName(response.status).replace(/^Schema/, "");
    const site = {
      direction: "output",
      name: `${typeName}Response${suffix}`,
      origin: { kind: "bodyOf", method: operation.name.join("."), status: response.status, isItem: false },
      declare: (declaration: TypeDeclaration) => declarations.push(declaration),
    } as const;
    return { kind: "answer", response, type: answerType(response, context.planner, site) } as const;
  });
  const members = parts.map(({ response, type }) =>
    named(isSuccess(response.status) ? "SuccessResult" : "ErrorResult", caseOf(response), type),
  );
  const success =
    successes.length === 0 ? keyword("unknown") : union(parts.filter(({ response }) => isSuccess(response.status)).map(({ type }) => type));
  // A success by HTTP that its body denies is no success: it has a case of its own.
  const denied = operation.success === undefined ? [] : [named("ErrorResult", literal("unsuccessful"), success)];
  return { parts, success, result: union([...members, ...denied, named("UndocumentedResult"), named("FailedResult")]), declarations };
}

function answerType(response: Response, planner: TypePlanner, site: Parameters<TypePlanner["toType"]>[1]): TypeNode {
  switch (response.format) {
    case "none":
      return keyword("undefined");
    case "text":
      return keyword("string");
    case "bytes":
      return named("Uint8Array");
    case "json":
      return planner.toType(response.schema, site);
  }
}

function caseOf({ status }: Response): TypeNode {
  return literal(/^\d+$/.test(status) ? Number(status) : status);
}

/** The type of a list's items, for operations that have pages. */
function planItem({ planner, findComponent }: MethodContext, operation: Operation): TypeNode | undefined {
  if (operation.pagination === undefined) return undefined;
  const found = schemaAt(bodyOf(operation), operation.pagination.items, findComponent);
  const list = found === undefined ? undefined : resolveReference(found, findComponent);
  if (list?.kind !== "array") return keyword("unknown");
  return planner.toKnownType(list.items);
}

function planDocs(operation: Operation): Docs {
  const { summary, description, pagination, retry, success, rateLimit, evidence, method, path } = operation;
  return docsOf(
    [
      summary === undefined ? undefined : { kind: "title", text: summary },
      textNote(description),
      { kind: "request", method, path },
      pagination === undefined ? undefined : { kind: "pages", pagination },
      success === undefined ? undefined : { kind: "success", success },
      retry === undefined ? undefined : { kind: "repeat", retry },
      rateLimit === undefined ? undefined : { kind: "rateLimit", rateLimit },
      evidence === undefined ? undefined : { kind: "evidence", evidence },
    ],
    operation.isDeprecated,
  );
}

/** What a result is, and which of its cases no source states. */
function resultDocs({ name, responses, evidence: inherited }: Operation): Docs {
  const inferred = responses.flatMap(({ status, evidence }): readonly Note[] => {
    if (evidence?.status !== "inferred" || evidence === inherited) return [];
    return [{ kind: "inferredAnswer", status, because: evidence.because }];
  });
  return docsOf([{ kind: "resultOf", method: name.join(".") }, ...inferred]);
}
