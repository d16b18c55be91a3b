// The wire table: what values become on the wire, and what answers become for the caller, typed by hand in wire/*.yaml.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { ExchangeError } from "./exchange-error.js";
import { showValue, wireTags } from "./wire-values.js";

/** The files of the table. */
export const wireLocations = ["path", "query", "header", "cookie", "bodies", "responses"] as const;
export type WireLocation = (typeof wireLocations)[number];

/** One operation, and the calls of it that are compared. */
export interface WireOperation {
  /** Its operationId, and the last word of its `x-sdk-method`: `queryFormArrayExploded`. */
  readonly id: string;
  readonly location: WireLocation;
  /** The section of the standard that the expected bytes follow from. */
  readonly source: string;
  /** Its parameter, body or responses, as OpenAPI writes them. */
  readonly definition: Definition;
  readonly cases: readonly WireCase[];
}

export interface Definition {
  readonly parameter?: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly body?: Readonly<Record<string, unknown>>;
  readonly responses?: Readonly<Record<string, unknown>>;
}

/** One call: a value and what it becomes, or an answer and what it becomes. */
export interface WireCase {
  readonly title: string;
  readonly value?: unknown;
  readonly answer?: WireAnswer;
  /** Segment, query string, field value or body; `also` are spellings that mean the same by the standard. */
  readonly sends?: string;
  readonly also?: readonly string[];
  readonly type?: string;
  readonly bytes?: string;
  readonly parts?: readonly { readonly head: string; readonly content: string }[];
  readonly absent?: true;
  /** The call fails, and nothing reaches the server; `also` is what the standard allows beside that. */
  readonly refuses?: true;
  /** The call fails, and not as an HTTP error. */
  readonly fails?: true;
  readonly text?: string;
  /** Body of the HTTP error that the call ends in. */
  readonly error?: unknown;
}

/** What the server answers. */
export interface WireAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body: string | Uint8Array;
  readonly framing?: "chunked";
}

interface Group extends Definition {
  readonly name: string;
  readonly source: string;
  readonly explode?: readonly boolean[];
  readonly cases: readonly Omit<WireCase, "title">[];
}

const folder = fileURLToPath(new URL("../wire/", import.meta.url));
const outcomes = ["sends", "bytes", "parts", "absent", "refuses", "fails", "value", "text", "error"];

/** Reads the whole table. @throws ExchangeError for a file or a row that cannot be used */
export async function readWireTable(): Promise<readonly WireOperation[]> {
  const names = await readdir(folder);
  const stranger = names.find((name) => !wireLocations.some((location) => name === `${location}.yaml`));
  if (stranger !== undefined)
    throw new ExchangeError(`wire/${stranger}`, "it is none of the table's files", "Move it; here it would be overlooked");
  const files = wireLocations.map(async (location) => parseWireFile(location, await readFile(join(folder, `${location}.yaml`), "utf8")));
  return (await Promise.all(files)).flat();
}

/** @throws ExchangeError */
export function parseWireFile(location: WireLocation, text: string): readonly WireOperation[] {
  const groups: readonly Group[] = parse(text, { customTags: wireTags });
  return groups.flatMap((group, index) => {
    const place = `wire/${location}.yaml, group ${index + 1}`;
    if (typeof group.name !== "string" || typeof group.source !== "string" || !Array.isArray(group.cases) || group.cases.length === 0) {
      throw new ExchangeError(place, "it lacks a name, a source or cases", "Write all three; README.md shows a group");
    }
    for (const [row, wireCase] of group.cases.entries()) checkCase(`${place}, case ${row + 1}`, location, wireCase);
    return (group.explode ?? [undefined]).map((explode) => toOperation(location, group, explode));
  });
}

function checkCase(place: string, location: WireLocation, wireCase: object): void {
  const given = outcomes.filter((name) => name in wireCase && !(name === "value" && location !== "responses"));
  if (given.length === 1) return;
  throw new ExchangeError(
    place,
    `it says ${given.join(" and ") || "nothing"} of what comes out`,
    `Give exactly one of ${outcomes.join(", ")}`,
  );
}

function toOperation(location: WireLocation, group: Group, explode: boolean | undefined): WireOperation {
  const { name, source, parameter, body, responses } = group;
  const words = [location, ...name.split(" "), ...(explode === undefined ? [] : [explode ? "exploded" : "joined"])];
  return {
    id: words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(""),
    location,
    source,
    definition: {
      ...(parameter === undefined ? {} : { parameter: { ...parameter, ...(explode === undefined ? {} : { explode }) } }),
      ...(body === undefined ? {} : { body }),
      ...(responses === undefined ? {} : { responses }),
    },
    cases: group.cases.map((wireCase) => ({ ...wireCase, title: toTitle(wireCase) })),
  };
}

function toTitle({ answer, value }: Omit<WireCase, "title">): string {
  if (answer === undefined) return showValue(value);
  return [answer.status, answer.type ?? "no type", showValue(answer.body), answer.framing ?? ""].join(" ").trim();
}
