/** Prints the type test that holds our types and openapi-typescript's together. */

import type { PathsTestPlan, TypeCheck } from "../plan/plan.js";
import { named } from "../plan/type-node.js";
import { toCommentText } from "./comment-text.js";
import { toCommentLines } from "./comments.js";
import { toImports } from "./imports.js";
import { concat } from "./layout.js";
import { toStringLiteral } from "./literals.js";
import { atDepth, toAnnotation } from "./types.js";

const helpers = {
  Fits: `/** Compiles only where a value of the second type can stand for the first. */
type Fits<_To, From extends _To> = From;`,
  Content: `/** What a request body holds. */
type Content<Body> = NonNullable<Body> extends { content: infer Media } ? Media[keyof Media] : never;`,
  Given: `/** An input without the \`| undefined\` that our optional members allow on purpose, at every depth. */
type Given<Input> = Input extends string | number | boolean
  ? Input
  : Input extends readonly (infer Item)[]
    ? Given<Item>[]
    : Input extends object
      ? { [Name in keyof Input]: Given<Exclude<Input[Name], undefined>> }
      : Input;`,
  Closed: `/** An answer whose open enums are closed again, at every depth. */
type Closed<Answer> =
  | Known<Extract<Answer, string>, string>
  | Known<Extract<Answer, number>, number>
  | ClosedWithin<Exclude<Answer, string | number>>;
type ClosedWithin<Answer> = Answer extends readonly (infer Item)[]
  ? Closed<Item>[]
  : Answer extends object
    ? { [Name in keyof Answer]: Closed<Answer[Name]> }
    : Answer;
/** The known values of an enum that is listed as open; any other type as it is. */
type Known<Value, Base> = true extends { [Place in keyof OpenEnums]: IsSame<Value, OpenEnums[Place]> }[keyof OpenEnums]
  ? Value extends unknown
    ? Base extends Value
      ? never
      : Value
    : never
  : Value;
type IsSame<One, Other> = (<Type>() => Type extends One ? 1 : 2) extends <Type>() => Type extends Other ? 1 : 2 ? true : false;`,
};

/** The text of the file below its header. */
export function emitPathsTest({ imports, checks, openEnums, exceptions }: PathsTestPlan): string {
  const lines = toImports(imports);
  const printed = checks.flatMap(toLines);
  const used = printed.join("\n");
  const needed = Object.entries(helpers).filter(([name]) => used.includes(`${name}<`));
  return [
    ...(lines === "" ? [] : [lines]),
    ...needed.map(([, text]) => text),
    ...(openEnums.length === 0 ? [] : [toOpenEnums(openEnums)]),
    [...toCommentLines(toParagraphs(exceptions), 0), ...toBlock("Checks", printed)].join("\n"),
  ].join("\n\n");
}

function toBlock(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`export type ${name} = never;`] : [`export interface ${name} {`, ...lines, "}"];
}

function toOpenEnums(openEnums: PathsTestPlan["openEnums"]): string {
  const lines = openEnums.map(({ place, type }) => atDepth(concat(`${toStringLiteral(place)}:`, toAnnotation(type), ";"), 2));
  return ["/** Wider on purpose, because answers may bring new values. */", ...toBlock("OpenEnums", lines)].join("\n");
}

function toParagraphs(exceptions: PathsTestPlan["exceptions"]): readonly string[] {
  const left = exceptions.map(({ label, reason }) => `- ${toCommentText(label)}: ${reason}`);
  return [
    "Each pair compiles only while our type and openapi-typescript's accept each other's values.",
    ...(left.length === 0 ? [] : [["Not compared:", ...left].join("\n")]),
  ];
}

function toLines({ label, ours, theirs }: TypeCheck): readonly string[] {
  return [
    atDepth(concat(`${toStringLiteral(`${label}: ours`)}:`, toAnnotation(named("Fits", theirs, ours)), ";"), 2),
    atDepth(concat(`${toStringLiteral(`${label}: theirs`)}:`, toAnnotation(named("Fits", ours, theirs)), ";"), 2),
  ];
}
