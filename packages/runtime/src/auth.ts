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

interface Found {
  readonly definition: CredentialDefinition;
  readonly credential: Credential | undefined;
}

/** Chooses the alternative with the most credentials at hand (each complete one would do), and resolves its values. */
export async function authorize(source: CredentialSource, security: readonly SecurityAlternative[], ask: Ask): Promise<Authorization> {
  const alternatives = security.map((schemes) => schemes.map((scheme) => find(source, scheme)));
  const complete = alternatives.filter((found) => found.every(({ credential }) => credential !== undefined));
  // Sorting is stable: of two that are as long, the document's first is taken.
  const [chosen] = complete.sort((one, other) => other.length - one.length);
  if (chosen === undefined && security.length > 0) throw missing(alternatives);
  const headers: Record<string, string> = {};
  const pairs = { query: [] as string[], cookie: [] as string[] };
  const asked = (chosen ?? []).map(({ definition, credential }) => resolve(definition, credential, ask));
  const secrets = await Promise.all(asked);
  chosen?.forEach(({ definition }, index) => {
    const secret = secrets[index] ?? "";
    if (definition.kind === "bearer") headers.authorization = `Bearer ${secret}`;
    else if (definition.kind === "header") {
      const written = definition.write?.(definition.option, secret);
      headers[definition.name.toLowerCase()] = written ?? secret;
      if (written !== undefined) secrets.push(written);
    } else pairs[definition.kind].push(`${encode(definition.option, definition.name)}=${encode(definition.option, secret)}`);
  });
  if (pairs.cookie.length > 0) headers.cookie = pairs.cookie.join("; ");
  const isRefreshable = (chosen ?? []).some(({ credential }) => typeof credential === "function");
  return { headers, query: pairs.query.join("&"), secrets, isRefreshable };
}

async function resolve({ kind, option }: CredentialDefinition, credential: Credential | undefined, ask: Ask): Promise<string> {
  const given = typeof credential === "function" ? await ask(option, credential) : credential;
  // White space around a key comes from a file or a copied line; inside, it is a mistake.
  const secret = typeof given === "string" ? given.trim() : "";
  if (secret === "") throw new ArgumentProblem(option, "resolved to nothing: it must be a non-empty string");
  if (!isFieldValue(secret)) throw new ArgumentProblem(option, "holds a line break, a control character or a character outside latin-1");
  if (kind === "bearer" && /\s/.test(secret)) {
    throw new ArgumentProblem(option, 'holds a blank: give the bare key, without "Bearer" before it (RFC 6750, section 2.1)');
  }
  return secret;
}

function find({ definition: { credentials }, options }: CredentialSource, scheme: string): Found {
  const definition = credentials[scheme];
  if (definition === undefined) throw new ArgumentProblem(scheme, "is a security scheme that this client does not know");
  const { option, env } = definition;
  const given = options[option] === undefined && env !== undefined ? readVariable(env) : options[option];
  if (given !== undefined && typeof given !== "string" && typeof given !== "function") {
    throw new ArgumentProblem(option, "must be a string or a function that returns one");
  }
  return { definition, credential: given as Credential | undefined }; // the generated options type says what the function returns; resolve checks it
}

function missing(alternatives: readonly (readonly Found[])[]): ArgumentProblem {
  const toWay = ({ definition: { option, env } }: Found): string =>
    `the option ${option}${env === undefined ? "" : ` or the environment variable ${env}`}`;
  const ways = alternatives.map((found) => found.map(toWay).join(" and "));
  const option = alternatives[0]?.[0]?.definition.option ?? "credentials";
  return new ArgumentProblem(option, `is missing: give ${[...new Set(ways)].join(", or ")}`);
}
