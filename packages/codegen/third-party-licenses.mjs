// The licences of what the bundle holds of other packages: whoever gets the one has to get the other.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One text with the licence of every package that a module comes from. @throws Error for a package that states none. */
export function collectLicenses(moduleIds) {
  const folders = new Set(moduleIds.flatMap((id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []));
  const licenses = [...folders].map(toLicense).sort((one, other) => (one.title < other.title ? -1 : 1));
  const texts = new Map(licenses.map(({ title, text }) => [title, `${title}\n${"=".repeat(title.length)}\n\n${text.trim()}\n`]));
  return [...texts.values()].join("\n\n");
}

function toLicense(folder) {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const title = `${name} ${version} (${license ?? licenses?.[0]?.type})`;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|thirdpartynotice)/i.test(file));
  if (files.length === 0 && license === undefined) throw new Error(`${name} states no licence, so it cannot be part of the bundle`);
  const text = files.sort().map((file) => readFileSync(join(folder, file), "utf8"));
  return { title, text: text.join("\n\n") || `Licensed under ${license}; the package has no file with the text.` };
}
