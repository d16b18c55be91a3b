import { describe, expect, test } from "vitest";
import { readExchanges } from "../src/read-exchanges.js";
import { readSpecFacts } from "../src/read-spec-facts.js";
import { titled } from "./titled.js";

const exchanges = await readExchanges("exchanges");
const all = [...exchanges, ...(await readExchanges("pages"))];
const specs = await readSpecFacts();

describe("the exchanges", () => {
  test("are held against these operations", () => {
    const counts = specs.map(({ vendor, operations }) => `${vendor} ${operations.length}`);
    expect(counts).toEqual(["cloudplans 7", "gumloop 6", "llamacloud 18", "openai 54"]);
  });

  test.each(specs)("cover every operation of $vendor", ({ vendor, operations }) => {
    const covered = exchanges.filter((exchange) => exchange.vendor === vendor).map(({ operation }) => operation);
    expect(operations.map(({ operation }) => operation).filter((operation) => !covered.includes(operation))).toEqual([]);
  });

  test.each(all.map(titled))(
    "name an operation and sources that the spec has: %s",
    (_title, { vendor, operation, operationId, source }) => {
      const spec = specs.find((candidate) => candidate.vendor === vendor);
      expect(spec?.operations).toContainEqual({ operation, operationId });
      expect(source.filter((id) => !spec?.sources.includes(id))).toEqual([]);
    },
  );

  test.each(all.map(titled))("are in a file named after the operation: %s", (file, { vendor, operation }) => {
    expect(file).toMatch(new RegExp(`^(exchanges|pages)/${vendor}/${operation.replaceAll(".", "\\.")}(\\.[a-z0-9-]+)?\\.yaml$`));
  });
});
