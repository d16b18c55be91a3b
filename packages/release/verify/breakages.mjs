// One thing broken for each check of the repository, and what the check has to say of it. `check` names the command (see
// checks-fail.mjs); `edit` is given the scratch clone and breaks it; `says` are texts that the output must hold, the cure among them.

const users = "packages/openai/src/generated/schemas.ts";
const ci = ".github/workflows/ci.yml";

/** Changes a JSON file. */
const json = (file, change) => (clone) =>
  clone.edit(file, (text) => {
    const value = JSON.parse(text);
    change(value);
    return `${JSON.stringify(value, null, 2)}\n`;
  });
const replace = (file, from, to) => (clone) => clone.edit(file, (text) => text.replace(from, () => to));
const append = (file, text) => (clone) => clone.edit(file, (before) => `${before}${text}`);
const all =
  (...edits) =>
  (clone) =>
    edits.map((edit) => edit(clone));

/** The breakages. */
export const breakages = [
  {
    check: "lint:lockfile",
    what: "a lockfile with an address in it",
    edit: json("package-lock.json", ({ packages }) => {
      packages["node_modules/yaml"].resolved = "https://mirror.example/yaml.tgz";
    }),
    says: ["node_modules/yaml names the address https://mirror.example/yaml.tgz", "The cure: "],
  },
  {
    check: "lint:lockfile",
    what: "a lockfile without a platform's package",
    edit: json("package-lock.json", ({ packages }) => {
      delete packages["node_modules/@biomejs/cli-darwin-arm64"];
    }),
    says: ["has the optional dependency @biomejs/cli-darwin-arm64, which has no entry", "The cure: "],
  },
  {
    check: "lint",
    what: "an `any`",
    edit: append("packages/runtime/src/redact.ts", "export const anything: any = 1;\n"),
    says: ["packages/runtime/src/redact.ts", "noExplicitAny"],
  },
  {
    check: "lint",
    what: "a file that nobody formatted",
    edit: append("packages/runtime/src/redact.ts", "export const x   =   1;\n"),
    says: ["packages/runtime/src/redact.ts", "Formatter would have printed"],
  },
  {
    check: "lint:structure",
    what: "the facade bringing a provider along",
    edit: append("packages/rosterkit/src/openai.ts", 'import "@rosterkit/openai";\n'),
    says: ["packages/rosterkit/src/openai.ts: may not import @rosterkit/openai", "scripts/structure-rules.mjs says who may import whom"],
  },
  {
    check: "lint:structure",
    what: "a script with logic in it",
    edit: append("scripts/start.mjs", "// One more line.\n".repeat(60)),
    says: ["scripts/start.mjs: 65 lines; split it (at most 60)"],
  },
  {
    check: "lint:workflows",
    what: "an action taken by a tag",
    edit: replace(ci, /actions\/checkout@\S+ # v5\.0\.0/, "actions/checkout@v5"),
    says: ["actions/checkout is taken by the name v5; pin it to a commit that is known from a public workflow"],
  },
  {
    check: "lint:workflows",
    what: "a right that no job needs",
    edit: replace(ci, "contents: read", "contents: write"),
    says: ['ci.yml: "contents: write" is for all jobs; give it to the job that needs it'],
  },
  {
    check: "lint:workflows",
    what: "a second workflow that may publish",
    edit: replace(".github/workflows/drift.yml", "pull-requests: write", "id-token: write"),
    says: ['drift.yml: job drift: "id-token: write" lets it publish; only release.yml may'],
  },
  {
    check: "lint:workflows",
    what: "a workflow that GitHub would refuse",
    edit: replace(ci, "runs-on:", "run-on:"),
    says: ["ci.yml (Line: ", "Unexpected value 'run-on'"],
  },
  {
    check: "generate:check",
    what: "a hand edit, a missing and a stray file among the generated",
    edit: all(
      append(users, "// mine\n"),
      (clone) => clone.remove("packages/openai/src/generated/core.ts"),
      (clone) => clone.write("packages/openai/src/generated/extra.ts", "export {};\n"),
    ),
    says: ["schemas.ts", "core.ts", "extra.ts", "The cure: npm run generate, then commit what changed."],
  },
  {
    check: "generate:check",
    what: "a changed document without its packages",
    edit: replace("specs/gumloop/openapi.yaml", "summary: List your organizations", "summary: List the organizations you belong to"),
    says: ["gumloop", "The cure: npm run generate, then commit what changed."],
  },
  {
    check: "generate:check",
    what: "a README whose table of capabilities is old",
    edit: replace("README.md", "| openai | group | yes |", "| openai | group | — |"),
    says: ["README.md: its table of capabilities", "The cure: npm run generate"],
  },
  {
    check: "lint:specs",
    what: "an operation without evidence",
    edit: replace(
      "specs/gumloop/openapi.yaml",
      "      x-evidence:\n        status: documented\n        source: [workspace-page, openapi-copy]\n",
      "",
    ),
    says: ["specs/gumloop/openapi.yaml", "x-evidence"],
  },
  {
    check: "typecheck",
    what: "a field that the facade reads and the document no longer has",
    edit: append("packages/rosterkit/src/openai.ts", 'export const wrong: number = "one";\n'),
    says: ["src/openai.ts", "TS2322"],
  },
  {
    check: "lint:packages",
    what: "six packages, each unfit to be published in its own way",
    edit: all(
      json("packages/openai/package.json", (manifest) => {
        manifest.exports["."].require.types = "./dist/esm/index.d.ts";
      }),
      json("packages/gumloop/package.json", (manifest) => {
        manifest.exports["."].import = { default: "./dist/esm/index.js", types: "./dist/esm/index.d.ts" };
      }),
      (clone) => clone.remove("packages/codegen/LICENSE"),
      json("packages/cloudplans/package.json", (manifest) => {
        manifest.scripts.postinstall = "node setup.js";
      }),
      json("packages/rosterkit/package.json", (manifest) => {
        delete manifest.publishConfig.provenance;
      }),
      json("packages/release/budgets.json", (budgets) => {
        budgets["@rosterkit/runtime"].packed = 1000;
      }),
    ),
    says: [
      "@rosterkit/openai: arethetypeswrong: ",
      "@rosterkit/gumloop: publint: ",
      "@rosterkit/codegen: LICENSE is missing",
      '@rosterkit/cloudplans: package.json: the script "postinstall" would run on a user\'s machine; remove it',
      'rosterkit: package.json: "publishConfig" is {"access":"public"}; write {"access":"public","provenance":true}',
      "@rosterkit/runtime: budget: packed is ",
      "more than 1000; make it smaller, or raise the limit and say why",
    ],
  },
  {
    check: "spec:check",
    what: "a change that no changeset tells of",
    edit: (clone) => {
      clone.edit("specs/gumloop/openapi.yaml", (text) => text.replace("name: organizations.list", "name: organizations.all"));
      // As before the first release; what a released package says is its version's matter too.
      for (const name of ["gumloop", "runtime"]) {
        const file = `packages/${name}/package.json`;
        clone.write(file, JSON.stringify({ ...JSON.parse(clone.read(file)), version: "0.0.0" }));
      }
      for (const file of clone.list(".changeset").filter((name) => name.endsWith(".md"))) clone.remove(`.changeset/${file}`);
    },
    says: [
      '@rosterkit/gumloop changed since HEAD by "major" and has no changeset. The cure: npm run spec:diff -- gumloop --base HEAD --write',
      "@rosterkit/runtime was never released and has no changeset. The cure: npm run changeset",
    ],
  },
  {
    check: "spec:check",
    what: "a change that a changeset tells too little of",
    edit: replace("specs/gumloop/openapi.yaml", "name: organizations.list", "name: organizations.all"),
    says: ['@rosterkit/gumloop changed since HEAD by "major" and has a changeset of "', '" only. The cure: npm run spec:diff -- gumloop'],
  },
  {
    check: "readmes",
    what: "a README's program that does not compile",
    edit: replace("README.md", "engineering.add({ memberId:", "engineering.add({ memberID:"),
    says: ["memberID", "1 failed"],
  },
  {
    check: "drift",
    what: "a vendor who publishes something else",
    edit: (clone) => clone.write("theirs.yaml", clone.read("specs/gumloop/openapi.yaml").replaceAll("user_email", "who")),
    // A report is no failure: a vendor may publish what it likes.
    passes: true,
    says: ["lacks", "body who", "beyond", "body user_email", "(specs/gumloop/openapi.yaml:"],
  },
  {
    check: "drift-online",
    what: "a page that cannot be reached",
    edit: () => {},
    says: ["http://127.0.0.1:9/ could not be reached; without a network, save the page and give its file with --from."],
  },
  {
    check: "suite",
    what: "a test that fails",
    edit: append("packages/gumloop/test/client.test.ts", '\ntest("broken", () => expect(1).toBe(2));\n'),
    says: [", 1 failed"],
  },
  {
    check: "suite",
    what: "a suite that cannot be loaded",
    edit: append("packages/gumloop/test/client.test.ts", '\nthrow new Error("broken");\n'),
    says: [", 1 failed"],
  },
  {
    check: "suite",
    what: "a rejection outside of every test",
    edit: append("packages/gumloop/test/client.test.ts", '\ntest("leaves one behind", () => void Promise.reject(new Error("broken")));\n'),
    says: [", 1 failed"],
  },
  {
    check: "tarballs",
    what: "a build that gives something else than its commit",
    edit: (clone) => clone.edit("packages/runtime/dist/esm/index.js", (text) => `${text}// built on another machine\n`),
    says: ["DIFFERENT @rosterkit/runtime", "The cure: "],
  },
];
