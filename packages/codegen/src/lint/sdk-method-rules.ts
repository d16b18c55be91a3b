// Every operation has one method name, and no two names can be told apart only by luck.
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { memberOf, stringsOf } from "./json-value.js";

interface NamedPlace {
  readonly name: string;
  readonly location: UserContext["location"];
}

/** `sdk-method-required`: an operation without `x-sdk-method`. */
export const sdkMethodRequiredRule: Oas3Rule = () => ({
  Operation: (operation: unknown, context) => {
    if (memberOf(operation, "x-sdk-method") !== undefined) return;
    context.report({
      message: "The operation has no `x-sdk-method`. Name its method, such as `x-sdk-method: { name: groups.users.add }`.",
      location: context.location.key(),
    });
  },
});

/** `sdk-method-unique`: a method name, present or former, that another operation has, or that is the start of another. */
export const sdkMethodUniqueRule: Oas3Rule = () => {
  const taken: NamedPlace[] = [];
  return {
    Operation: (operation: unknown, context) => {
      const method = memberOf(operation, "x-sdk-method");
      for (const name of [memberOf(method, "name"), ...stringsOf(memberOf(method, "formerly"))]) {
        if (typeof name !== "string") continue;
        const location = context.location.child(["x-sdk-method"]);
        const other = taken.find((each) => collide(each.name, name));
        if (other === undefined) taken.push({ name, location });
        else context.report({ message: explainCollision(name, other), location: location.key() });
      }
    },
  };
};

function collide(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function explainCollision(name: string, other: NamedPlace): string {
  const where = `the one at ${other.location.pointer}`;
  if (name === other.name) return `The method name \`${name}\` is also ${where}. Give each operation its own.`;
  return `\`${name}\` and \`${other.name}\` (${where}) cannot both exist: one would be a method and a group of methods. Rename one.`;
}
