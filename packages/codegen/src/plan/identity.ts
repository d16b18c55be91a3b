/** Decides what the package and its main parts are called. */

import { toCamelCase } from "../model/name-operation.js";
import { toTypeName } from "./name-registry.js";
import type { Identity } from "./plan.js";

/** What the caller and the document say about names. */
export interface IdentityFacts {
  readonly packageName: string;
  /** The version in the package's package.json; undefined while there is none. */
  readonly version?: string | undefined;
  /** Undefined: the package name decides. */
  readonly clientPrefix: string | undefined;
  readonly documentLabel: string;
  readonly title: string;
}

/** The names of a package: `@rosterkit/openai` gives `createOpenaiClient`, unless the caller says how it is spelled. */
export function planIdentity({ packageName, version = "0.0.0", clientPrefix, documentLabel, title }: IdentityFacts): Identity {
  const vendor = packageName.split("/").at(-1) ?? packageName;
  const prefix = clientPrefix ?? toTypeName(vendor);
  const variable = toCamelCase(vendor);
  return {
    packageName,
    release: `${packageName} ${version.split(".")[0]}.x`,
    vendor,
    clientPrefix: prefix,
    // `client` is what a package called `new` or `4sure` gets, whose name cannot be a variable's.
    variable: isVariable(variable) ? variable : "client",
    documentLabel,
    title,
    names: {
      client: `${prefix}Client`,
      options: `${prefix}ClientOptions`,
      core: `${prefix}Core`,
      resources: `${prefix}Resources`,
      createClient: `create${prefix}Client`,
      createCore: `create${prefix}Core`,
    },
  };
}

/** Package names as npm has them, with or without a scope. */
export function isPackageName(name: string): boolean {
  return /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name) && name.length <= 214;
}

/** Whether text can open a type's name. */
export function isClientPrefix(text: string): boolean {
  return /^[A-Z][A-Za-z0-9]*$/.test(text);
}

function isVariable(name: string): boolean {
  const reserved =
    "arguments await break case catch class const console continue debugger default delete do else enum eval export extends false";
  const more =
    "finally for function if implements import in instanceof interface let new null package private process protected public return";
  const rest = "result static super switch this throw true try typeof undefined user var void while with yield";
  return /^[a-z][A-Za-z0-9]*$/.test(name) && ![reserved, more, rest].join(" ").split(" ").includes(name);
}
