/** Says which keywords of a schema have no counterpart in a type: most only narrow it further, some would change it. */

import { type JsonObject, member } from "../json.js";
import { join } from "../json-pointer.js";
import type { Context, Place } from "./context.js";

/** Keywords that allow less than the type says: the type stays true, so they are only mentioned. */
const narrowing = [
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "dependentRequired",
  "propertyNames",
  "contains",
  "minContains",
  "maxContains",
  "unevaluatedItems",
];

/** Keywords without which the type would be wrong. */
const changing = ["$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$id"];

/** What may stand beside a `$ref` without changing what it means. */
const harmlessSiblings = /^(\$ref|\$comment|title|summary|description|default|deprecated|example|examples|readOnly|writeOnly|x-.*)$/;

/** Reports the keywords of a schema that its type cannot express. */
export function checkKeywords(context: Context, place: Place): void {
  for (const keyword of narrowing.filter((name) => member(place.value, name) !== undefined)) {
    context.report("unsupported-keyword", join(place.pointer, keyword), `The type does not express \`${keyword}\`.`);
  }
  for (const keyword of changing.filter((name) => member(place.value, name) !== undefined)) {
    context.report("unsupported-schema", join(place.pointer, keyword), `\`${keyword}\` is not supported.`);
  }
  if (Array.isArray(member(place.value, "items"))) {
    context.report("unsupported-schema", join(place.pointer, "items"), "`items` as a list of schemas is not supported.");
  }
}

/** Whether anything stands beside a `$ref` that says more about the value than words, limits and examples do. */
export function hasOwnMeaning(value: JsonObject): boolean {
  return Object.keys(value).some((key) => !harmlessSiblings.test(key));
}
