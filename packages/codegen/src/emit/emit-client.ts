/** Prints `client.ts`: the tree of resources and the factory of the client. */

import type { Plan, TreeNode } from "../plan/plan.js";
import { toCommentText } from "./comment-text.js";
import { toComment, toCommentLines } from "./comments.js";
import { toBlock, toFactoryHead } from "./emit-core.js";
import { describe } from "./emit-resource.js";
import { toImports } from "./imports.js";
import { concat, group, indent, joinWith, type Layout, line, toText, whenBroken } from "./layout.js";
import { toKey, toStringLiteral } from "./literals.js";

/** The text of the file below its header. */
export function emitClient({ client, core, identity }: Plan): string {
  const { names } = identity;
  const isOptional = !core.isBaseUrlRequired;
  const tree = client.tree.length === 0 ? "{}" : toBlock(client.tree.map((node) => concat(toKey(node.property), ": ", toNode(node))));
  return [
    toImports(client.imports),
    emitTree({ client, identity }),
    [
      ...toCommentLines([`A client for ${toCommentText(identity.title)}; made by {@link ${names.createClient}}.`], 0),
      toText(toHeritage(identity)),
      ...toCommentLines(["The releases that this type is of, for the compiler alone: no client has it at run time."], 2),
      `  readonly "~release"?: ${toStringLiteral(identity.release)};`,
      "}",
    ].join("\n"),
    toText(concat(`const resources: Unbound<${names.core}, ${names.resources}> = `, tree, ";")),
    [
      "/**",
      " * Creates a client.",
      " *",
      " * @throws ConfigError when an option is unusable.",
      " */",
      toFactoryHead(names.createClient, `options: ${names.options}${isOptional ? " = {}" : ""}`, names.client),
      `  return createClient(${names.createCore}(options), resources);`,
      "}",
    ].join("\n"),
  ].join("\n\n");
}

/** A client has its resources and what every client has; what does not fit on a line goes one by one. */
function toHeritage({ names }: Plan["identity"]): Layout {
  const bases = [names.resources, `Client<${names.options}, paths>`];
  return group(`export interface ${names.client}`, indent(line, "extends ", indent(joinWith(concat(",", line), bases))), " {");
}

/** The interface of the resources at the top of the tree. */
export function emitTree({ client, identity }: Pick<Plan, "client" | "identity">): string {
  const members = client.tree.flatMap(({ property, resource }) => [
    ...toComment(describe(resource.path, resource.description), 2),
    `  readonly ${property}: ${resource.interfaceName};`,
  ]);
  return ["/** The resources of the API, as a tree. */", `export interface ${identity.names.resources} {`, ...members, "}"].join("\n");
}

/** A resource that leads to others has a line for each member; one of methods only stands on one line where it fits. */
function toNode({ resource, children }: TreeNode): Layout {
  const aliases = resource.aliases.map(({ verb, method }) => [verb, method.functionName] as const);
  const members = [...resource.methods.map(({ verb, functionName }) => [verb, functionName] as const), ...aliases];
  const methods = members.map(([verb, name]) => concat(toKey(verb), ":", group(indent(line, name))));
  if (children.length === 0) return group("{", indent(line, joinWith(concat(",", line), methods)), whenBroken(","), line, "}");
  return toBlock([...methods, ...children.map((node) => concat(toKey(node.property), ": ", toNode(node)))]);
}
