/** Prints a file of `resources/`: the types of its methods, the resource's interface, the stand-alone functions. */

import type { Scalar } from "../model/schema.js";
import { docsOf, textNote } from "../plan/docs.js";
import type { AliasPlan, BodyPlan, DescriptorPlan, FormerNames, Identity, MethodPlan, ParameterPlan, ResourcePlan } from "../plan/plan.js";
import { definerOf, pageReaders } from "../plan/plan-descriptor.js";
import type { Pagination } from "../vocabulary/index.js";
import { toComment, toCommentLines } from "./comments.js";
import { toServers } from "./emit-core.js";
import { toImports } from "./imports.js";
import { concat, group, indent, joinWith, type Layout, line, lineWidth, softLine, toText, whenBroken } from "./layout.js";
import { toKey, toList, toObject, toScalarLiteral, toStringLiteral, toValue } from "./literals.js";
import { toCode } from "./notes.js";
import { atDepth, toDeclaration, toType } from "./types.js";

/** The text of the file below its header. */
export function emitResource(resource: ResourcePlan, identity: Identity): string {
  const imports = toImports(resource.imports);
  const types = resource.methods.flatMap(({ declarations }) => declarations.map(toDeclaration));
  const functions = resource.methods.map((method) => emitFunction(method, resource, identity));
  const former = resource.methods.flatMap((method) => method.formerNames.flatMap((names) => emitFormer(method, names)));
  return [...(imports === "" ? [] : [imports]), ...types, emitInterface(resource), ...functions, ...former].join("\n\n");
}

/** The names that a method's function and types had before, so that programs which use them still compile. */
function emitFormer({ functionName }: MethodPlan, former: FormerNames): readonly string[] {
  const deprecate = (name: string): string => toCommentLines([`The former name of {@link ${name}}.`, "@deprecated"], 0).join("\n");
  return [
    ...former.types.map(({ former: name, current }) => `${deprecate(current)}\nexport type ${name} = ${current};`),
    `${deprecate(functionName)}\nexport const ${former.functionName}: typeof ${functionName} = ${functionName};`,
  ];
}

/** The interface that shows a resource's methods and the resources below it. */
export function emitInterface(resource: ResourcePlan): string {
  const children = resource.children.flatMap(({ property, interfaceName, path, description }) => [
    ...toComment(describe(path, description), 2),
    `  readonly ${property}: ${interfaceName};`,
  ]);
  const methods = resource.methods.flatMap((method) => [...toComment(method.docs, 2), atDepth(toSignature(method), 2)]);
  return [
    ...toComment(describe(resource.path, resource.description), 0),
    `export interface ${resource.interfaceName} {`,
    ...methods,
    ...resource.aliases.flatMap(emitAlias),
    ...children,
    "}",
  ].join("\n");
}

function emitAlias({ verb, method, interfaceName }: AliasPlan): readonly string[] {
  const comment = toCommentLines([`The former name of {@link ${interfaceName}.${method.verb}}.`, "@deprecated"], 2);
  return [...comment, atDepth(toSignature(method, verb), 2)];
}

/** What is said of a resource: the words of its tag, else its name. */
export function describe(path: readonly string[], description: string | undefined): ReturnType<typeof docsOf> {
  return docsOf([textNote(description) ?? { kind: "text", text: `The methods of ${toCode(path.join("."))}.` }]);
}

/** `add(input: AddInput, options?: CallOptions): ApiCall<…>;` */
export function toSignature(method: MethodPlan, name: string = method.verb): Layout {
  return group(`${name}(`, toParameters([], method), "): ", toType(method.returnType), ";");
}

function toParameters(first: readonly string[], { inputName, isInputOptional }: MethodPlan): Layout {
  const all = [...first, `input${isInputOptional ? "?" : ""}: ${inputName}`, "options?: CallOptions"];
  return concat(indent(softLine, joinWith(concat(",", line), all)), whenBroken(","), softLine);
}

function emitFunction(method: MethodPlan, resource: ResourcePlan, { names }: Identity): string {
  const words = `\`${method.name}\` as a stand-alone function; see {@link ${resource.interfaceName}.${method.verb}}.`;
  const comment = toCommentLines([words, ...(method.docs.isDeprecated ? ["@deprecated"] : [])], 0);
  const signature = group("(", toParameters([`core: ${names.core}`], method), ") => ", toType(method.returnType));
  const left = toText(group(`export const ${method.functionName}: `, signature, " ="));
  const call = `/* @__PURE__ */ ${definerOf(method)}(`;
  const lastLine = left.slice(left.lastIndexOf("\n") + 1);
  const isOnLine = lastLine.length + ` ${call}{`.length <= lineWidth;
  // Formatters break after the equals sign, but inside the call where only its brace would not fit.
  const isInside = !isOnLine && lastLine.length + ` ${call}`.length <= lineWidth;
  const margin = isOnLine ? "" : "  ";
  const body = toDescriptor(method).map(([name, value]) => `${atDepth(concat(toKey(name), ": ", value, ","), margin.length + 2)}`);
  const [head, tail] = isInside ? [` ${call}\n  {`, "  },\n);"] : [`${isOnLine ? " " : "\n  "}${call}{`, `${margin}});`];
  return [...comment, `${left}${head}`, ...body, tail].join("\n");
}

/** The members of the descriptor, those that say nothing left out. */
function toDescriptor({ name, operation, descriptor }: MethodPlan): readonly (readonly [string, Layout])[] {
  const { pagination, success, retry } = operation;
  const { parameters, body, accept, security, headers, stream, int64 } = descriptor;
  const responses = operation.responses.map(({ status, format }) => [status, toStringLiteral(format)] as const);
  const members: readonly (readonly [string, Layout | undefined])[] = [
    ["name", toStringLiteral(name)],
    ["method", toStringLiteral(operation.method)],
    ["path", toStringLiteral(operation.path)],
    ["parameters", parameters.length === 0 ? undefined : toList(parameters.map(toParameter), parameters.length > 1)],
    ["body", body === undefined ? undefined : toBody(body)],
    ["accept", accept === undefined ? undefined : toStringLiteral(accept)],
    ["responses", toObject(responses)],
    ["servers", operation.servers === undefined ? undefined : toServers(operation.servers)],
    ["security", security === undefined ? undefined : toValue(security)],
    ["isRepeatable", retry?.safe === true ? "true" : undefined],
    ["pagination", pagination === undefined ? undefined : toPagination(pagination)],
    [
      "success",
      success === undefined
        ? undefined
        : toObject([
            ["pointer", toValue(success.pointer)],
            ["range", toValue(success.range)],
            ["judge", "judgeSuccess"],
          ]),
    ],
    [
      "int64",
      int64.length === 0
        ? undefined
        : toObject([
            ["pointers", toValue(int64)],
            ["find", "findUnsafeInteger"],
          ]),
    ],
    ["headers", headers.length === 0 ? undefined : toHeaders(headers)],
    [
      "stream",
      stream === undefined
        ? undefined
        : toObject([
            ["format", stream.format],
            ["data", toValue(stream.data)],
          ]),
    ],
  ];
  return members.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}

function toHeaders(headers: DescriptorPlan["headers"]): Layout {
  const fields = headers.map(([status, types]) => {
    return [status, toObject(types.map(([name, type]) => [name, toStringLiteral(type)] as const))] as const;
  });
  return toObject([
    ["fields", toObject(fields)],
    ["read", "readHeaders"],
  ]);
}

function toParameter(parameter: ParameterPlan): Layout {
  return toObject(toMembers({ ...parameter }));
}

function toBody({ encoding, ...body }: BodyPlan): Layout {
  if (encoding === undefined) return toObject(toMembers(body));
  const encodings = Object.entries(encoding).map(([name, value]) => [name, toValue({ ...value })] as const);
  return toObject([...toMembers(body), ["encoding", toObject(encodings)]]);
}

/** Literals, but for the name of the function that writes. */
function toMembers(members: Readonly<Record<string, Scalar>>): readonly (readonly [string, Layout])[] {
  return Object.entries(members).map(([name, value]) => [name, name === "write" ? String(value) : toScalarLiteral(value)] as const);
}

function toPagination(pagination: Pagination): Layout {
  const { style, items, parameter } = pagination;
  const { total, more, cursor } = { total: undefined, more: undefined, cursor: undefined, ...pagination };
  const members = Object.entries({ items, total, more, cursor, parameter }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, toStringLiteral(value)] as const],
  );
  return toObject([...members, ["read", pageReaders[style]]]);
}
