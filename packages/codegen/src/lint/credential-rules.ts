// Every security scheme in use tells the generated client what to call its secret.
import type { Oas3Rule } from "@redocly/openapi-core";
import { isRecord, memberOf } from "./json-value.js";

/** `credential-required`: a security scheme that is used and has no `x-credential`. */
export const credentialRequiredRule: Oas3Rule = () => {
  const used = new Set<string>();
  return {
    SecurityRequirement: (requirement: unknown) => {
      for (const name of isRecord(requirement) ? Object.keys(requirement) : []) used.add(name);
    },
    // Paths are walked before components, so every requirement has been seen by now.
    NamedSecuritySchemes: (schemes: unknown, context) => {
      for (const name of used) {
        const scheme = memberOf(schemes, name);
        if (!isRecord(scheme) || typeof scheme.$ref === "string" || scheme["x-credential"] !== undefined) continue;
        context.report({
          message: `The security scheme \`${name}\` is used and has no \`x-credential\`. Name its client option and environment variable.`,
          location: context.location.child([name]).key(),
        });
      }
    },
  };
};

/** `credential-unique`: two security schemes that claim the same client option or environment variable. */
export const credentialUniqueRule: Oas3Rule = () => ({
  NamedSecuritySchemes: (schemes: unknown, context) => {
    const owners = new Map<string, string>();
    for (const [name, scheme] of Object.entries(isRecord(schemes) ? schemes : {})) {
      for (const member of ["option", "env"]) {
        const value = memberOf(memberOf(scheme, "x-credential"), member);
        if (typeof value !== "string") continue;
        const owner = owners.get(value);
        if (owner === undefined) owners.set(value, name);
        else if (owner !== name) {
          context.report({
            message: `\`${value}\` is already the ${member} of the security scheme \`${owner}\`. Give each secret its own.`,
            location: context.location.child([name, "x-credential", member]),
          });
        }
      }
    }
  },
});
