// Ends every exhaustive switch: a case added to a union and forgotten in a switch does not compile.

export function unreachable(value: never): never {
  throw new Error(`sandbox: unexpected case ${JSON.stringify(value)}`);
}
