/** Prints `core.ts`: the client's options, what the runtime is told about the API, and the factory of the core. */

import type { Server, ServerVariable } from "../model/model.js";
import { docsOf, textNote } from "../plan/docs.js";
import type { CredentialPlan, Plan } from "../plan/plan.js";
import { keyword, literal, type MemberDeclaration, named, type TypeNode, union } from "../plan/type-node.js";
import { toImports } from "./imports.js";
import { concat, group, hardLine, indent, joinWith, type Layout, softLine, toText, whenBroken } from "./layout.js";
import { toKey, toList, toObject, toStringLiteral, toValue } from "./literals.js";
import { toDeclaration } from "./types.js";

/** The text of the file below its header. */
export function emitCore({ core, identity }: Plan): string {
  const { names, vendor } = identity;
  const isOptional = !core.isBaseUrlRequired;
  return [
    toImports(core.imports),
    emitOptions({ core, identity }),
    `/** What the stand-alone operations of this package run on. */\nexport type ${names.core} = Core<${toStringLiteral(vendor)}>;`,
    toText(concat(`const definition: ClientDefinition<${toStringLiteral(vendor)}> = `, toDefinition({ core, identity }), ";")),
    [
      "/**",
      " * Creates the core that stand-alone operations take as their first argument.",
      " *",
      " * @throws ConfigError when an option is unusable.",
      " */",
      toFactoryHead(names.createCore, `options: ${names.options}${isOptional ? " = {}" : ""}`, names.core),
      "  return createCore(definition, options);",
      "}",
    ].join("\n"),
  ].join("\n\n");
}

/** The first line, or lines, of a function that takes the options. */
export function toFactoryHead(name: string, parameter: string, returned: string): string {
  return toText(group(`export function ${name}(`, indent(softLine, parameter), whenBroken(","), softLine, `): ${returned} {`));
}

/** The interface of the client's options. */
export function emitOptions({ core, identity }: Pick<Plan, "core" | "identity">): string {
  const { names } = identity;
  const members: readonly MemberDeclaration[] = [
    ...(core.isBaseUrlRequired ? [baseUrlMember] : []),
    ...(core.serverNames.length > 0 ? [toServerMember(core.servers)] : []),
    ...(core.serverVariables.length > 0 ? [toVariablesMember(core.serverVariables)] : []),
    ...core.credentials.map(toCredentialMember),
  ];
  const docs = docsOf([{ kind: "text", text: `Options of {@link ${names.createClient}} and {@link ${names.createCore}}.` }]);
  if (members.length === 0) return toDeclaration({ kind: "alias", name: names.options, docs, type: named("ClientOptions") });
  const printed = toDeclaration({ kind: "interface", name: names.options, docs, members, index: undefined });
  return printed.replace(`export interface ${names.options} {`, () => `export interface ${names.options} extends ClientOptions {`);
}

const baseUrlMember: MemberDeclaration = {
  name: "baseUrl",
  isOptional: false,
  type: keyword("string"),
  docs: docsOf([{ kind: "text", text: "Where requests go. Required: the vendor documents no host for this API." }]),
};

function toServerMember(servers: Plan["core"]["servers"]): MemberDeclaration {
  const choices = servers.filter(({ name }) => name !== undefined);
  const [first] = servers;
  const lines = choices.map(
    ({ name, url, description }) => `- \`${name}\`: ${[description?.trim(), url].filter((part) => part !== undefined).join(" ")}`,
  );
  return {
    name: "server",
    isOptional: true,
    type: union([...choices.map(({ name }) => literal(name ?? "")), keyword("undefined")]),
    docs: docsOf([
      {
        kind: "text",
        text: `The server that requests go to, by name; \`baseUrl\` overrides it. Default: \`${first?.name ?? first?.url}\`.`,
      },
      { kind: "text", text: lines.join("\n") },
    ]),
  };
}

function toVariablesMember(variables: readonly ServerVariable[]): MemberDeclaration {
  const lines = variables.map(({ name, description, default: value }) => {
    const words = description === undefined ? "" : ` ${description.trim()}`;
    return `- \`${name}\`:${words} Default: \`${value}\`.`;
  });
  return {
    name: "serverVariables",
    isOptional: true,
    type: union([{ kind: "shape", members: variables.map(toVariable) }, keyword("undefined")]),
    docs: docsOf([
      { kind: "text", text: "The parts of the server's address that can be chosen; `baseUrl` overrides it as a whole." },
      { kind: "text", text: lines.join("\n") },
    ]),
  };
}

function toVariable({ name, choices }: ServerVariable): { readonly name: string; readonly type: TypeNode } {
  return { name, type: union([...(choices.length === 0 ? [keyword("string")] : choices.map(literal)), keyword("undefined")]) };
}

/** The servers as the runtime takes them; what fills in variables comes along only where there are some. */
export function toServers(servers: readonly Server[]): Layout {
  return toList(
    servers.map(({ url, name, variables }) =>
      toObject([
        ["url", toStringLiteral(url)],
        ...(name === undefined ? [] : [["name", toStringLiteral(name)] as const]),
        ...(variables.length === 0 ? [] : [["variables", toVariables(variables)] as const, ["fill", "fillServer"] as const]),
      ]),
    ),
    servers.length > 1 && servers.every(({ name, variables }) => name !== undefined || variables.length > 0),
  );
}

function toVariables(variables: readonly ServerVariable[]): Layout {
  const facts = variables.map(({ name, default: value, choices }) => {
    const allowed = choices.length === 0 ? [] : [["enum", toValue(choices)] as const];
    return [name, toObject([["default", toStringLiteral(value)], ...allowed])] as const;
  });
  return toObject(facts);
}

function toCredentialMember({ credential, option, env }: CredentialPlan): MemberDeclaration {
  const what = credential.carrier.kind === "basic" ? "User name and password with a colon between them; a" : "A";
  const how = `${what} string, or a function asked before each attempt that needs it.`;
  return {
    name: option,
    isOptional: true,
    type: union([named("Credential"), keyword("undefined")]),
    docs: docsOf([textNote(credential.description), { kind: "text", text: `${how} Default: the environment variable \`${env}\`.` }]),
  };
}

function toDefinition({ core, identity }: Pick<Plan, "core" | "identity">): Layout {
  const credentials = core.credentials.map((plan) => concat(toKey(plan.credential.scheme), ": ", toCredential(plan)));
  return toBlock([
    concat("vendor: ", toStringLiteral(identity.vendor)),
    concat("servers: ", toServers(core.servers)),
    concat("credentials: ", credentials.length === 0 ? "{}" : toBlock(credentials)),
    concat("security: ", toValue(core.security)),
    ...(core.serverNames.length > 0 ? ["choose: chooseServer"] : []),
  ]);
}

function toCredential({ credential, option, env }: CredentialPlan): Layout {
  const { carrier } = credential;
  const isBasic = carrier.kind === "basic";
  const place = isBasic ? { kind: "header", name: "Authorization" } : carrier;
  return toObject([
    ...Object.entries(place).map(([name, value]) => [name, toStringLiteral(value)] as const),
    ["option", toStringLiteral(option)],
    ["env", toStringLiteral(env)],
    ...(isBasic ? [["write", "writeBasic"] as const] : []),
    ...(carrier.kind === "query" ? [["place", "placeInQuery"] as const] : []),
    ...(carrier.kind === "cookie" ? [["place", "placeInCookie"] as const] : []),
  ]);
}

/** An object literal with a line for each member, whether or not it would fit on one. */
export function toBlock(members: readonly Layout[]): Layout {
  return concat("{", indent(hardLine, joinWith(concat(",", hardLine), members), ","), hardLine, "}");
}
