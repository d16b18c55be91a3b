/** Counts, for each operation, how its facts are known. */

import type { Model, Operation } from "../model/model.js";
import { childrenOf, type Schema } from "../model/schema.js";
import type { Evidence } from "../vocabulary/index.js";
import type { EvidenceRow } from "./plan.js";

type Counts = Record<keyof EvidenceRow["counts"], number>;

/**
 * A row for each operation. Its facts are itself, each parameter, the request body, each answer, and each member of the
 * objects that any of these lead to; a fact without evidence of its own has that of what it stands in.
 */
export function planEvidence(model: Model): readonly EvidenceRow[] {
  const components = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
  return model.operations.map((operation) => countOperation(operation, components));
}

function countOperation(operation: Operation, components: ReadonlyMap<string, Schema>): EvidenceRow {
  const { parameters, body, responses } = operation;
  const counts: Counts = { documented: 0, verified: 0, inferred: 0, none: 0 };
  const sources = new Set<string>();
  const count = (evidence: Evidence | undefined): void => {
    counts[evidence?.status ?? "none"] += 1;
    for (const source of evidence?.source ?? []) sources.add(source);
  };
  for (const place of [operation, ...parameters, ...(body === undefined ? [] : [body]), ...responses]) count(place.evidence);
  const starts = [...parameters, ...(body === undefined ? [] : [body]), ...responses].flatMap(({ schema }) => schema ?? []);
  const seen = new Set<Schema>();
  const waiting: Schema[] = [...starts];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    if (schema.kind === "object") for (const property of schema.properties) count(property.schema.evidence);
    const target = schema.kind === "reference" ? components.get(schema.name) : undefined;
    waiting.push(...childrenOf(schema), ...(target === undefined ? [] : [target]));
  }
  return { name: operation.name.join("."), method: operation.method, path: operation.path, counts, sources: [...sources].toSorted() };
}
