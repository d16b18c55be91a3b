/** Writes `application/x-www-form-urlencoded` bodies; only operations that send one import it. */

import { toJson } from "./body.js";
import type { RequestBody, WrittenBody } from "./operation.js";
import { describe, isAbsent, isPlainObject, refuse } from "./scalar.js";
import { expand } from "./write-styled.js";

/**
 * The members as pairs: lists as repeated pairs, objects as JSON, unless their encoding names a style
 * (OpenAPI 3.1, "Support for x-www-form-urlencoded Request Bodies"); a blank is a plus sign (RFC 1866, section 8.2.1).
 */
export function writeForm(value: unknown, { contentType, encoding = {} }: RequestBody): WrittenBody {
  if (!isPlainObject(value)) refuse("body", `must be an object, not ${describe(value)}`);
  const pairs = Object.entries(value).flatMap(([name, member]) => {
    if (isAbsent(member)) return [];
    const label = `body.${name}`;
    const { contentType: type, style, explode, allowReserved } = Object.hasOwn(encoding, name) ? (encoding[name] ?? {}) : {};
    const toContent = (part: unknown): unknown => {
      if (type !== undefined || isPlainObject(part)) return toJson(part, label);
      // Without a style, a list's items are each written by themselves.
      return Array.isArray(part) ? part.map((item) => (isPlainObject(item) ? toJson(item, label) : item)) : part;
    };
    const content = style === undefined && explode === undefined ? toContent(member) : member;
    return expand({ label, name, style: style ?? "form", explode, allowReserved }, content) ?? [];
  });
  return { contentType, payload: pairs.join("&").replaceAll("%20", "+") };
}
