// Who may import whom: every source file falls under the first rule that matches its path.

/**
 * `may`: package specifiers (a trailing ":" or "/" allows all that begin so); `types`: also these, by `import type`;
 * `within`: the folder that relative imports must stay in; `limit`: lines a file may have, instead of 400.
 */
export const rules = [
  { files: /^packages\/runtime\/src\//, may: ["openapi-fetch"] },
  { files: /^packages\/[^/]+\/src\/generated\//, may: ["@rosterkit/runtime"], within: "src/generated" },
  { files: /^packages\/rosterkit\/src\//, may: ["@rosterkit/runtime"], types: ["@rosterkit/"] },
  {
    files: /^packages\/codegen\/src\//,
    may: [
      "node:",
      "openapi-typescript",
      "openapi-typescript/",
      "@redocly/openapi-core",
      "typescript",
      "ajv/",
      "commander",
      "fastest-levenshtein",
      "yaml",
    ],
  },
  { files: /^packages\/sandbox\/src\//, may: ["node:", "commander", "rou3"] },
  { files: /^packages\/tour\/src\//, may: ["@rosterkit/", "rosterkit", "rosterkit/", "cli-table3", "picocolors"] },
  { files: /^packages\/smoke\/src\//, may: ["node:", "@rosterkit/", "ajv/", "cli-table3", "commander", "yaml"] },
  {
    files: /^packages\/release\/src\//,
    may: ["node:", "@rosterkit/codegen", "@arethetypeswrong/core", "commander", "oxc-parser", "publint", "publint/", "yaml"],
  },
  { files: /^packages\/conformance\/src\//, may: ["node:", "yaml"] },
  { files: /^packages\/[^/]+\/src\/index\.ts$/, may: [], within: "src" },
  { files: /^scripts\//, may: ["node:", "rolldown"], limit: 60 },
];
