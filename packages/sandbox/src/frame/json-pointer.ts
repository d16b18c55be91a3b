// Reading and writing places in JSON by JSON Pointer.
import { unescapePointer } from "../spec/first-error.js";
import { memberOf } from "./call-values.js";

export function segmentsOf(pointer: string): readonly string[] {
  return pointer.split("/").slice(1).map(unescapePointer);
}

export function valueAtPointer(value: unknown, pointer: string): unknown {
  return segmentsOf(pointer).reduce((parent, name) => memberOf(parent, name), value);
}

/** Sets a member of an object that is there; changes nothing where the way does not exist. */
export function setAtPointer(root: unknown, pointer: string, value: unknown): void {
  const segments = segmentsOf(pointer);
  const name = segments.at(-1);
  const parent = segments.slice(0, -1).reduce((current: unknown, segment) => memberOf(current, segment), root);
  if (name === undefined || typeof parent !== "object" || parent === null) return;
  Object.assign(parent, { [name]: value });
}
