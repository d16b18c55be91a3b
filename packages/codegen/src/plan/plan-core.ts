/** Decides the client's options and what the runtime is told about the whole API. */

import type { Credential, Model } from "../model/model.js";
import { toCamelCase } from "../model/name-operation.js";
import type { CorePlan, CredentialPlan, Identity } from "./plan.js";

/** The plan of `core.ts`. */
export function planCore(model: Model, identity: Identity): Omit<CorePlan, "imports"> {
  const serverNames = model.servers.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return {
    servers: model.servers,
    credentials: model.credentials.map((credential) => planCredential(credential, identity)),
    security: model.security,
    isBaseUrlRequired: model.servers.length === 0,
    serverNames: model.servers.length > 1 ? serverNames : [],
  };
}

/** Without x-credential, the scheme's own name is the option's, and the variable is the vendor's and the option's. */
function planCredential(credential: Credential, { vendor }: Identity): CredentialPlan {
  const { names } = credential;
  if (names !== undefined) return { credential, option: names.option, env: names.env };
  const option = toCamelCase(credential.scheme) || "credential";
  const env = `${vendor}_${option.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_")}`.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  return { credential, option, env };
}
