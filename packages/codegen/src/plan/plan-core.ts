/** Decides the client's options and what the runtime is told about the whole API. */

import type { Credential, Model, ServerVariable } from "../model/model.js";
import { toCamelCase } from "../model/name-operation.js";
import { compareNames } from "./name-registry.js";
import type { CorePlan, CredentialPlan, Identity } from "./plan.js";

/** The plan of `core.ts`. */
export function planCore(model: Model, identity: Identity): Omit<CorePlan, "imports"> {
  const serverNames = model.servers.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return {
    servers: model.servers,
    credentials: planCredentials(model.credentials, identity),
    security: model.security,
    isBaseUrlRequired: model.servers.length === 0,
    serverVariables: planVariables(model),
    serverNames: model.servers.length > 1 ? serverNames : [],
  };
}

/** What every client takes, so that no credential can be called so. */
const clientOptions = new Set(
  [
    ..."allowInsecureBaseUrl baseUrl dangerouslyAllowBrowser deadline fetch headers hooks logger maxResponseBytes".split(" "),
    ..."retries server serverVariables timeout constructor toString valueOf hasOwnProperty".split(" "),
  ].map((name) => name.toLowerCase()),
);

/** Without x-credential, the scheme's own name is the option's, and the variable is the vendor's and the option's. */
function planCredentials(credentials: readonly Credential[], { vendor }: Identity): readonly CredentialPlan[] {
  const taken = new Set([...clientOptions, ...credentials.flatMap(({ names }) => names?.option.toLowerCase() ?? [])]);
  const ordered = credentials.toSorted((one, other) => compareNames(one.scheme, other.scheme));
  const options = new Map<string, string>();
  for (const { scheme, names } of ordered) {
    if (names !== undefined) continue;
    const wanted = toCamelCase(scheme).replace(/^(?=\d)/, "n") || "credential";
    const free = candidates(wanted).find((option) => !taken.has(option.toLowerCase())) ?? wanted;
    taken.add(free.toLowerCase());
    options.set(scheme, free);
  }
  return credentials.map((credential) => {
    const { names, scheme } = credential;
    if (names !== undefined) return { credential, option: names.option, env: names.env };
    const option = options.get(scheme) ?? "credential";
    const env = `${vendor}_${option.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_")}`.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
    return { credential, option, env: env.replace(/^(?=\d)/, "_") };
  });
}

function candidates(wanted: string): readonly string[] {
  return [wanted, `${wanted}Credential`, ...Array.from({ length: 100 }, (_, index) => `${wanted}Credential${index + 2}`)];
}

/** Several servers may have a variable of one name: a value that any of them allows can be given. */
function planVariables({ servers, operations }: Model): readonly ServerVariable[] {
  const variables = new Map<string, ServerVariable>();
  for (const variable of [...servers, ...operations.flatMap((operation) => operation.servers ?? [])].flatMap(
    (server) => server.variables,
  )) {
    const known = variables.get(variable.name);
    variables.set(variable.name, known === undefined ? variable : { ...known, choices: joinChoices(known, variable) });
  }
  return [...variables.values()];
}

function joinChoices(one: ServerVariable, other: ServerVariable): readonly string[] {
  if (one.choices.length === 0 || other.choices.length === 0) return [];
  return [...new Set([...one.choices, ...other.choices])];
}
