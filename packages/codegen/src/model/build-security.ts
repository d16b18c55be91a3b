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
  if (type === "http") return textMember(scheme, "scheme")?.toLowerCase() === "bearer" ? { kind: "bearer" } : undefined;
  const place = textMember(scheme, "in");
  const name = textMember(scheme, "name");
  if (type !== "apiKey" || name === undefined) return undefined;
  return place === "header" || place === "query" || place === "cookie" ? { kind: place, name } : undefined;
}
