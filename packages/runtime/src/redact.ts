/** Keeps credentials and e-mail addresses out of every text that may be printed. */

// A run of characters that an address, also a percent-encoded one, may consist of.
const run = /[^\s"'<>(){}[\]/?&=,;:]+/g;

// In such a run: something, the sign, also percent-encoded, and a dot with something before and behind it. Neither part is tried twice.
const emailAddress = /^.(?:(?!@|%40).)*(?:@|%40).[^.]*\../i;

// Longer texts are cut before they are searched: a server or a custom fetch decides how long they are.
const longestText = 4096;
const longestEmailAddress = 320;

/**
 * Replaces each secret and whatever looks like an e-mail address. Case does not count: a URL writes its host in lower case.
 * Secrets shorter than four characters are too common to search for.
 */
export function redact(text: string, secrets: Iterable<string>): string {
  const spellings = [...secrets].filter((secret) => secret.length >= 4).flatMap(toSpellings);
  // Half of a secret or an address at the place of the cut would not be recognized, so that much of the end goes too.
  const tail = Math.max(longestEmailAddress, ...spellings.map((spelling) => spelling.length));
  const patterns = spellings.map((spelling) => spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const masked = text
    .slice(0, longestText)
    .replace(new RegExp(patterns.join("|") || "(?!)", "gi"), "[secret]")
    .replace(run, (part) => (emailAddress.test(part) ? "[email]" : part));
  return text.length <= longestText ? masked : `${masked.slice(0, -tail)}…`;
}

/** A secret as it is, percent-encoded, and as some servers write it in JSON. */
function toSpellings(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret), secret.replaceAll("/", "\\/")];
}

/** The first 200 characters of a body, masked and on one line, for the eye of whoever debugs. */
export function toExcerpt(text: string, secrets: Iterable<string>): string {
  // Masking comes first: cutting first could leave half a secret that no longer matches.
  return dropHalf(redact(text, secrets), secrets).replace(/\s+/g, " ").slice(0, 200);
}

/** A body may itself be cut within a secret or an address: its last word goes where it could be the beginning of one. */
function dropHalf(masked: string, secrets: Iterable<string>): string {
  return masked.replace(/[^\s"'<>]+$/, (word) => {
    const beginnings = [...secrets].flatMap(toSpellings).map((spelling) => spelling.slice(0, 4).toLowerCase());
    return /@|%40/i.test(word) || beginnings.some((beginning) => word.toLowerCase().includes(beginning)) ? "…" : word;
  });
}

/** A copy of an error chain that keeps name, code and masked message, and drops everything else that came along. */
export function toSafeCause(error: unknown, secrets: Iterable<string>, depth = 0): Error | undefined {
  if (error === undefined || error === null || depth > 4) return undefined;
  const source = error instanceof Error ? error : new Error(typeof error === "string" ? error : "a value that is not an Error was thrown");
  const cause = toSafeCause(source.cause, secrets, depth + 1);
  const safe = new Error(redact(`${source.message}`, secrets), cause === undefined ? undefined : { cause });
  safe.name = redact(`${source.name}`, secrets);
  safe.stack = `${safe.name}: ${safe.message}`;
  const code = toErrorCode(source);
  return code === undefined ? safe : Object.assign(safe, { code });
}

/** The system error code (`ECONNREFUSED`) at the nearest place of an error chain that has one. */
export function toErrorCode(error: unknown): string | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === "object" && current !== null; depth += 1) {
    if ("code" in current && typeof current.code === "string" && /^[A-Z][A-Z0-9_]*$/.test(current.code)) return current.code;
    // Happy-eyeballs failures are an AggregateError whose members carry the codes.
    if (current instanceof AggregateError) current = current.errors[0];
    else current = "cause" in current ? current.cause : undefined;
  }
  return undefined;
}
