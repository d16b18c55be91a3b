/** Calls every reading operation of a client that can be called, and holds each answer against the document. */

import { isApiError } from "@rosterkit/runtime";
import { createCompareBody } from "./compare-body.js";
import { findInput, type Known, learn } from "./known-values.js";
import { type Json, type Reading, toReadings } from "./readings.js";

/** What became of one operation. */
export interface SmokeResult {
  readonly operation: string;
  /**
   * `fits`: a success as documented. `differs`: a success that is not, or a status that the document does not have. `refused`: a documented failure.
   * `failed`: no usable answer. `skipped`: a required parameter that nothing is known for.
   */
  readonly outcome: "fits" | "differs" | "refused" | "failed" | "skipped";
  readonly status: number | undefined;
  /** Why: places and kinds, and the messages of errors, which show no body, no key and no e-mail address. */
  readonly notes: readonly string[];
}

/** What is checked. */
export interface Subject {
  /** The vendor's document, as in `specs/`. */
  readonly document: Json;
  /** A client of that vendor. */
  readonly client: object;
  /** Values for required parameters, by name; the others are found in the answers. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The part of a call's result that is looked at. */
interface Result {
  readonly case: number | string;
  readonly ok: boolean;
  readonly status?: number;
  readonly body?: unknown;
  readonly error?: Error;
}

type Call = (input: object) => { result(): Promise<Result> };

/**
 * Runs the reading operations one after the other, those first that need least. Nothing is changed at the vendor.
 *
 * @throws ConfigError when the client cannot send anything, such as without its credentials.
 */
export async function smoke({ document, client, values = {} }: Subject): Promise<readonly SmokeResult[]> {
  const compare = createCompareBody(document);
  const readings = toReadings(document);
  const paths = new Set(readings.map(({ path }) => path));
  const known: Known = { values: new Map(Object.entries(values)), items: new Map() };
  const results: SmokeResult[] = [];
  for (const reading of readings) {
    const input = findInput(reading, { known, paths });
    if ("missing" in input) {
      const notes = input.missing.map((name) => `nothing is known for ${name}: give --value ${name}=…`);
      results.push({ operation: reading.name, outcome: "skipped", status: undefined, notes });
      continue;
    }
    const result = await toCall(client, reading.name)(input).result();
    if (isApiError(result.error) && result.error.kind === "config") throw result.error;
    if (result.ok) learn(known, reading, result.body);
    results.push(judge(reading, result, compare));
  }
  return results;
}

function judge({ name: operation, schemas }: Reading, result: Result, compare: ReturnType<typeof createCompareBody>): SmokeResult {
  const { status, error } = result;
  const notes = error === undefined ? [] : [error.message];
  if (result.case === "failed") return { operation, outcome: "failed", status, notes };
  if (result.case === "undocumented") return { operation, outcome: "differs", status, notes: ["a status that the document does not have"] };
  if (!result.ok) return { operation, outcome: "refused", status, notes };
  const schema = schemas[String(result.case)];
  if (schema === undefined) return { operation, outcome: "fits", status, notes };
  const { differences, undocumented } = compare(schema, result.body);
  return {
    operation,
    outcome: differences.length > 0 ? "differs" : "fits",
    status,
    notes: [...differences, ...undocumented.map((place) => `${place} is not in the document`)],
  };
}

/** The method of the client by its dotted name. */
function toCall(client: object, name: string): Call {
  const method = name.split(".").reduce<unknown>((tree, member) => (tree as Json)[member], client);
  if (typeof method !== "function") throw new Error(`the client has no ${name}: run "npm run generate", then build`);
  return method as Call; // the client was generated from the same document
}
