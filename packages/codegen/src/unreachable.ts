/** Ends an exhaustive switch: compiles only while every member of the union is handled. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
