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

function read(call: Call, place: Place, name: string): unknown {
  const source = call[place];
  if (typeof source !== "object" || source === null || !Object.hasOwn(source, name)) return undefined;
  // Any object may be read by key; the caller narrows what comes out.
  return (source as Readonly<Record<string, unknown>>)[name];
}
