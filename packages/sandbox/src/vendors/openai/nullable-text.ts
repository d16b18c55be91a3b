// Reads a member of a body that may be left out or null, which mean the same to this vendor (inferred).
import { memberOf } from "../../frame/call-values.js";
import type { Call } from "../../frame/vendor.js";

export function nullableTextOf({ body }: Call, name: string): string | undefined {
  const value = memberOf(body, name);
  return typeof value === "string" ? value : undefined;
}

export function nullableTextsOf({ body }: Call, name: string): readonly string[] | undefined {
  const value = memberOf(body, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}
