/** The reading operations of a vendor's document: what may be called without changing anything. */

/** A JSON object as the document holds it. */
export type Json = Readonly<Record<string, unknown>>;

/** One reading operation. */
export interface Reading {
  /** The name users call it by: `groups.users.list`. */
  readonly name: string;
  readonly path: string;
  /** What has to be given: required, and not a constant that the client fills in. */
  readonly required: readonly RequiredParameter[];
  /** JSON Pointer to the schema of each documented JSON success, keyed by its status. */
  readonly schemas: Readonly<Record<string, string>>;
}

/** A parameter without which the operation cannot be called. */
export interface RequiredParameter {
  readonly in: "path" | "query";
  readonly name: string;
}

/** Every GET operation of the document, the ones that need least first: their answers hold what the others need. */
export function toReadings(document: Json): readonly Reading[] {
  const readings = Object.entries(toObject(document.paths)).flatMap(([path, item]) => {
    const { get, parameters } = toObject(item);
    return get === undefined ? [] : [toReading(document, path, { shared: toList(parameters), operation: toObject(get) })];
  });
  return readings.sort((one, other) => one.required.length - other.required.length);
}

function toReading(document: Json, path: string, { shared, operation }: { shared: readonly unknown[]; operation: Json }): Reading {
  const parameters = [...shared, ...toList(operation.parameters)].map((parameter) => follow(document, parameter));
  const required = parameters.filter(({ required, schema }) => required === true && follow(document, schema).const === undefined);
  const successes = Object.entries(toObject(operation.responses)).filter(([status]) => status.startsWith("2"));
  const schemas = successes.flatMap(([status, response]) => {
    const isReferenced = typeof toObject(response).$ref === "string";
    const place = isReferenced ? String(toObject(response).$ref).slice(1) : `/paths/${escapeSegment(path)}/get/responses/${status}`;
    const json = toObject(toObject(follow(document, response).content)["application/json"]);
    return json.schema === undefined ? [] : [[status, `${place}/content/application~1json/schema`]];
  });
  return {
    name: String(toObject(operation["x-sdk-method"]).name),
    path,
    required: required.map((parameter) => ({ in: parameter.in === "path" ? "path" : "query", name: String(parameter.name) })),
    schemas: Object.fromEntries(schemas),
  };
}

function escapeSegment(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The value itself, or what its `$ref` into the same document stands for. */
export function follow(document: Json, value: unknown): Json {
  const { $ref } = toObject(value);
  if (typeof $ref !== "string") return toObject(value);
  const segments = $ref.split("/").slice(1);
  const target = segments.reduce<unknown>(
    (place, segment) => toObject(place)[segment.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  return follow(document, target);
}

/** The object, or an empty one where the document has something else; the lint of the document has its shape. */
export function toObject(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {}; // just shown
}

/** The list, or an empty one, as above. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
