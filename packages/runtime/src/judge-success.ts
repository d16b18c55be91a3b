/** Reads the verdict that a body gives on itself (`x-success`); only operations with such a rule import it. */

import { readPointer } from "./json-pointer.js";
import type { SuccessRule } from "./operation.js";
import { describe } from "./scalar.js";

/** Whether the body itself reports success; without the member, the HTTP status alone decides. */
export function judgeSuccess({ pointer, range }: SuccessRule, body: unknown): boolean | string {
  const value = readPointer(body, pointer);
  if (value === undefined) return true;
  if (typeof value !== "number") return `its ${pointer} is ${describe(value)} where the document promises a number`;
  return value >= range[0] && value <= range[1];
}
