/** Everything this package offers: the generated client, and the error guards and types its calls use. */
export * from "./generated/index.js";
