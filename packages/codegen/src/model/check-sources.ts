/** Checks that every source an evidence refers to is listed in info.x-sources. */

import type { Evidence } from "../vocabulary/index.js";
import type { Context } from "./context.js";
import type { Model } from "./model.js";

/** Reports source ids that nothing explains. */
export function checkSources(context: Context, model: Model): void {
  const known = new Set(model.sources.map((source) => source.id));
  const check = (evidence: Evidence | undefined, pointer: string): void => {
    for (const id of (evidence?.source ?? []).filter((source) => !known.has(source))) {
      context.report("unknown-source", pointer, `The source ${JSON.stringify(id)} is not listed in info.x-sources.`);
    }
  };
  for (const operation of model.operations) {
    check(operation.evidence, operation.pointer);
    const places = [...operation.parameters, ...operation.responses];
    for (const place of places.filter(({ evidence }) => evidence !== operation.evidence)) check(place.evidence, place.pointer);
  }
  for (const { schema } of model.schemas) check(schema.evidence, schema.pointer);
}
