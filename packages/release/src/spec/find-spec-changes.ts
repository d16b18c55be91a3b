/** The spec part of a diff: Redocly's changes, read with the eyes of somebody who calls the client from TypeScript. */

import { type Bump, strictest } from "../bump.js";
import { toTokens } from "../pointer.js";
import { readDocument } from "./document.js";
import type { SpecFinding, Verdict } from "./finding.js";
import { judgeBody, judgeExtension, judgeOperation, judgeParameter, judgeResponse } from "./operation-verdict.js";
import { type ChangeContext, type Place, toPlace } from "./place.js";
import { findChanges, type RawChange } from "./redocly.js";
import { judgeSchema } from "./schema-verdict.js";

/** The spec part of a report. */
export interface SpecPart {
  readonly bump: Bump;
  readonly findings: readonly SpecFinding[];
}

/** The two documents, and how their places are named in a report. */
export interface SpecPair {
  readonly base: string;
  readonly revision: string;
  /** `specs/openai/openapi.yaml` */
  readonly label: string;
}

const documentation = new Set([
  "description",
  "title",
  "summary",
  "example",
  "examples",
  "externalDocs",
  "contact",
  "license",
  "version",
  "$comment",
]);

/** Whatever stands below these is told to people only. */
const silent = new Set(["x-evidence", "x-sources", "examples"]);

/** Compares two documents. */
export async function findSpecChanges({ base, revision, label }: SpecPair): Promise<SpecPart> {
  const [before, after, changes] = [await readDocument(base), await readDocument(revision), await findChanges(base, revision)];
  const findings = new Map<string, SpecFinding>();
  for (const change of changes) {
    for (const verdict of judge({ change, base: before, revision: after })) {
      const line = change.revision?.line ?? change.base?.line ?? 0;
      const finding = { ...verdict, place: `${label}:${line}`, pointer: change.path, redocly: change.impact };
      // A component that several operations use is reported once, at the first of them.
      if (!findings.has(verdict.words)) findings.set(verdict.words, finding);
    }
  }
  return { bump: strictest([...findings.values()].map(({ bump }) => bump)), findings: [...findings.values()] };
}

function judge(context: ChangeContext): readonly Verdict[] {
  const { change } = context;
  const place = toPlace(context);
  if (isDocumentation(change)) return [{ bump: "patch", words: `Reworded: ${nameOf(place)}`, isDocumentation: true }];
  switch (change.typeName) {
    case "Operation":
    case "PathItem":
      return judgeOperation(context, place);
    case "Parameter":
      return judgeParameter(context, place);
    case "RequestBody":
      return judgeBody(context, place);
    case "Response":
      return judgeResponse(context, place);
    case "SpecExtension":
      return judgeExtension(context, place);
    case "Schema": {
      const verdicts = judgeSchema(context, place);
      // A component that no operation uses changes nothing that a method takes or gives.
      if (verdicts.length > 0 || place.direction !== "neither") return verdicts;
      return [{ bump: change.impact, words: `${place.label} changed` }];
    }
    default:
      return judgeOther(context, place);
  }
}

function judgeOther({ change }: ChangeContext, place: Place): readonly Verdict[] {
  if (place.tokens[0] === "servers" && change.property === "url")
    return [{ bump: change.impact, words: `Requests go to ${change.revision?.value} where they went to ${change.base?.value}` }];
  const verb = change.kind === "modified" ? "changed" : `was ${change.kind}`;
  return [{ bump: change.impact, words: `${change.typeName} \`${toTokens(change.path).join("/")}\` ${verb}` }];
}

function isDocumentation({ property, path, typeName, kind }: RawChange): boolean {
  if (typeName === "Example" || typeName === "ExamplesMap" || typeName === "Tag" || typeName === "Contact") return true;
  const tokens = toTokens(path);
  // A field may be called like a keyword.
  const isKeyword = (token: string, index: number): boolean => tokens[index - 1] !== "properties" && silent.has(token);
  if (tokens.some(isKeyword)) return true;
  return kind === "modified" && property !== undefined && documentation.has(property);
}

function nameOf(place: Place): string {
  if (place.direction !== "neither") return place.label === "" ? place.methods : place.label;
  return place.methods === "" ? "the document's own description" : place.methods;
}
