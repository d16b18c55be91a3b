/** Prints `api.md`: every public method with its signature and every public type, on one page. */

import type { Plan, ResourcePlan } from "../plan/plan.js";
import { emitTree } from "./emit-client.js";
import { emitOptions } from "./emit-core.js";
import { emitInterface } from "./emit-resource.js";
import { toMarkdownHeader } from "./header.js";
import { toCodeBlock, toMarkdownText, toTable } from "./markdown.js";
import { toCode } from "./notes.js";
import { toDeclaration } from "./types.js";

/** The text of the file. */
export function emitApi(plan: Plan): string {
  const { identity, resources, schemas } = plan;
  const { names } = identity;
  const sections = [
    toMarkdownHeader(identity),
    `# ${identity.packageName}: every method and type`,
    toMethodTable(resources),
    "## Client",
    `Made by \`${names.createClient}\`; the options that every client takes (\`ClientOptions\`) and every call takes (\`CallOptions\`) are those of \`@rosterkit/runtime\`.`,
    toCodeBlock("ts", [toFactories(plan), emitOptions(plan), emitTree(plan)].join("\n\n")),
    ...resources.map(toResource),
    ...toIncoming(plan),
    "## Schemas",
    schemas.length === 0 ? "None." : toCodeBlock("ts", schemas.map(toDeclaration).join("\n\n")),
  ];
  return `${sections.join("\n\n").replace("\n\n\n", "\n\n")}\n`;
}

function toMethodTable(resources: readonly ResourcePlan[]): string {
  const rows = resources.flatMap(({ methods }) =>
    methods.map(({ name, functionName, operation }) => [
      `\`${name}\``,
      `\`${functionName}\``,
      toCode(`${operation.method} ${operation.path}`),
      toMarkdownText(operation.summary ?? ""),
    ]),
  );
  return toTable(["method", "stand-alone function", "request", "what it does"], rows);
}

function toIncoming({ incoming }: Plan): readonly string[] {
  if (incoming.declarations.length === 0) return [];
  return [
    "## Webhooks and callbacks",
    "What the vendor sends, and what it takes as an answer: types for your own server, which nothing here runs.",
    toCodeBlock("ts", incoming.declarations.map(toDeclaration).join("\n\n")),
  ];
}

function toFactories({ identity, core }: Plan): string {
  const { names } = identity;
  const parameter = `options${core.isBaseUrlRequired ? "" : "?"}: ${names.options}`;
  return [
    `export function ${names.createClient}(${parameter}): ${names.client};`,
    `export function ${names.createCore}(${parameter}): ${names.core};`,
  ].join("\n");
}

function toResource(resource: ResourcePlan): string {
  const types = resource.methods.flatMap(({ declarations }) => declarations.map(toDeclaration));
  return `## ${resource.path.join(".")}\n\n${toCodeBlock("ts", [emitInterface(resource), ...types].join("\n\n"))}`;
}
