/** Gives out type names so that no two are the same and none hides a name that generated files rely on. */

/** Names that generated files use, or that a reader would take for the language's own. */
const languageNames = [
  ..."Array Boolean Date Error Exclude Function Map Number Object Omit Partial Pick Promise Readonly Record RegExp Required Set String Symbol Uint8Array".split(
    " ",
  ),
  ..."AbortSignal Blob File FormData Headers Request Response URL URLSearchParams ReadableStream BigInt Buffer Event JSON Math".split(" "),
];

/** Everything the runtime exports (a test compares): a package shows both side by side. */
export const runtimeNames: readonly string[] = [
  ..."AbortedError ApiCall ApiError Attempt AttemptRequest BodyWriter CallInput CallOptions CallOutcome CallRequest CaseOf Client ClientDefinition".split(
    " ",
  ),
  ..."ClientOptions ConfigError ConnectionError Core Credential CredentialCarrier CredentialDefinition DeadlineError DecodeError DocumentedHeaders".split(
    " ",
  ),
  ..."Environment ErrorContext ErrorKind ErrorResult ExtraFields FailedResult Fetch HasOperation HeaderRule HeaderType HeaderValues ItemStream Hooks HttpClient".split(
    " ",
  ),
  ..."HttpError HttpErrorDetails ListCall Logger Method Operation OperationFunction PageSource Pagination Parameter ParameterValues ParameterWriter".split(
    " ",
  ),
  ..."RawInput RequestBody ResponseBody ResultOf SecurityAlternative Server ServerSentEvent SharedOptions StreamCall StreamFormat StreamParser StreamRecord StreamRule SuccessResult SuccessRule TimeoutError".split(
    " ",
  ),
  ..."Unbound UndocumentedResult WithHeaders WithResponse".split(" "),
];

/** The names given out so far. */
export interface NameRegistry {
  /** The wanted name, or the nearest that is free. */
  readonly take: (wanted: string) => string;
  /** Marks a name as taken. */
  readonly reserve: (name: string) => void;
  /** Gives a reserved name free for the one it was kept for. */
  readonly release: (name: string) => void;
}

/** A registry in which the names of language and runtime are taken. */
export function createNameRegistry(): NameRegistry {
  const taken = new Set([...languageNames, ...runtimeNames]);
  // Where the search for each name's numbers stopped, so that a thousand of one name are not counted a thousand times.
  const counters = new Map<string, number>();
  const take = (wanted: string): string => {
    let name = wanted;
    for (let number = counters.get(wanted) ?? 1; taken.has(name); number += 1) {
      name = number === 1 ? `${wanted}Schema` : `${wanted}Schema${number}`;
      counters.set(wanted, number);
    }
    taken.add(name);
    return name;
  };
  return { take, reserve: (name) => taken.add(name), release: (name) => taken.delete(name) };
}

/**
 * A type name of any text: ASCII letters and digits, each word with a capital. A name that would be empty or begin
 * with a digit begins with `Schema`.
 */
export function toTypeName(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Z]/.test(name) ? name : `Schema${name}`;
}

/** `["permissionGroups", "users"]` becomes `permission-groups-users`. */
export function toFileName(words: readonly string[]): string {
  const name = words.map((word) => word.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase()).join("-");
  // Windows takes these names for devices, whatever their extension. No other name ends so.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `${name}_` : name;
}

/** Text in which order names are sorted: the same on every machine, unlike localeCompare. */
export function compareNames(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
