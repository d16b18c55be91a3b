/** Prints calls as they stand in the README: programs that compile and run as they are. */

import type { Response } from "../model/model.js";
import { isSuccess } from "../model/model.js";
import type { ExamplePlan, Plan } from "../plan/plan.js";
import { concat, type Layout, toText } from "./layout.js";
import { toStringLiteral, toValue } from "./literals.js";

/** The lines with which a program gets its client. */
export function toClientLines({ identity, core }: Plan): readonly string[] {
  const { names, packageName, variable, vendor } = identity;
  const variableName = `${vendor.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_BASE_URL`;
  const options = core.isBaseUrlRequired
    ? `{ baseUrl: process.env.${variableName} ?? ${toStringLiteral(`https://${variable.toLowerCase()}.example.com`)} }`
    : "";
  return [
    `import { ${names.createClient} } from ${toStringLiteral(packageName)};`,
    "",
    `const ${variable} = ${names.createClient}(${options});`,
  ];
}

/** A program that makes one call and prints what comes back. */
export function toExample(plan: Plan, example: ExamplePlan): string {
  const { isList, isStream, returnType, name } = example.method;
  const call = toCall(plan, example);
  if (isList || isStream)
    return [...toClientLines(plan), toText(concat("for await (const item of ", call, ") console.log(item);"))].join("\n");
  const hasBody = !isUndefined(returnType.arguments[0]);
  const lines = hasBody
    ? [toText(concat("const answer = await ", call, ";")), "console.log(answer);"]
    : [toText(concat("await ", call, ";")), `console.log(${toStringLiteral(`${name} succeeded`)});`];
  return [...toClientLines(plan), ...lines].join("\n");
}

/** A program that handles every case that a call can end in. */
export function toResultExample(plan: Plan, example: ExamplePlan): string {
  const { responses, success } = example.method.operation;
  const cases = responses.map(toCase);
  return [
    ...toClientLines(plan),
    toText(concat("const outcome = await ", toCall(plan, example), ".result();")),
    "switch (outcome.case) {",
    ...cases.flat(),
    ...(success === undefined
      ? []
      : ['  case "unsuccessful":', '    console.log("refused within a success", outcome.status);', "    break;"]),
    '  case "undocumented":',
    '    console.log("an answer nobody documented", outcome.status);',
    "    break;",
    '  case "failed":',
    '    console.log("no usable answer", outcome.error.message);',
    "    break;",
    "}",
  ].join("\n");
}

/** A program that reads a list page by page. */
export function toPagesExample(plan: Plan, example: ExamplePlan): string {
  const call = toCall(plan, example);
  return [...toClientLines(plan), toText(concat("for await (const page of ", call, ".pages()) console.log(page);"))].join("\n");
}

/** `openai.groups.users.add({ … })` */
export function toCall({ identity }: Plan, { method, input, file }: ExamplePlan): Layout {
  const argument = input === undefined ? "" : toValue(input, (value) => (value === file ? 'new Blob(["example"])' : undefined));
  return concat(`${identity.variable}.${method.name}(`, argument, ")");
}

function toCase(response: Response): readonly string[] {
  const { status } = response;
  const label = /^\d+$/.test(status) ? status : toStringLiteral(status);
  const words = isSuccess(status)
    ? `    console.log(${response.format === "none" ? '"done"' : "outcome.body"});`
    : '    console.log("refused", outcome.status);';
  return [`  case ${label}:`, words, "    break;"];
}

function isUndefined(type: { readonly kind: string } | undefined): boolean {
  return type?.kind === "keyword" && "name" in type && type.name === "undefined";
}
