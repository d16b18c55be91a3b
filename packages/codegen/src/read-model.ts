/** Stages 1 and 2: from a document to its model, or to the list of what is wrong. */

import type { GenerateOptions } from "./generate.js";
import { isHostEntry } from "./load/allowed-hosts.js";
import { type LoadedDocument, loadDocument } from "./load/load-document.js";
import { buildModel } from "./model/build-model.js";
import type { Model } from "./model/model.js";
import { hasError, type Problem, toFileProblem } from "./problem.js";

/** A document's model, or why there is none. */
export type ModelReading =
  | { readonly kind: "read"; readonly document: LoadedDocument; readonly model: Model; readonly problems: readonly Problem[] }
  | Refused;

/** Why there is no model; what could be read is there for looking at. */
export interface Refused {
  readonly kind: "refused";
  readonly problems: readonly Problem[];
  readonly model: Model | undefined;
}

/** A document and where it may lead. */
export type ReadOptions = Pick<GenerateOptions, "document" | "allowHosts">;

/** Reads the document. */
export async function readModel({ document: source, allowHosts = [] }: ReadOptions): Promise<ModelReading> {
  const wrong = allowHosts.filter((entry) => !isHostEntry(entry));
  if (wrong.length > 0) {
    const message = `${wrong.map((entry) => JSON.stringify(entry)).join(", ")} names no host, such as specs.acme.example.`;
    return { kind: "refused", problems: [toFileProblem("invalid-argument", message)], model: undefined };
  }
  const { document, problems } = await loadDocument(source, allowHosts);
  if (document === undefined) return { kind: "refused", problems, model: undefined };
  const { model, problems: found } = buildModel(document);
  return hasError(found)
    ? { kind: "refused", problems: found, model }
    : { kind: "read", document, model, problems: [...problems, ...found] };
}
