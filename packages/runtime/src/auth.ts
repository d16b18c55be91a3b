/** Finds the credentials of a call and puts them where the document says. */

import { readVariable } from "./environment.js";
import { toCutError } from "./failures.js";
import { toFieldValue } from "./header.js";
import { type Cut, within } from "./limits.js";
import type { CredentialDefinition, CredentialTarget } from "./operation.js";
import type { Credential } from "./options.js";
import type { Passage } from "./passage.js";
import { refuse } from "./scalar.js";

/** A request with its credentials. */
export interface Authorization extends Readonly<CredentialTarget> {
  /** The values sent, so that no text shows them. */
  readonly secrets: readonly string[];
  /** Tells these credentials from others. */
  readonly key: string;
  /** True when a function was asked: asking again may give a fresh value. */
  readonly isRefreshable: boolean;
}

interface Found {
  readonly definition: CredentialDefinition;
  readonly credential: Credential | undefined;
}

interface FoundFunction extends Found {
  readonly credential: Exclude<Credential, string>;
}

/** Chooses the alternative with the most credentials at hand (each complete one would do), and resolves its values. */
export function authorize(passage: Passage): Authorization | Promise<Authorization> {
  const chosen = choose(passage);
  const given = chosen.map((found) => (isRefreshable(found) ? ask(passage, found) : found.credential));
  // Waiting for what is at hand already would cost each call some microseconds.
  return chosen.some(isRefreshable)
    ? Promise.all(given).then((resolved) => toAuthorization(passage, chosen, resolved))
    : toAuthorization(passage, chosen, given);
}

/** Asks a credential function, which has as long as an attempt has. */
function ask(passage: Passage, { definition: { option }, credential }: FoundFunction): Promise<unknown> {
  const limits = { timeout: passage.policy.timeout, toError: (cut: Cut) => toCutError(passage, cut, option) };
  return within(passage, limits, async () => {
    try {
      return await credential();
    } catch (error) {
      return refuse(option, "is a function that failed", error);
    }
  });
}

function choose(passage: Passage): readonly Found[] {
  const security = passage.operation.security ?? passage.definition.security;
  const alternatives = security.map((schemes) => schemes.map((scheme) => find(passage, scheme)));
  const complete = alternatives.filter((found) => found.every(({ credential }) => credential !== undefined));
  // Of two that are as long, the document's first is taken.
  const [longest] = complete.sort((one, other) => other.length - one.length);
  return longest ?? (security.length === 0 ? [] : refuseAll(alternatives));
}

function isRefreshable(found: Found): found is FoundFunction {
  return typeof found.credential === "function";
}

function toAuthorization(passage: Passage, chosen: readonly Found[], given: readonly unknown[]): Authorization {
  const target: CredentialTarget = { url: passage.url, headers: { ...passage.headers } };
  const secrets = chosen.flatMap(({ definition }, index) => {
    const secret = checkSecret(definition, given[index]);
    if (definition.kind === "bearer") target.headers.authorization = `Bearer ${secret}`;
    else if (definition.kind === "header") {
      const value = definition.write?.(definition.option, secret) ?? secret;
      target.headers[definition.name.toLowerCase()] = value;
      return [secret, value];
    } else definition.place(target, definition, secret);
    return secret;
  });
  const { url, headers } = target;
  return { url, headers, secrets, key: secrets.join("\n"), isRefreshable: chosen.some(isRefreshable) };
}

// What is given in place of a key by mistake; no vendor's keys look so.
const mistakes: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^(undefined|null|\[object \w+\])$/, "the text of a missing value"],
  [/^https?:\/\//i, "a URL"],
  [/^\{.*\}$/s, "a JSON object"],
  [/^-----BEGIN /, "a PEM block"],
];

function checkSecret({ kind, option }: CredentialDefinition, given: unknown): string {
  // White space around a key comes from a file or a copied line; inside, it is a mistake.
  const secret = typeof given === "string" ? given.trim() : "";
  if (secret === "") refuse(option, "must resolve to a non-empty string");
  const mistake = mistakes.find(([pattern]) => pattern.test(secret));
  if (mistake !== undefined) refuse(option, `is ${mistake[1]}, not a key`);
  const value = toFieldValue(option, secret);
  if (kind === "bearer" && /\s/.test(value)) refuse(option, 'holds a blank: give the bare key, without "Bearer" before it');
  return value;
}

function find({ definition: { credentials }, options }: Passage, scheme: string): Found {
  const definition = credentials[scheme] ?? refuse(scheme, "is not a security scheme of this client");
  const { option, env } = definition;
  const given = options[option] === undefined && env !== undefined ? readVariable(env) : options[option];
  if (given !== undefined && typeof given !== "string" && typeof given !== "function") {
    refuse(option, "must be a string or a function that returns one");
  }
  return { definition, credential: given as Credential | undefined }; // the generated options type says what the function returns; resolve checks it
}

/** Says what is missing, and all the ways to give it. */
function refuseAll(alternatives: readonly (readonly Found[])[]): never {
  const toWay = ({ definition: { option, env } }: Found): string =>
    `the option ${option}${env === undefined ? "" : ` or the environment variable ${env}`}`;
  const ways = new Set(alternatives.map((found) => found.map(toWay).join(" and ")));
  return refuse(alternatives[0]?.[0]?.definition.option ?? "credentials", `is missing: give ${[...ways].join(", or ")}`);
}
