/** Writes lists, objects and the styles beyond the defaults; only operations that need them import it. */

import type { Parameter, Style } from "./operation.js";
import { toLabel } from "./parameters.js";
import { describe, encode, isAbsent, isPlainObject, refuse, toText } from "./scalar.js";

/** What a style puts before all, between the parts when each stands alone, and between them when they are one (RFC 6570, section 3.2.1). */
interface Expansion {
  readonly first: string;
  readonly separator: string;
  readonly joint: string;
  /** Whether the name is written, too. */
  readonly isNamed: boolean;
}

// OpenAPI 3.1, "Style Values"; blank and bar are percent-encoded ("Appendix E" of 3.1.1).
const expansions: Readonly<Record<Style, Expansion>> = {
  simple: { first: "", separator: ",", joint: ",", isNamed: false },
  label: { first: ".", separator: ".", joint: ",", isNamed: false },
  matrix: { first: ";", separator: ";", joint: ",", isNamed: true },
  form: { first: "", separator: "&", joint: ",", isNamed: true },
  spaceDelimited: { first: "", separator: "&", joint: "%20", isNamed: true },
  pipeDelimited: { first: "", separator: "&", joint: "%7C", isNamed: true },
  deepObject: { first: "", separator: "&", joint: ",", isNamed: true },
};

/** How one value is written; the parts of a parameter that matter for it. */
export interface Styling {
  /** What messages call the value. */
  readonly label: string;
  readonly name: string;
  readonly style: Style;
  readonly explode?: boolean | undefined;
  readonly allowReserved?: boolean | undefined;
  /** Between parts that stand alone, where it is another than the style's. */
  readonly separator?: string;
  /** False where nothing is percent-encoded. */
  readonly isEncoded?: boolean;
}

/** Writes a parameter by its style: scalars, lists of scalars, and objects with scalar members. */
export function writeStyled(parameter: Parameter, value: unknown): string | undefined {
  const { in: location, name, shape, explode, allowReserved } = parameter;
  if (shape !== undefined && !isScalar(value) && Array.isArray(value) !== (shape === "array")) {
    refuse(toLabel(parameter), `must be an ${shape}, not ${describe(value)}`);
  }
  const style = parameter.style ?? (location === "path" || location === "header" ? "simple" : "form");
  return expand(
    {
      label: toLabel(parameter),
      name,
      style,
      explode,
      allowReserved,
      isEncoded: location !== "header",
      // A cookie header holds pairs parted by a semicolon and a blank (RFC 6265, section 4.2.1).
      ...(location === "cookie" ? { separator: "; " } : {}),
    },
    value,
  );
}

/** The value by its style; undefined when nothing is left of it to send. Absent items and members are left out (RFC 6570, section 2.3). */
export function expand(styling: Styling, value: unknown): string | undefined {
  const { label, style, name } = styling;
  const { first, separator, joint, isNamed } = { ...expansions[style], ...styling };
  const explode = styling.explode ?? (style === "form" || style === "deepObject");
  const key = isNamed ? encode(label, name) : "";
  // A matrix parameter with nothing in it is its name alone (RFC 6570, section 3.2.7).
  const pair = (left: string, right: string): string =>
    left === "" || (right === "" && style === "matrix") ? left || right : `${left}=${right}`;
  if (isScalar(value)) return first + pair(key, encodeText(styling, label, value));
  if (Array.isArray(value)) {
    const items = value.filter((item) => !isAbsent(item)).map((item) => encodeText(styling, label, item, true));
    if (items.length === 0) return undefined;
    return first + (explode ? items.map((item) => pair(key, item)).join(separator) : pair(key, items.join(joint)));
  }
  if (!isPlainObject(value)) refuse(label, "is an object without members that could be sent");
  const members = Object.entries(value)
    .filter(([, content]) => !isAbsent(content))
    .map(
      ([member, content]) =>
        [
          encodeText({ ...styling, allowReserved: false }, label, member, true),
          encodeText(styling, `${label}.${member}`, content, true),
        ] as const,
    );
  if (members.length === 0) return undefined;
  if (style === "deepObject") return members.map(([member, content]) => `${key}%5B${member}%5D=${content}`).join(separator);
  if (explode) return first + members.map(([member, content]) => `${member}=${content}`).join(separator);
  return first + pair(key, members.flat().join(joint));
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null || value instanceof Date;
}

function encodeText({ isEncoded = true, allowReserved }: Styling, label: string, value: unknown, isPart = false): string {
  const text = toText(label, value);
  if (!isEncoded) {
    if (!isPart || !/[,=]/.test(text)) return text;
    refuse(label, "holds a comma or an equals sign, which a header's list cannot carry");
  }
  const encoded = encode(label, text);
  if (allowReserved !== true) return encoded;
  // Reserved characters and percent-encoded triples stay as they are (RFC 6570, section 3.2.3), except those that would end the value:
  // the delimiters of a query's pairs, and what no query may hold.
  return encoded.replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeURIComponent).replace(/%25([0-9A-F]{2})/gi, "%$1");
}
