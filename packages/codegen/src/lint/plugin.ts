// The Redocly plugin `rosterkit`: its rules by name, and a configuration that makes each an error.
import type { Oas3Rule, Plugin } from "@redocly/openapi-core";
import { credentialRequiredRule, credentialUniqueRule } from "./credential-rules.js";
import { descriptionRequiredRule, exampleRequiredRule } from "./documentation-rules.js";
import { evidenceRequiredRule } from "./evidence-rule.js";
import { paginationPointersRule } from "./pagination-rule.js";
import { proofRegisteredRule } from "./proof-rule.js";
import { sdkMethodRequiredRule, sdkMethodUniqueRule } from "./sdk-method-rules.js";
import { serverNameRule } from "./server-name-rule.js";
import { sourceDeclaredRule, sourceListedRule } from "./source-rules.js";
import { successPointerRule } from "./success-rule.js";
import { placeRule, shapeRule, unknownKeyRule } from "./vocabulary-rules.js";

const rules: Record<string, Oas3Rule> = {
  "vocabulary-unknown-key": unknownKeyRule,
  "vocabulary-place": placeRule,
  "vocabulary-shape": shapeRule,
  "evidence-required": evidenceRequiredRule,
  "source-declared": sourceDeclaredRule,
  "source-listed": sourceListedRule,
  "proof-registered": proofRegisteredRule,
  "sdk-method-required": sdkMethodRequiredRule,
  "sdk-method-unique": sdkMethodUniqueRule,
  "pagination-pointers": paginationPointersRule,
  "credential-required": credentialRequiredRule,
  "credential-unique": credentialUniqueRule,
  "success-pointer": successPointerRule,
  "server-name": serverNameRule,
  "description-required": descriptionRequiredRule,
  "example-required": exampleRequiredRule,
};

/**
 * Redocly calls this to get the plugin. Extend `rosterkit/recommended` to switch every rule on as an error; a rule is
 * addressed as `rosterkit/<name>`, such as `rosterkit/vocabulary-unknown-key`.
 */
export function rosterkitPlugin(): Plugin {
  return {
    id: "rosterkit",
    rules: { oas3: rules },
    configs: {
      recommended: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`rosterkit/${name}`, "error"])) },
    },
  };
}
