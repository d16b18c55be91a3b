/** Stage 2: turns a loaded document into the model, and finds everything in it that no package can be made of. */

import { textMember } from "../json.js";
import type { LoadedDocument } from "../load/load-document.js";
import { toProblems } from "../load/locate.js";
import type { Finding, Problem } from "../problem.js";
import type { Evidence, RateLimit } from "../vocabulary/index.js";
import { checkAliasCycles } from "./alias-cycles.js";
import { buildComponents } from "./build-components.js";
import { buildWebhooks } from "./build-incoming.js";
import { buildOperation } from "./build-operation.js";
import type { SchemaBuilder } from "./build-schema.js";
import { buildCredentials, readAlternatives, withoutConnection } from "./build-security.js";
import { buildServers } from "./build-servers.js";
import { checkNames } from "./check-names.js";
import { checkSources } from "./check-sources.js";
import { child, childrenOfPlace, createContext, evidenceAt, follow, type Place } from "./context.js";
import { type Model, methods, type NamedSource, type Operation, type Tag } from "./model.js";
import { resolveNames } from "./resolve-names.js";

/** A model and what was found while building it; only without errors is the model complete. */
export interface ModelResult {
  readonly model: Model;
  readonly problems: readonly Problem[];
}

/** Builds the model of a document. */
export function buildModel(document: LoadedDocument): ModelResult {
  const findings: Finding[] = [];
  const context = createContext(document, findings);
  const root: Place = { value: document.root, pointer: "" };
  const info = child(root, "info");
  const { evidence } = evidenceAt(context, info, undefined);
  const { builder, schemas } = buildComponents(context, evidence);
  const operations = resolveNames(buildOperations(builder, root, evidence));
  const security = readAlternatives(child(root, "security").value);
  const used = new Set([security, ...operations.flatMap((operation) => operation.security ?? [])].flat(2));
  const credentials = buildCredentials(context, used, evidence);
  const model: Model = {
    title: textMember(info.value, "title") ?? "API",
    version: textMember(info.value, "version") ?? "0.0.0",
    summary: textMember(info.value, "summary"),
    description: textMember(info.value, "description"),
    sources: readSources(context.read(info.value, "x-sources", info.pointer) ?? {}),
    servers: buildServers(context, child(root, "servers")),
    security: withoutConnection(security, credentials),
    credentials,
    operations: operations.map((operation) =>
      operation.security === undefined ? operation : { ...operation, security: withoutConnection(operation.security, credentials) },
    ),
    webhooks: buildWebhooks(builder, root, evidence),
    schemas,
    tags: readTags(child(root, "tags").value),
  };
  checkNames(context, operations);
  checkAliasCycles(context);
  checkSources(context, model);
  return { model, problems: toProblems(findings, document.source) };
}

function buildOperations(builder: SchemaBuilder, root: Place, evidence: Evidence | undefined): readonly Operation[] {
  const { context } = builder;
  const rootLimit = context.read(root.value, "x-rate-limit", root.pointer);
  return childrenOfPlace(child(root, "paths"))
    .filter((entry) => entry.name.startsWith("/"))
    .flatMap((entry) => {
      const pathItem = follow(context, entry);
      if (!/^([^{}]|\{[^{}]+\})*$/.test(entry.name)) {
        context.report("invalid-path", entry.pointer, `The braces of ${JSON.stringify(entry.name)} do not go in pairs.`);
      }
      const rateLimit: RateLimit | undefined = context.read(pathItem.value, "x-rate-limit", pathItem.pointer) ?? rootLimit;
      return childrenOfPlace(pathItem).flatMap((operation) => {
        const method = methods.find((candidate) => candidate.toLowerCase() === operation.name);
        if (method === undefined) return [];
        return [buildOperation(builder, { operation, pathItem, path: entry.name, method, evidence, rateLimit })];
      });
    });
}

function readSources(sources: Readonly<Record<string, Omit<NamedSource, "id">>>): readonly NamedSource[] {
  return Object.entries(sources).map(([id, source]) => ({ id, ...source }));
}

function readTags(value: unknown): readonly Tag[] {
  const tags = Array.isArray(value) ? value : [];
  return tags.map((tag: unknown) => ({ name: textMember(tag, "name") ?? "", description: textMember(tag, "description") }));
}
