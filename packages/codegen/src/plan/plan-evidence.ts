/** Counts, for each operation, how its facts are known. */

import type { Model, Operation } from "../model/model.js";
import type { Schema } from "../model/schema.js";
import type { Evidence } from "../vocabulary/index.js";
import type { EvidenceRow } from "./plan.js";
import { withParts } from "./usage.js";

type Counts = Record<keyof EvidenceRow["counts"], number>;

/**
 * A row for each operation. Its facts are itself, each parameter, the request body, each answer, and each member of the
 * objects that any of these lead to; a fact without evidence of its own has that of what it stands in.
 */
export function planEvidence(model: Model): readonly EvidenceRow[] {
  const objects = new ObjectIndex(new Map(model.schemas.map(({ name, schema }) => [name, schema])));
  return model.operations.map((operation) => countOperation(operation, objects));
}

function countOperation(operation: Operation, objects: ObjectIndex): EvidenceRow {
  const { parameters, body, responses } = operation;
  const counts: Counts = { documented: 0, verified: 0, inferred: 0, none: 0 };
  const sources = new Set<string>();
  const count = (evidence: Evidence | undefined): void => {
    counts[evidence?.status ?? "none"] += 1;
    for (const source of evidence?.source ?? []) sources.add(source);
  };
  for (const place of [operation, ...parameters, ...(body === undefined ? [] : [body]), ...responses]) count(place.evidence);
  const starts = [...parameters, ...(body === undefined ? [] : [body]), ...responses].flatMap(({ schema }) => schema ?? []);
  for (const { properties } of objects.reachedFrom(starts)) for (const { schema } of properties) count(schema.evidence);
  return { name: operation.name.join("."), method: operation.method, path: operation.path, counts, sources: [...sources].toSorted() };
}

type ObjectSchema = Schema & { readonly kind: "object" };

/** What a schema holds itself: its objects, and the components it refers to. */
interface Holding {
  readonly objects: readonly ObjectSchema[];
  readonly references: readonly string[];
}

/** Finds objects behind references; what a component holds is looked up once, and not again for every operation. */
class ObjectIndex {
  readonly #components: ReadonlyMap<string, Schema>;
  readonly #holdings = new Map<string, Holding>();

  constructor(components: ReadonlyMap<string, Schema>) {
    this.#components = components;
  }

  /** The objects that schemas lead to, each once. */
  reachedFrom(starts: readonly Schema[]): ReadonlySet<ObjectSchema> {
    const reached = new Set<ObjectSchema>();
    const names = new Set<string>();
    const take = ({ objects, references }: Holding): void => {
      for (const object of objects) reached.add(object);
      for (const name of references) names.add(name);
    };
    for (const start of starts) take(toHolding(start));
    // A set that grows while it is walked through is walked through to its new end.
    for (const name of names) take(this.#holdingOf(name));
    return reached;
  }

  #holdingOf(name: string): Holding {
    const known = this.#holdings.get(name);
    if (known !== undefined) return known;
    const schema = this.#components.get(name);
    const holding = schema === undefined ? { objects: [], references: [] } : toHolding(schema);
    this.#holdings.set(name, holding);
    return holding;
  }
}

function toHolding(schema: Schema): Holding {
  const parts = withParts(schema);
  return {
    objects: parts.filter((part) => part.kind === "object"),
    references: parts.flatMap((part) => (part.kind === "reference" ? [part.name] : [])),
  };
}
