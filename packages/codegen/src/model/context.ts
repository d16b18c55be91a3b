/** What every part of the model's construction shares: the document, where it reports, and how references are followed. */

import { entries, member, textMember } from "../json.js";
import { fromReference, join, split, valueAt } from "../json-pointer.js";
import type { LoadedDocument } from "../load/load-document.js";
import { createVocabularyReader, type VocabularyReader } from "../load/vocabulary-reader.js";
import type { Finding, ProblemCode } from "../problem.js";
import type { Evidence } from "../vocabulary/index.js";

/** A place in the document with what stands there. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

/** Passed to every builder. */
export interface Context {
  readonly document: LoadedDocument;
  readonly read: VocabularyReader;
  readonly report: (code: ProblemCode, pointer: string, message: string) => void;
}

/** A context that collects findings in a list; a finding made twice at the same place is kept once. */
export function createContext(document: LoadedDocument, findings: Finding[]): Context {
  const seen = new Set<string>();
  const add = (finding: Finding): void => {
    const key = `${finding.code} ${finding.pointer} ${finding.message}`;
    if (seen.has(key)) return;
    seen.add(key);
    findings.push(finding);
  };
  const read = createVocabularyReader(add);
  return { document, read, report: (code, pointer, message) => add({ code, pointer, message }) };
}

/** A member of what stands at a place. */
export function child(place: Place, name: string): Place {
  return { value: member(place.value, name), pointer: join(place.pointer, name) };
}

/** Every member of what stands at a place. */
export function childrenOfPlace(place: Place): readonly (Place & { readonly name: string })[] {
  return entries(place.value).map(([name, value]) => ({ name, value, pointer: join(place.pointer, name) }));
}

/** The place that a chain of `$ref`s ends at; the place itself when it holds none. */
export function follow(context: Context, place: Place): Place {
  return textMember(place.value, "$ref") === undefined ? place : followChain(context, place);
}

function followChain(context: Context, place: Place): Place {
  const seen = new Set<string>();
  let current = place;
  for (;;) {
    const reference = textMember(current.value, "$ref");
    if (reference === undefined) return current;
    const pointer = fromReference(reference);
    if (pointer === undefined || seen.has(pointer)) {
      context.report("unresolved-reference", current.pointer, `The reference ${JSON.stringify(reference)} leads nowhere.`);
      return { value: undefined, pointer: current.pointer };
    }
    seen.add(pointer);
    current = { value: valueAt(context.document.root, split(pointer)), pointer };
  }
}

/** The evidence of a place and whether it is the place's own. */
export interface EvidenceFacts {
  readonly evidence: Evidence | undefined;
  readonly hasOwnEvidence: boolean;
}

/** The evidence of a place: its own, else what it inherits. */
export function evidenceAt(context: Context, place: Place, inherited: Evidence | undefined): EvidenceFacts {
  const own = context.read(place.value, "x-evidence", place.pointer);
  return { evidence: own ?? inherited, hasOwnEvidence: own !== undefined };
}
