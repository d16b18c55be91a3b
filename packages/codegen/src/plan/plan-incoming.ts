/** Decides the types of the requests that the vendor sends: what one holds, and what it is to be answered with. */

import type { IncomingRequest, Model, ParameterLocation, Response } from "../model/model.js";
import { type Docs, docsOf, type Note, textNote } from "./docs.js";
import { compareNames, toTypeName } from "./name-registry.js";
import type { Incoming, IncomingPlan } from "./plan.js";
import { methodTypeName } from "./plan-method.js";
import { keyword, literal, type MemberDeclaration, named, type TypeDeclaration, type TypeNode, union } from "./type-node.js";
import type { TypePlanner } from "./type-planner.js";

/** The types of all webhooks and callbacks, in the order of their names; the document's order decides nothing. */
export function planIncoming(model: Model, planner: TypePlanner): IncomingPlan {
  const incoming = collect(model);
  const wanted = incoming.map((one) => toWantedName(one, false));
  const planned = incoming.map((one, index) => {
    const hasOthers = wanted.filter((other) => other === wanted[index]).length > 1;
    return { ...one, ...planRequest(planner, one, toWantedName(one, hasOthers)) };
  });
  const webhooks = planned.filter(({ operation }) => operation === undefined);
  return {
    requests: planned.map(({ request, operation, type }) => ({ request, operation, type })),
    declarations: [...planned.flatMap(({ declarations }) => declarations), ...planMap(planner, webhooks)],
  };
}

function collect({ webhooks, operations }: Model): readonly Incoming[] {
  const all: readonly Incoming[] = [
    ...webhooks.map((request) => ({ request, operation: undefined })),
    ...operations.flatMap(({ name, callbacks }) => callbacks.map((request) => ({ request, operation: name }))),
  ];
  const toKey = ({ request: { name, expression = "", method }, operation = [] }: Incoming): string =>
    JSON.stringify([operation, name, expression, method]);
  return all.toSorted((one, other) => compareNames(toKey(one), toKey(other)));
}

/** `UserCreatedWebhook`, `ThingsWatchOnChangeCallback`; with the HTTP method where there are several of one name. */
function toWantedName({ request: { name, method }, operation }: Incoming, hasOthers: boolean): string {
  const verb = hasOthers ? toTypeName(method.toLowerCase()) : "";
  if (operation === undefined) return `${toTypeName(name)}${verb}Webhook`;
  return `${methodTypeName(operation)}${toTypeName(name)}${verb}Callback`;
}

interface PlannedRequest {
  readonly type: string;
  readonly declarations: readonly TypeDeclaration[];
}

function planRequest(planner: TypePlanner, incoming: Incoming, wanted: string): PlannedRequest {
  const { request } = incoming;
  const name = planner.registry.take(wanted);
  const declarations: TypeDeclaration[] = [];
  const declare = (declaration: TypeDeclaration): number => declarations.push(declaration);
  const { body, method } = request;
  const members: MemberDeclaration[] = [toMember("method", literal(method))];
  for (const location of ["path", "query", "header", "cookie"] as const) {
    members.push(...planParameters(planner, request, { location, name, declare }));
  }
  if (body !== undefined) {
    const origin: Note = { kind: "partOf", part: "body", owner: name };
    const schema = () => planner.toType(body.schema, { direction: "output", name: `${name}Body`, origin, declare });
    const type = body.format === "json" ? schema() : body.format === "text" ? keyword("string") : named("Uint8Array");
    members.push({ ...toMember("body", type, docsOf([textNote(body.description)])), isOptional: !body.isRequired });
  }
  const answers = request.responses.map((response) => planAnswer(planner, response, { name, declare }));
  if (answers.length > 0) {
    declare({
      kind: "alias",
      name: `${name}Answer`,
      docs: docsOf([{ kind: "partOf", part: "answer", owner: name }]),
      type: union(answers),
    });
  }
  const main: TypeDeclaration = { kind: "interface", name, docs: toDocs(incoming), members, index: undefined };
  return { type: name, declarations: [main, ...declarations] };
}

interface Site {
  readonly name: string;
  readonly declare: (declaration: TypeDeclaration) => number;
}

function planParameters(
  planner: TypePlanner,
  { parameters }: IncomingRequest,
  { location, name, declare }: Site & { readonly location: ParameterLocation },
): readonly MemberDeclaration[] {
  const found = parameters.filter((parameter) => parameter.in === location);
  if (found.length === 0) return [];
  const owner = planner.registry.take(`${name}${toTypeName(location)}`);
  const nested: TypeDeclaration[] = [];
  const members = found.map((parameter): MemberDeclaration => {
    const { schema, isRequired, isDeprecated, description } = parameter;
    const origin: Note = { kind: "memberOf", property: parameter.name, owner, isItem: false };
    const site = {
      direction: "output",
      name: `${owner}${toTypeName(parameter.name)}`,
      origin,
      declare: (one: TypeDeclaration) => nested.push(one),
    } as const;
    const docs = docsOf([textNote(description ?? schema.description)], isDeprecated);
    return { name: parameter.name, isOptional: !isRequired, type: planner.toType(schema, site), docs };
  });
  declare({
    kind: "interface",
    name: owner,
    docs: docsOf([{ kind: "partOf", part: `${location} parameters`, owner: name }]),
    members,
    index: undefined,
  });
  for (const declaration of nested) declare(declaration);
  return [{ ...toMember(location, named(owner)), isOptional: members.every(({ isOptional }) => isOptional) }];
}

/** What the vendor takes as an answer: it is the reader's server that sends it, so it has the form of requests. */
function planAnswer(planner: TypePlanner, response: Response, { name, declare }: Site): TypeNode {
  const owner = planner.registry.take(`${name}Answer${toTypeName(response.status).replace(/^Schema/, "")}`);
  const origin: Note = { kind: "partOf", part: "body", owner };
  const status = /^\d+$/.test(response.status) ? literal(Number(response.status)) : keyword("number");
  const body = (): TypeNode => planner.toType(response.schema, { direction: "input", name: `${owner}Body`, origin, declare });
  const members = [toMember("status", status), ...(response.format === "none" ? [] : [toMember("body", body())])];
  declare({ kind: "interface", name: owner, docs: docsOf([textNote(response.description)]), members, index: undefined });
  return named(owner);
}

function toMember(name: string, type: TypeNode, docs: Docs = docsOf([])): MemberDeclaration {
  return { name, isOptional: false, type, docs };
}

function toDocs({ request, operation }: Incoming): Docs {
  const { summary, description, method, name, expression, isDeprecated } = request;
  return docsOf(
    [
      summary === undefined ? undefined : { kind: "title", text: summary },
      textNote(description),
      { kind: "incoming", method, name, operation: operation?.join("."), expression },
    ],
    isDeprecated,
  );
}

/** The webhooks by the names that the document gives them. */
function planMap(planner: TypePlanner, webhooks: readonly (Incoming & PlannedRequest)[]): readonly TypeDeclaration[] {
  if (webhooks.length === 0) return [];
  const types = new Map<string, TypeNode[]>();
  for (const { request, type } of webhooks) types.set(request.name, [...(types.get(request.name) ?? []), named(type)]);
  const docs = docsOf([{ kind: "text", text: "The webhooks by the names that the document gives them." }]);
  const members = [...types].map(([name, all]) => toMember(name, union(all)));
  return [{ kind: "interface", name: planner.registry.take("Webhooks"), docs, members, index: undefined }];
}
