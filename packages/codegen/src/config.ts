/** Reads the configuration of several packages: `rosterkit-codegen.config.json` or `.yaml`, held against a JSON Schema. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { closest, distance } from "fastest-levenshtein";
import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { GenerateOptions } from "./generate.js";
import { isObject, itemsOf } from "./json.js";
import { join as joinPointer, split } from "./json-pointer.js";
import { isAddress } from "./load/document-place.js";
import { type Problem, type ProblemCode, toFileProblem, toProblem } from "./problem.js";

/** What a configuration says; with problems there are no specs. */
export interface Config {
  /** What to give to `generate`, one by one; paths are absolute. */
  readonly specs: readonly ConfiguredSpec[];
  readonly problems: readonly Problem[];
}

/** One package of a configuration. */
export type ConfiguredSpec = GenerateOptions & { readonly document: string };

/** The names that a configuration is looked for under, in this order. */
export const configNames: readonly string[] = ["rosterkit-codegen.config.json", "rosterkit-codegen.config.yaml"];

const keys = {
  document: { type: "string", minLength: 1 },
  out: { type: "string", minLength: 1 },
  name: { type: "string" },
  client: { type: "string" },
  allowHosts: { type: "array", items: { type: "string" } },
};

const schema = {
  type: "object",
  required: ["specs"],
  additionalProperties: false,
  properties: {
    specs: {
      type: "array",
      minItems: 1,
      items: { type: "object", required: ["document", "out"], additionalProperties: false, properties: keys },
    },
  },
};

/** The configuration in a folder, if there is one. */
export function findConfig(folder: string): string | undefined {
  return configNames.map((name) => join(folder, name)).find((file) => existsSync(file));
}

/** Reads a configuration; its paths start from its own folder. */
export function readConfig(path: string): Config {
  const file = resolve(path);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { specs: [], problems: [toFileProblem("file-not-readable", "Cannot read the configuration.", file)] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const source: ConfigSource = { document, file, lines };
  const syntax = document.errors.map(({ message, pos }) =>
    problemAt(source, "yaml-syntax", "", { message: message.split("\n")[0] ?? "", offset: pos[0] }),
  );
  if (syntax.length > 0) return { specs: [], problems: syntax };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const ajv = new Ajv2020({ allErrors: true });
  if (!ajv.validate(schema, value)) return { specs: [], problems: (ajv.errors ?? []).map((error) => toConfigProblem(source, error)) };
  return {
    specs: itemsOf(value, "specs")
      .filter(isSpec)
      .map((spec) => fromFolder(dirname(file), spec)),
    problems: [],
  };
}

interface ConfigSource {
  readonly document: Document;
  readonly file: string;
  readonly lines: LineCounter;
}

/** The schema describes exactly this type. */
function isSpec(value: unknown): value is ConfiguredSpec {
  return isObject(value);
}

function fromFolder(folder: string, spec: ConfiguredSpec): ConfiguredSpec {
  const document = isAddress(spec.document) ? spec.document : resolve(folder, spec.document);
  return { ...spec, document, out: resolve(folder, spec.out) };
}

function toConfigProblem(source: ConfigSource, { keyword, instancePath, params, message = "", parentSchema }: ErrorObject): Problem {
  if (keyword !== "additionalProperties") {
    const place = instancePath === "" ? "The configuration" : instancePath;
    return problemAt(source, "invalid-config", instancePath, { message: `${place} ${message}.` });
  }
  const unknown = String(params.additionalProperty);
  const known = Object.keys(isObject(parentSchema?.properties) ? parentSchema.properties : toKnown(instancePath));
  const nearest = closest(unknown, known);
  const suggestion = distance(unknown, nearest) <= 3 ? `Did you mean ${nearest}?` : `Known are ${known.join(", ")}.`;
  const text = `There is no key ${JSON.stringify(unknown)}. ${suggestion}`;
  return problemAt(source, "invalid-config", joinPointer(instancePath, unknown), { message: text });
}

function toKnown(instancePath: string): object {
  return instancePath === "" ? schema.properties : keys;
}

function problemAt(
  { document, file, lines }: ConfigSource,
  code: ProblemCode,
  pointer: string,
  { message, offset = offsetOf(document, split(pointer)) }: { readonly message: string; readonly offset?: number },
): Problem {
  const { line, col } = lines.linePos(offset);
  return toProblem({ code, pointer, message }, { file, line, column: col });
}

/** Where a key or an item begins. */
function offsetOf(document: Document, path: readonly string[]): number {
  const last = path.at(-1);
  if (last === undefined) return 0;
  const segments = path.map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
  const holder: unknown = segments.length === 1 ? document.contents : document.getIn(segments.slice(0, -1), true);
  const key = isMap(holder) ? holder.items.find((pair) => String(pair.key) === last)?.key : document.getIn(segments, true);
  return (isNode(key) ? key.range?.[0] : undefined) ?? 0;
}
