/** Verdicts on operations, their parameters, bodies and answers, and on what the vocabulary says of them. */

import { memberOf, textsOf, valueAt } from "../pointer.js";
import { show, type Verdict } from "./finding.js";
import type { ChangeContext, Place } from "./place.js";

/** The verdicts on a change of an operation or of a whole path. */
export function judgeOperation({ change, revision }: ChangeContext, place: Place): readonly Verdict[] {
  const { methods, says } = place;
  if (change.kind === "added") return [{ bump: "minor", words: `${says("is")} new${summaryOf(revision, place)}` }];
  if (change.kind === "removed") return [{ bump: "major", words: `${says("is")} gone` }];
  if (change.property === "deprecated" && change.revision?.value === true) return [{ bump: "minor", words: `${says("is")} deprecated` }];
  if (change.property === "tags") return [{ bump: "patch", words: `${methods}: other tags`, isDocumentation: true }];
  if (change.property === "operationId")
    return [
      {
        bump: "major",
        words: `${methods}: the type \`operations\` knows it as ${show(change.revision?.value)}, no longer as ${show(change.base?.value)}`,
      },
    ];
  return [{ bump: change.impact, words: `${methods}: \`${change.property}\` changed` }];
}

function summaryOf({ root }: ChangeContext["revision"], { tokens }: Place): string {
  const summary = memberOf(valueAt(root, tokens), "summary");
  return typeof summary === "string" ? `: ${summary}` : "";
}

/** The verdicts on a change of a parameter. */
export function judgeParameter({ change }: ChangeContext, { methods, says, field }: Place): readonly Verdict[] {
  const requires: Verdict = { bump: "major", words: `${says("now requires")} \`${field}\`: pass it` };
  if (change.kind === "removed") return [{ bump: "major", words: `${says("no longer takes")} \`${field}\`: stop passing it` }];
  if (change.kind === "added")
    return memberOf(change.revision?.value, "required") === true
      ? [requires]
      : [{ bump: "minor", words: `${says("accepts")} \`${field}\`` }];
  if (change.property === "required")
    return change.revision?.value === true ? [requires] : [{ bump: "minor", words: `${says("no longer requires")} \`${field}\`` }];
  if (change.property === "deprecated") return [{ bump: "minor", words: `\`${field}\` of ${says("is")} deprecated` }];
  return [{ bump: change.impact, words: `\`${field}\` of ${methods}: \`${change.property}\` changed` }];
}

/** The verdicts on a change of a request's body as a whole. */
export function judgeBody({ change }: ChangeContext, { methods, says }: Place): readonly Verdict[] {
  if (change.kind === "removed") return [{ bump: "major", words: `${says("no longer takes")} a body` }];
  const isRequired = change.kind === "added" ? memberOf(change.revision?.value, "required") : change.revision?.value;
  if (change.kind === "modified" && change.property !== "required")
    return [{ bump: change.impact, words: `The body of ${methods} changed` }];
  return isRequired === true
    ? [{ bump: "major", words: `${says("now requires")} a body` }]
    : [{ bump: "minor", words: `${says(change.kind === "added" ? "accepts" : "no longer requires")} a body` }];
}

/** The verdicts on an answer that came or went. */
export function judgeResponse({ change }: ChangeContext, { methods, tokens }: Place): readonly Verdict[] {
  const status = tokens[tokens.indexOf("responses") + 1];
  if (change.kind === "added") return [{ bump: "minor", words: `${methods}: the status ${status} is documented now` }];
  if (change.kind === "removed") return [{ bump: "major", words: `${methods}: the status ${status} is no longer documented` }];
  return [{ bump: change.impact, words: `${methods}: \`${change.property}\` of the status ${status} changed` }];
}

/** The verdicts on a change of one of our own keys. */
export function judgeExtension(context: ChangeContext, place: Place): readonly Verdict[] {
  const { change } = context;
  const { methods } = place;
  const key = place.tokens.findLast((token) => token.startsWith("x-")) ?? "";
  switch (key) {
    case "x-sdk-method":
      return judgeName(context, place);
    case "x-pagination":
      if (change.kind === "added") return [{ bump: "minor", words: `${methods} can be iterated, page after page` }];
      if (change.kind === "removed") return [{ bump: "major", words: `${methods} can no longer be iterated` }];
      return [{ bump: "minor", words: `${methods} finds the next page by other means` }];
    case "x-retry":
      return [{ bump: "minor", words: `${methods}: when a call is repeated after a failure has changed` }];
    case "x-success":
      return [{ bump: "minor", words: `${methods}: which answers count as a success has changed` }];
    case "x-credential":
      return [
        {
          bump: "major",
          words: `The credential's \`${change.property ?? "option"}\` is now ${show(change.revision?.value)} (was ${show(change.base?.value)})`,
        },
      ];
    case "x-server-name":
      return [{ bump: "major", words: "The names of the servers changed" }];
    default:
      return [{ bump: "patch", words: `${key} changed`, isDocumentation: true }];
  }
}

/** One renaming shows as two changes, of `name` and of `formerly`; it is told once. */
function judgeName({ base, revision, change }: ChangeContext, { tokens }: Place): readonly Verdict[] {
  const place = tokens.slice(0, 3).concat("x-sdk-method");
  const [before, after] = [valueAt(base.root, place), valueAt(revision.root, place)];
  const names = [memberOf(before, "name"), ...textsOf(memberOf(before, "formerly"))].filter((name) => typeof name === "string");
  const today = [memberOf(after, "name"), ...textsOf(memberOf(after, "formerly"))];
  const lost = names.filter((name) => !today.includes(name));
  const isRenamed = memberOf(before, "name") !== memberOf(after, "name");
  if (change.property === "formerly" && isRenamed) return [];
  const gone = lost.map((name): Verdict => ({ bump: "major", words: `\`${name}\` is gone: call \`${memberOf(after, "name")}\`` }));
  if (!isRenamed || lost.includes(String(memberOf(before, "name")))) return gone;
  const words = `\`${memberOf(before, "name")}\` is now \`${memberOf(after, "name")}\`; the old name stays as a deprecated alias`;
  return [{ bump: "minor", words }, ...gone];
}
