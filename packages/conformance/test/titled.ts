// An exchange as a row of a table of tests, its file the title; vitest shortens a title taken from a property.
import type { Exchange } from "../src/exchange.js";

export function titled(exchange: Exchange): [string, Exchange] {
  return [exchange.file, exchange];
}
