// Writes down, for the compiler, which releases of the client packages the facade takes: those of its peer dependencies. With --check it
// only says whether that is current.
import { readFileSync, writeFileSync } from "node:fs";
import { root } from "./run.mjs";

const manifestFile = "packages/rosterkit/package.json";
const { peerDependencies } = JSON.parse(readFileSync(`${root}${manifestFile}`, "utf8"));
// A release takes the facade along to a client's new major by its bare version, such as 1.0.0; it stands for the whole major.
const toMajors = (range) => range.split("||").map((part) => /\d+/.exec(part)[0]);
const peers = Object.entries(peerDependencies).map(([name, range]) => ({ name, range, majors: toMajors(range) }));

const members = peers.map(({ name, majors }) => {
  const releases = majors.map((major) => `"${name} ${major}.x"`).join(" | ");
  return `  readonly ${name.replace("@rosterkit/", "")}: ${releases};`;
});
const text = `// Written by scripts/facade-releases.mjs from the peer dependencies in package.json. Do not edit: run "npm run generate".

/** The releases of the client packages that the scopes are made for. */
interface Releases {
${members.join("\n")}
}

/** What a client of those releases has, for the compiler alone: a client of another one does not compile. */
export type Fits<Vendor extends keyof Releases> = { readonly "~release"?: Releases[Vendor] | undefined };
`;

const manifest = peers.reduce(
  (written, { name, range, majors }) =>
    written.replace(`"${name}": "${range}"`, `"${name}": "${majors.map((major) => `${major}.x`).join(" || ")}"`),
  readFileSync(`${root}${manifestFile}`, "utf8"),
);
let isCurrent = true;
for (const [file, wanted] of [
  [manifestFile, manifest],
  ["packages/rosterkit/src/releases.ts", text],
]) {
  if (readFileSync(`${root}${file}`, "utf8") === wanted) continue;
  if (process.argv.includes("--check")) {
    isCurrent = false;
    console.error(`changed  ${file}: the releases that the facade takes`);
  } else writeFileSync(`${root}${file}`, wanted);
}
process.exit(isCurrent ? 0 : 1);
