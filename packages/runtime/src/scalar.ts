/** Turns one scalar argument into the text that goes on the wire, or says by name why it cannot. */

/** An argument that cannot be sent. The call that meets it turns it into a ConfigError; it never shows the value. */
export class ArgumentProblem extends Error {
  readonly parameter: string;

  constructor(parameter: string, problem: string, cause?: unknown) {
    super(problem, cause === undefined ? undefined : { cause });
    this.parameter = parameter;
  }
}

/** Refuses an argument by its name; `problem` goes on from there: "limit", "is not a finite number". */
export function refuse(parameter: string, problem: string, cause?: unknown): never {
  throw new ArgumentProblem(parameter, problem, cause);
}

/** The values that have one obvious spelling: Date becomes ISO 8601 in UTC (RFC 3339). */
export function toText(parameter: string, value: unknown): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  const isWritable = ["string", "boolean", "bigint"].includes(typeof value) || Number.isFinite(value);
  return isWritable
    ? String(value)
    : refuse(parameter, `must be a string, a finite number, a boolean or a valid Date, not ${describe(value)}`);
}

/** Percent-encodes everything but the unreserved characters of RFC 3986, section 2.3. */
export function encode(parameter: string, text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return refuse(parameter, "holds half of a surrogate pair");
  }
}

/** True for what an optional argument may be to count as not given (RFC 6570, section 2.3). */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Names the type of a value without showing the value. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (Number.isNaN(value)) return "NaN";
  return typeof value === "object" ? "an object" : typeof value;
}

/** True for what has members to send; a list, a Blob or a Map has none. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === "[object Object]";
}
