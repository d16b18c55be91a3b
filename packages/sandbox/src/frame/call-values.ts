// Typed reading of a validated call. A wrong type here is a fault of the sandbox (handler and spec disagree), never the caller's.
import type { Call } from "./vendor.js";

type Place = keyof Call;

export function textOf(call: Call, place: Place, name: string): string {
  const value = read(call, place, name);
  if (typeof value !== "string") throw new Error(`sandbox: the spec does not promise a string at ${place}.${name}`);
  return value;
}

export function optionalTextOf(call: Call, place: Place, name: string): string | undefined {
  return read(call, place, name) === undefined ? undefined : textOf(call, place, name);
}

export function integerOf(call: Call, place: Place, name: string): number {
  const value = read(call, place, name);
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw new Error(`sandbox: the spec does not promise an integer at ${place}.${name}`);
  }
  return value;
}

export function optionalBooleanOf(call: Call, place: Place, name: string): boolean | undefined {
  const value = read(call, place, name);
  if (value !== undefined && typeof value !== "boolean") {
    throw new Error(`sandbox: the spec does not promise a boolean at ${place}.${name}`);
  }
  return value;
}

function read(call: Call, place: Place, name: string): unknown {
  return memberOf(call[place], name);
}

/** `undefined` for whatever has no such member of its own. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  // Any object may be read by key; the caller narrows what comes out.
  return (value as Readonly<Record<string, unknown>>)[name];
}
