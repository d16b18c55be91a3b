/** Builds the security schemes that are in use, and the alternatives that ask for them. */

import { isObject, textMember } from "../json.js";
import type { Evidence } from "../vocabulary/index.js";
import { type Context, child, childrenOfPlace, evidenceAt, follow, type Place } from "./context.js";
import type { Credential, SecurityAlternative } from "./model.js";

/** The alternatives of a `security` list. */
export function readAlternatives(value: unknown): readonly SecurityAlternative[] {
  return Array.isArray(value) ? value.filter(isObject).map((alternative) => Object.keys(alternative)) : [];
}

/** The credentials of the named schemes, in the order in which the document defines them. */
export function buildCredentials(context: Context, used: ReadonlySet<string>, inherited: Evidence | undefined): readonly Credential[] {
  const schemes = child(child({ value: context.document.root, pointer: "" }, "components"), "securitySchemes");
  return childrenOfPlace(schemes)
    .filter((scheme) => used.has(scheme.name))
    .flatMap((scheme) => buildCredential(context, scheme, inherited) ?? []);
}

function buildCredential(
  context: Context,
  place: Place & { readonly name: string },
  inherited: Evidence | undefined,
): Credential | undefined {
  const scheme = follow(context, place);
  if (textMember(scheme.value, "type") === "mutualTLS") {
    context.report("ignored-security", scheme.pointer, `The security scheme ${place.name} (mutualTLS) is left to the connection.`);
    return undefined;
  }
  const carrier = readCarrier(scheme.value);
  if (carrier === undefined || place.name === "__proto__") {
    const kind = [textMember(scheme.value, "type"), textMember(scheme.value, "scheme")].filter((part) => part !== undefined).join(" ");
    context.report("unsupported-security", scheme.pointer, `The security scheme ${place.name} (${kind}) is not supported.`);
    return undefined;
  }
  return {
    scheme: place.name,
    description: textMember(scheme.value, "description"),
    carrier,
    names: context.read(scheme.value, "x-credential", scheme.pointer),
    evidence: evidenceAt(context, scheme, inherited).evidence,
  };
}

/** OAuth 2 and OpenID Connect end in a bearer token, which the caller provides. */
function readCarrier(scheme: unknown): Credential["carrier"] | undefined {
  const type = textMember(scheme, "type");
  if (type === "oauth2" || type === "openIdConnect") return { kind: "bearer" };
  if (type === "http") return readHttpCarrier(textMember(scheme, "scheme")?.toLowerCase());
  const place = textMember(scheme, "in");
  const name = textMember(scheme, "name");
  if (type !== "apiKey" || name === undefined) return undefined;
  return place === "header" || place === "query" || place === "cookie" ? { kind: place, name } : undefined;
}

/** Other schemes than the two that everyone has (RFC 7617, RFC 6750) take the whole field value as the credential. */
function readHttpCarrier(scheme: string | undefined): Credential["carrier"] | undefined {
  if (scheme === "bearer" || scheme === "basic") return { kind: scheme };
  return scheme === undefined ? undefined : { kind: "header", name: "Authorization" };
}

/** The alternatives without what the connection presents; an alternative of nothing else asks for no credential. */
export function withoutConnection(
  alternatives: readonly SecurityAlternative[],
  credentials: readonly Credential[],
): readonly SecurityAlternative[] {
  const known = new Set(credentials.map(({ scheme }) => scheme));
  return alternatives.map((alternative) => alternative.filter((scheme) => known.has(scheme)));
}
