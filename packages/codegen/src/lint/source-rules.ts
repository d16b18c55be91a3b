// A source id must mean something: declared in `info.x-sources`, and told in the SOURCES.md beside the document.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Oas3Rule } from "@redocly/openapi-core";
import { isRecord, memberOf, stringsOf } from "./json-value.js";

const CITING_KEYS = ["x-evidence", "x-rate-limit"];

/** `source-declared`: a source id that `info.x-sources` does not have. */
export const sourceDeclaredRule: Oas3Rule = () => {
  let declared: readonly string[] = [];
  return {
    any: (node: unknown, context) => {
      if (context.type.name === "Root") declared = sourceIds(memberOf(node, "info"));
      if (context.type.extensionsPrefix === undefined) return;
      for (const key of CITING_KEYS) {
        for (const [index, id] of stringsOf(memberOf(memberOf(node, key), "source")).entries()) {
          if (declared.includes(id)) continue;
          context.report({
            message: `\`${id}\` is not a source of this document. Add it to \`info.x-sources\`, or cite one of: ${declared.join(", ") || "(none)"}.`,
            location: context.location.child([key, "source", index]),
          });
        }
      }
    },
  };
};

/** `source-listed`: a source that the SOURCES.md beside the document does not tell of. */
export const sourceListedRule: Oas3Rule = () => ({
  Info: (info: unknown, context) => {
    const ids = sourceIds(info);
    if (ids.length === 0) return;
    const path = join(dirname(context.location.source.absoluteRef), "SOURCES.md");
    if (!existsSync(path)) {
      context.report({
        message: "There is no SOURCES.md beside this document. Write one, with a row for each source.",
        location: context.location.child(["x-sources"]).key(),
      });
      return;
    }
    const text = readFileSync(path, "utf8");
    for (const id of ids.filter((each) => !text.includes(`| \`${each}\` |`))) {
      context.report({
        message: `SOURCES.md has no row for \`${id}\`. Add one that starts with \`| \`${id}\` |\` and says what the source says.`,
        location: context.location.child(["x-sources", id]).key(),
      });
    }
  },
});

function sourceIds(info: unknown): readonly string[] {
  const sources = memberOf(info, "x-sources");
  return isRecord(sources) ? Object.keys(sources) : [];
}
