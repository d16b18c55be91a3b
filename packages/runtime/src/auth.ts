/** Finds the credentials of a call and puts them where the document says. */

import { readVariable } from "./environment.js";
import { isFieldValue } from "./header.js";
import type { ClientDefinition, CredentialDefinition, SecurityAlternative } from "./operation.js";
import type { Credential } from "./options.js";
import { ArgumentProblem, encode } from "./scalar.js";

/** What credentials add to a request. */
export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  /** A query string without the question mark; empty for most vendors. */
  readonly query: string;
  /** The values sent, so that no text shows them. */
  readonly secrets: readonly string[];
  /** True when a function was asked: asking again may give a fresh value. */
  readonly isRefreshable: boolean;
}

/** Asks a credential function, within the time that the call has; `option` is the option it was given as. */
export type Ask = (option: string, credential: () => string | Promise<string>) => Promise<unknown>;

/** Everything {@link authorize} needs to know of the client. */
export interface CredentialSource {
  readonly definition: ClientDefinition;
  /** The client's options, among them the credentials under the names that the document gives. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Chooses the alternative with the most credentials at hand (each complete one would do), and resolves its values. */
export async function authorize(source: CredentialSource, security: readonly SecurityAlternative[], ask: Ask): Promise<Authorization> {
  const empty: Authorization = { headers: {}, query: "", secrets: [], isRefreshable: false };
  if (security.length === 0) return empty;
  const complete = security.filter((alternative) => alternative.every((scheme) => findCredential(source, scheme) !== undefined));
  const chosen = complete.reduce<SecurityAlternative | undefined>(
    (best, candidate) => (best === undefined || candidate.length > best.length ? candidate : best),
    undefined,
  );
  if (chosen === undefined) throw missing(source, security);
  const parts = await Promise.all(chosen.map((scheme) => toPart(source, scheme, ask)));
  const cookies = parts.flatMap((part) => (part.cookie === undefined ? [] : [part.cookie]));
  return {
    headers: Object.assign({}, ...parts.map((part) => part.headers), cookies.length === 0 ? {} : { cookie: cookies.join("; ") }),
    query: parts.flatMap((part) => (part.query === undefined ? [] : [part.query])).join("&"),
    secrets: parts.map((part) => part.secret),
    isRefreshable: parts.some((part) => part.isRefreshable),
  };
}

interface CredentialPart {
  readonly secret: string;
  readonly isRefreshable: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly cookie?: string;
}

async function toPart(source: CredentialSource, scheme: string, ask: Ask): Promise<CredentialPart> {
  const definition = toDefinition(source, scheme);
  const credential = findCredential(source, scheme);
  const given = typeof credential === "function" ? await ask(definition.option, credential) : credential;
  const secret = toSecret(definition, given);
  const isRefreshable = typeof credential === "function";
  switch (definition.kind) {
    case "bearer":
      return { secret, isRefreshable, headers: { authorization: `Bearer ${secret}` } };
    case "header":
      return { secret, isRefreshable, headers: { [definition.name.toLowerCase()]: secret } };
    case "query":
      return {
        secret,
        isRefreshable,
        headers: {},
        query: `${encode(definition.option, definition.name)}=${encode(definition.option, secret)}`,
      };
    case "cookie":
      return {
        secret,
        isRefreshable,
        headers: {},
        cookie: `${encode(definition.option, definition.name)}=${encode(definition.option, secret)}`,
      };
  }
}

function toSecret({ kind, option }: CredentialDefinition, given: unknown): string {
  if (typeof given !== "string" || given.trim() === "") {
    throw new ArgumentProblem(option, "resolved to nothing: it must be a non-empty string");
  }
  // White space around a key comes from a file or a copied line; inside, it is a mistake.
  const secret = given.trim();
  if (!isFieldValue(secret)) throw new ArgumentProblem(option, "holds a line break, a control character or a character outside latin-1");
  if (kind === "bearer" && /\s/.test(secret)) {
    throw new ArgumentProblem(option, 'holds a blank: give the bare key, without "Bearer" before it (RFC 6750, section 2.1)');
  }
  return secret;
}

function findCredential(source: CredentialSource, scheme: string): Credential | undefined {
  const definition = toDefinition(source, scheme);
  const given = source.options[definition.option];
  if (typeof given === "function") return given as Credential; // the generated options type says what it returns; toPart checks it
  if (typeof given === "string") return given;
  if (given !== undefined) throw new ArgumentProblem(definition.option, "must be a string or a function that returns one");
  return definition.env === undefined ? undefined : readVariable(definition.env);
}

function toDefinition(source: CredentialSource, scheme: string): CredentialDefinition {
  const definition = source.definition.credentials[scheme];
  if (definition === undefined) throw new ArgumentProblem(scheme, "is a security scheme that this client does not know");
  return definition;
}

function missing(source: CredentialSource, security: readonly SecurityAlternative[]): ArgumentProblem {
  const ways = security.map((alternative) =>
    alternative
      .map((scheme) => {
        const { option, env } = toDefinition(source, scheme);
        return env === undefined ? `the option ${option}` : `the option ${option} or the environment variable ${env}`;
      })
      .join(" and "),
  );
  const [first] = security[0] ?? [];
  const option = first === undefined ? "credentials" : toDefinition(source, first).option;
  return new ArgumentProblem(option, `is missing: give ${[...new Set(ways)].join(", or ")}`);
}
