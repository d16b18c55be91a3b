/** What every published package has to have, and must not have. */

import { entriesOf, memberOf, textsOf } from "../pointer.js";
import type { Packed } from "./pack.js";

/** One rule that is not kept: what is wrong, and the cure. */
export type Complaint = string;

const expected: readonly (readonly [name: string, value: unknown])[] = [
  ["license", "MIT"],
  ["type", "module"],
  ["sideEffects", false],
  ["publishConfig", { access: "public", provenance: true }],
];

/** Scripts that npm runs on a user's machine. */
const installScripts = ["preinstall", "install", "postinstall", "prepare"];

/** What may be in a tarball; anything else is superfluous. */
const known = [
  /^dist\/.+\.(js|cjs|d\.ts)$/,
  /^dist\/THIRD-PARTY-LICENSES\.txt$/,
  /^dist\/(esm|cjs)\/package\.json$/,
  /^bin\/[\w-]+\.js$/,
  /^[\w-]+\.(cjs|d\.cts)$/,
];
const documents = ["LICENSE", "README.md", "CHANGELOG.md", "api.md", "PROBLEMS.md", "package.json"];

/** Holds one package against the rules. */
export function findComplaints(packed: Packed): readonly Complaint[] {
  const { manifest } = packed;
  return [
    ...expected.flatMap(([name, value]) => {
      const found = JSON.stringify(memberOf(manifest, name));
      return found === JSON.stringify(value) ? [] : [`package.json: "${name}" is ${found}; write ${JSON.stringify(value)}`];
    }),
    ...installScripts.flatMap((name) =>
      memberOf(memberOf(manifest, "scripts"), name) === undefined
        ? []
        : [`package.json: the script "${name}" would run on a user's machine; remove it`],
    ),
    ...(memberOf(memberOf(manifest, "engines"), "node") === undefined ? ['package.json: "engines.node" is missing'] : []),
    ...(textsOf(memberOf(manifest, "files")).includes("CHANGELOG.md") ? [] : ['package.json: "files" lacks CHANGELOG.md']),
    ...findExportComplaints(packed),
    ...findFileComplaints(packed),
    ...findVendorComplaints(packed),
  ];
}

function findExportComplaints({ manifest, files }: Packed): readonly Complaint[] {
  return entriesOf(memberOf(manifest, "exports")).flatMap(([name, target]) => {
    const targets = pathsIn(target);
    const missing = targets.filter((path) => !files.includes(path.replace("./", "")));
    const hasTypes = name === "./package.json" || targets.some((path) => /\.d\.c?ts$/.test(path));
    return [
      ...missing.map((path) => `package.json: exports "${name}" names ${path}, which is not packed; build first, or mend the path`),
      ...(hasTypes ? [] : [`package.json: exports "${name}" has no "types"`]),
    ];
  });
}

function pathsIn(target: unknown): readonly string[] {
  return typeof target === "string" ? [target] : entriesOf(target).flatMap(([, value]) => pathsIn(value));
}

function findFileComplaints({ files }: Packed): readonly Complaint[] {
  const superfluous = files.filter((file) => !documents.includes(file) && !known.some((pattern) => pattern.test(file)));
  return [
    ...["LICENSE", "README.md"].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...superfluous.map((file) => `${file} is packed and nobody needs it; narrow "files"`),
  ];
}

/** A generated client, known by its stand-alone operations, also has its page of every method, and says whose it is not. */
function findVendorComplaints({ manifest, files, readme }: Packed): readonly Complaint[] {
  if (memberOf(memberOf(manifest, "exports"), "./operations") === undefined) return [];
  return [
    ...(files.includes("api.md") ? [] : ["api.md is missing"]),
    ...(/not affiliated/i.test(readme) ? [] : ['README.md does not say "not affiliated"']),
  ];
}
