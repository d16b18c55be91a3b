/** Decides everything about one method: its names, its types, its documentation and what the runtime is told. */

import { bodyOf } from "../model/check-rules.js";
import type { Operation, Parameter, ParameterLocation, RequestBody } from "../model/model.js";
import type { Schema } from "../model/schema.js";
import { resolveReference, schemaAt } from "../model/schema-at.js";
import { type Docs, docsOf, inferredNote, type Note, textNote } from "./docs.js";
import { toTypeName } from "./name-registry.js";
import type { MethodPart, MethodPlan } from "./plan.js";
import { type Answers, planAnswers } from "./plan-answers.js";
import { constantOf, planDescriptor } from "./plan-descriptor.js";
import { keyword, type MemberDeclaration, type NamedType, named, record, type TypeDeclaration, type TypeNode, union } from "./type-node.js";
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
  const suffixes = ["Input", "Path", "Query", "Header", "Cookie", "Body", "Result", "Response", "Headers"];
  return [operation.name, ...operation.formerNames].flatMap((name) => suffixes.map((suffix) => `${methodTypeName(name)}${suffix}`));
}

/** The plan of an operation's method. */
export function planMethod(context: MethodContext, operation: Operation): MethodPlan {
  const typeName = methodTypeName(operation.name);
  const name = operation.name.join(".");
  for (const suffix of ["Body", "Response", "Headers"]) context.planner.registry.release(`${typeName}${suffix}`);
  const inputs = planInputs(context, operation, typeName);
  const answers = planAnswers(context.planner, operation, typeName);
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
    isStream: answers.item !== undefined,
    inputName: `${typeName}Input`,
    isInputOptional: inputs.members.every((member) => member.isOptional),
    resultName,
    returnType: toReturnType(answers, item, named(resultName)),
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

function toReturnType({ success, item: streamed }: Answers, listed: TypeNode | undefined, result: NamedType): NamedType {
  if (listed !== undefined) return named("ListCall", success, listed, result);
  return streamed === undefined ? named("ApiCall", success, result) : named("StreamCall", success, streamed, result);
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
  const stream = named("ReadableStream", named("Uint8Array"));
  if (format === "bytes") return union([named("Blob"), named("Uint8Array"), stream]);
  if (format !== "text") return fromSchema();
  const isAnything = schema === undefined || schema.kind === "unknown";
  return union([isAnything ? keyword("string") : fromSchema(), stream]);
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
