// Each fixture has one fault; the table says which rule finds it, at which pointer and on which line.
import { expect, test } from "vitest";
import { rosterkitPlugin } from "../../src/lint/plugin.js";
import { lintFixture } from "./lint-fixture.js";

const OPERATION = "#/paths/~1members/get";

const faults: readonly (readonly [fixture: string, rule: string, pointer: string, line: number])[] = [
  ["unknown-key", "rosterkit/vocabulary-unknown-key", `${OPERATION}/x-colour`, 14],
  ["misplaced-key", "rosterkit/vocabulary-place", "#/x-retry", 7],
  ["key-on-a-place-without-keys", "rosterkit/vocabulary-place", "#/tags/0/x-evidence", 9],
  ["key-beside-a-reference", "rosterkit/vocabulary-place", `${OPERATION}/responses/4XX/x-evidence`, 17],
  ["inferred-without-because", "rosterkit/vocabulary-shape", `${OPERATION}/x-evidence`, 13],
  ["inferred-with-a-short-because", "rosterkit/vocabulary-shape", `${OPERATION}/x-evidence/because`, 13],
  ["verified-without-proof", "rosterkit/vocabulary-shape", `${OPERATION}/x-evidence`, 13],
  ["unknown-evidence-status", "rosterkit/vocabulary-shape", `${OPERATION}/x-evidence`, 13],
  ["evidence-without-source", "rosterkit/vocabulary-shape", `${OPERATION}/x-evidence/source`, 13],
  ["evidence-with-an-unknown-member", "rosterkit/vocabulary-shape", `${OPERATION}/x-evidence/page`, 13],
  ["source-without-a-day", "rosterkit/vocabulary-shape", "#/info/x-sources/page/retrieved", 6],
  ["sdk-method-with-dashes", "rosterkit/vocabulary-shape", `${OPERATION}/x-sdk-method/name`, 12],
  ["pagination-without-cursor", "rosterkit/vocabulary-shape", `${OPERATION}/x-pagination`, 14],
  ["rate-limit-of-unknown-scope", "rosterkit/vocabulary-shape", `${OPERATION}/x-rate-limit/scope`, 14],
  ["success-with-one-bound", "rosterkit/vocabulary-shape", `${OPERATION}/x-success/range`, 14],
  ["retry-without-because", "rosterkit/vocabulary-shape", `${OPERATION}/x-retry`, 14],
  ["credential-in-lower-case", "rosterkit/vocabulary-shape", "#/components/securitySchemes/token/x-credential/env", 25],
  ["operation-without-evidence", "rosterkit/evidence-required", OPERATION, 9],
  ["component-without-evidence", "rosterkit/evidence-required", "#/components/schemas/MemberPage", 24],
  ["undeclared-source", "rosterkit/source-declared", `${OPERATION}/x-evidence/source/1`, 13],
  ["undeclared-rate-limit-source", "rosterkit/source-declared", "#/x-rate-limit/source/0", 7],
  ["unlisted-source", "rosterkit/source-listed", "#/info/x-sources/letter", 7],
  ["no-sources-file/openapi", "rosterkit/source-listed", "#/info/x-sources", 5],
  ["unregistered-proof", "rosterkit/proof-registered", `${OPERATION}/x-evidence/proof`, 13],
  ["operation-without-sdk-method", "rosterkit/sdk-method-required", OPERATION, 9],
  ["two-operations-of-one-method", "rosterkit/sdk-method-unique", "#/paths/~1members~1all/get/x-sdk-method", 21],
  ["a-former-method-taken-again", "rosterkit/sdk-method-unique", "#/paths/~1members~1all/get/x-sdk-method", 21],
  ["a-method-that-is-also-a-group", "rosterkit/sdk-method-unique", "#/paths/~1members~1all/get/x-sdk-method", 21],
  ["pagination-to-nowhere", "rosterkit/pagination-pointers", `${OPERATION}/x-pagination/more`, 14],
  ["pagination-to-the-wrong-type", "rosterkit/pagination-pointers", `${OPERATION}/x-pagination/items`, 14],
  ["pagination-by-an-unknown-parameter", "rosterkit/pagination-pointers", `${OPERATION}/x-pagination/parameter`, 14],
  ["pagination-without-a-body", "rosterkit/pagination-pointers", `${OPERATION}/x-pagination/items`, 14],
  ["used-scheme-without-credential", "rosterkit/credential-required", "#/components/securitySchemes/token", 21],
  ["scheme-used-by-one-operation", "rosterkit/credential-required", "#/components/securitySchemes/token", 21],
  ["two-schemes-of-one-option", "rosterkit/credential-unique", "#/components/securitySchemes/other/x-credential/option", 30],
  ["success-to-nowhere", "rosterkit/success-pointer", `${OPERATION}/x-success/pointer`, 14],
  ["success-to-a-text", "rosterkit/success-pointer", `${OPERATION}/x-success/pointer`, 14],
  ["one-of-two-servers-without-a-name", "rosterkit/server-name", "#/servers/1", 9],
  ["two-servers-of-one-name", "rosterkit/server-name", "#/servers/1", 9],
  ["operation-without-description", "rosterkit/description-required", OPERATION, 9],
  ["property-without-description", "rosterkit/description-required", "#/components/schemas/MemberPage/properties/data", 29],
  ["body-without-example", "rosterkit/example-required", `${OPERATION}/responses/200/content/application~1json`, 19],
];

test.each(faults)("%s is found by %s", async (fixture, rule, pointer, line) => {
  const problems = await lintFixture(fixture);

  expect(problems.map((problem) => [problem.rule, problem.pointer, problem.line])).toEqual([[rule, pointer, line]]);
});

test.each(["valid", "registered-proof", "key-as-a-property-name", "schema-in-another-file", "unused-scheme-without-credential"])(
  "%s has no fault",
  async (fixture) => {
    expect(await lintFixture(fixture)).toEqual([]);
  },
);

test("every rule of the plugin has a fixture that breaks it", () => {
  const rules = Object.keys(rosterkitPlugin().rules?.oas3 ?? {}).map((name) => `rosterkit/${name}`);

  expect([...new Set(faults.map(([, rule]) => rule))].sort()).toEqual(rules.sort());
});

test.each([
  [
    "inferred-without-because",
    "`x-evidence` lacks `because` (say what the conclusion rests on, in 20 characters or more). " +
      "Write it like `x-evidence: { status: inferred, source: [page], because: Every example on the page has it. }`.",
  ],
  [
    "credential-in-lower-case",
    "`x-credential.env` must be the environment variable in UPPER_CASE. " +
      "Write it like `x-credential: { option: apiKey, env: EXAMPLE_API_KEY }`.",
  ],
  ["misplaced-key", "`x-retry` may not stand on this root. It belongs on: operation."],
  ["key-beside-a-reference", "`x-evidence` may not stand beside a `$ref`. Move it to #/components/responses/Refused."],
  [
    "unregistered-proof",
    "`members:add` is not the id of a registered proof. Name a case of proofs.json as <program>:<case>, or add it there and to its test.",
  ],
  ["undeclared-source", "`letter` is not a source of this document. Add it to `info.x-sources`, or cite one of: page."],
  ["pagination-to-nowhere", "`/more` leads nowhere in the schema of the 200 body. Correct the pointer or add the property."],
])("the message for %s says what is wrong and what to do", async (fixture, message) => {
  const [problem] = await lintFixture(fixture);

  expect(problem?.message).toBe(message);
});
