/** Keeps credentials and e-mail addresses out of every text that may be printed. */

const emailAddress = /[^\s"'<>(){}[\]/?&=,;:]+(?:@|%40)[^\s"'<>(){}[\]/?&=,;:]+\.[^\s"'<>(){}[\]/?&=,;:]+/gi;

/** Replaces each secret and whatever looks like an e-mail address; secrets shorter than four characters are too common to search for. */
export function redact(text: string, secrets: Iterable<string>): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    masked = masked.replaceAll(secret, "[secret]").replaceAll(encodeURIComponent(secret), "[secret]");
  }
  return masked.replace(emailAddress, "[email]");
}

/** The first 200 characters of a body, masked and on one line, for the eye of whoever debugs. */
export function toExcerpt(text: string, secrets: Iterable<string>): string {
  // Masking comes first: cutting first could leave half a secret that no longer matches.
  return redact(text.slice(0, 4096), secrets).replace(/\s+/g, " ").slice(0, 200);
}

/** A copy of an error chain that keeps name, code and masked message, and drops everything else that came along. */
export function toSafeCause(error: unknown, secrets: Iterable<string>, depth = 0): Error | undefined {
  if (error === undefined || error === null || depth > 4) return undefined;
  const source = error instanceof Error ? error : new Error(typeof error === "string" ? error : "a value that is not an Error was thrown");
  const cause = toSafeCause(source.cause, secrets, depth + 1);
  const safe = new Error(redact(source.message, secrets), cause === undefined ? undefined : { cause });
  safe.name = source.name;
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
