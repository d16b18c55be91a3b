// The operations and schemas of a document, by name.
import { isRecord } from "../src/json-difference.js";

export interface SpecPlaces {
  readonly operations: readonly {
    /** `PUT /api/v1/organizations` */ readonly method: string /** In `x-sdk-method`. */;
    readonly name: string;
  }[];
  readonly schemas: readonly string[];
}

export function placesOf(document: unknown): SpecPlaces {
  const { paths, components } = record(document);
  const operations = Object.entries(record(paths)).flatMap(([path, item]) =>
    Object.entries(record(item)).flatMap(([method, operation]) => {
      const { name } = record(record(operation)["x-sdk-method"]);
      return typeof name === "string" ? [{ method: `${method.toUpperCase()} ${path}`, name }] : [];
    }),
  );
  return { operations, schemas: Object.keys(record(record(components).schemas)) };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
