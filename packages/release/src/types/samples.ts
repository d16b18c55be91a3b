/** The programs that users were shown at the base: its type tests by hand, and the code blocks of its README. */

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A program, written into the scratch folder. */
export interface Sample {
  /** Path below the scratch folder. */
  readonly file: string;
  /** What a report calls it: `README.md, Pages` */
  readonly name: string;
}

/** Writes the base's programs so that they import the package by its name. */
export async function writeSamples(folder: string, packageName: string): Promise<readonly Sample[]> {
  const tests = join(folder, "base/test");
  const files = existsSync(tests) ? (await readdir(tests)).filter((name) => name.endsWith(".test-d.ts")) : [];
  const samples: (Sample & { readonly text: string })[] = [];
  for (const name of files) {
    const text = (await readFile(join(tests, name), "utf8")).replaceAll(/(["'])(?:\.\.\/)+src\/index\.js\1/g, JSON.stringify(packageName));
    samples.push({ file: `programs/${name.replace(".test-d.ts", "")}.ts`, name: `test/${name}`, text });
  }
  const readme = join(folder, "base/README.md");
  if (existsSync(readme)) {
    const programs = readPrograms(await readFile(readme, "utf8"));
    samples.push(
      ...programs.map(({ heading, text }, index) => ({ file: `programs/readme-${index}.ts`, name: `README.md, ${heading}`, text })),
    );
  }
  await mkdir(join(folder, "programs"), { recursive: true });
  for (const { file, text } of samples) await writeFile(join(folder, file), text);
  return samples.map(({ file, name }) => ({ file, name }));
}

/** A program of a README. */
export interface Program {
  /** The section that shows it. */
  readonly heading: string;
  readonly text: string;
}

/** The programs of a README: the code blocks of one section, read together, are one. */
export function readPrograms(text: string): readonly Program[] {
  return text.split(/^(?=#{1,6} )/m).flatMap((section) => {
    const blocks = [...section.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
    const heading = section.match(/^#+ (.+)$/m)?.[1] ?? "";
    // Without an export a file without imports is a script, whose names all other scripts would share.
    return blocks.length === 0 ? [] : [{ heading, text: `${blocks.join("\n")}\nexport {};\n` }];
  });
}
