/** Stages 1 and 2: from a document to its model, or to the list of what is wrong. */

import { type LoadedDocument, loadDocument } from "./load/load-document.js";
import { buildModel } from "./model/build-model.js";
import type { Model } from "./model/model.js";
import { hasError, type Problem } from "./problem.js";

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

/** Reads the document at an absolute path. */
export async function readModel(file: string): Promise<ModelReading> {
  const { document, problems } = await loadDocument(file);
  if (document === undefined) return { kind: "refused", problems, model: undefined };
  const { model, problems: found } = buildModel(document);
  return hasError(found)
    ? { kind: "refused", problems: found, model }
    : { kind: "read", document, model, problems: [...problems, ...found] };
}
