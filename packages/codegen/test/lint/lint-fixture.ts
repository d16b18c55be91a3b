// Lints one fixture with the plugin's recommended rules alone, and says where each problem is.
import { fileURLToPath } from "node:url";
import { createConfig, getLineColLocation, lint } from "@redocly/openapi-core";
import { rosterkitPlugin } from "../../src/lint/plugin.js";

/** One problem: the rule, the JSON pointer, the line in the file, and the message. */
export interface FoundProblem {
  readonly rule: string;
  readonly pointer: string;
  readonly line: number;
  readonly message: string;
}

/** Lints `test/lint/fixtures/<name>.yaml`. */
export async function lintFixture(name: string): Promise<readonly FoundProblem[]> {
  const path = fileURLToPath(new URL(`./fixtures/${name}.yaml`, import.meta.url));
  const config = await createConfig({ extends: ["rosterkit/recommended"], plugins: [rosterkitPlugin()] });
  const problems = await lint({ ref: path, config });
  return problems.map((problem) => {
    const [location] = problem.location;
    if (location === undefined) throw new Error(`${problem.ruleId} reports no location`);
    return {
      rule: problem.ruleId,
      pointer: location.pointer ?? "",
      line: getLineColLocation(location).start.line,
      message: problem.message,
    };
  });
}
