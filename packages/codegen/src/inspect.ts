/** Tells what a package of a document would have, and what stands in its way. */

import type { GenerateOptions } from "./generate.js";
import type { DocumentSource } from "./load/document-place.js";
import type { Model, Operation } from "./model/model.js";
import type { Problem } from "./problem.js";

/** What a document holds. */
export interface InspectReport {
  /** `refused`: a problem is an error, and no package can be made. */
  readonly outcome: "accepted" | "refused";
  readonly title: string | undefined;
  readonly version: string | undefined;
  readonly operations: readonly InspectedOperation[];
  readonly credentials: readonly {
    readonly scheme: string;
    readonly kind: string;
    readonly option: string | undefined;
    readonly env: string | undefined;
  }[];
  readonly servers: readonly string[];
  readonly problems: readonly Problem[];
}

/** An operation and what it becomes. */
export interface InspectedOperation {
  readonly request: string;
  readonly operationId: string | undefined;
  readonly name: string;
  /** `given` by x-sdk-method, else `derived` by rule. */
  readonly nameSource: "given" | "derived";
  /** The name that the rule gives first, where another operation has it or the client needs it. */
  readonly wantedName: string | undefined;
  /** Alternatives of scheme names; undefined when those of the document hold. */
  readonly security: readonly (readonly string[])[] | undefined;
  readonly pagination: string | undefined;
  readonly isRepeatable: boolean;
  readonly statuses: readonly string[];
}

/** What to inspect beside the document itself. */
export type InspectOptions = Pick<GenerateOptions, "allowHosts">;

/** Inspects a document: at a path, at an https address, or in memory. */
export async function inspect(document: DocumentSource, options: InspectOptions = {}): Promise<InspectReport> {
  const { readModel } = await import("./read-model.js");
  const reading = await readModel({ document, ...options });
  const { model, problems } = reading;
  return {
    outcome: reading.kind === "read" ? "accepted" : "refused",
    title: model?.title,
    version: model?.version,
    operations: model?.operations.map(inspectOperation) ?? [],
    credentials: model === undefined ? [] : inspectCredentials(model),
    servers: model?.servers.map(({ url }) => url) ?? [],
    problems,
  };
}

function inspectOperation({
  method,
  path,
  operationId,
  name,
  isNameGiven,
  wantedName,
  security,
  pagination,
  retry,
  responses,
}: Operation): InspectedOperation {
  return {
    request: `${method} ${path}`,
    operationId,
    name: name.join("."),
    nameSource: isNameGiven ? "given" : "derived",
    wantedName: wantedName?.join("."),
    security,
    pagination: pagination?.style,
    isRepeatable: retry?.safe ?? (method === "GET" || method === "HEAD"),
    statuses: responses.map(({ status }) => status),
  };
}

function inspectCredentials(model: Model): InspectReport["credentials"] {
  return model.credentials.map(({ scheme, carrier, names }) => ({ scheme, kind: carrier.kind, option: names?.option, env: names?.env }));
}
