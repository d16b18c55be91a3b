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

/** Keywords without which the type would be wrong, where reading the document has left them. */
const changing: Readonly<Record<string, string>> = {
  $dynamicRef: "leads to another schema by the way it is reached, or stands in another file",
  $recursiveRef: "is of an older JSON Schema",
  $anchor: "is followed in the document's own file only",
  $dynamicAnchor: "is followed in the document's own file only",
  $id: "is followed in the document's own file only, and without a fragment",
};

/** What may stand beside a `$ref` without changing what it means. */
const harmlessSiblings = /^(\$ref|\$comment|title|summary|description|default|deprecated|example|examples|readOnly|writeOnly|x-.*)$/;

/** Reports the keywords of a schema that its type cannot express. */
export function checkKeywords(context: Context, place: Place): void {
  for (const keyword of narrowing.filter((name) => member(place.value, name) !== undefined)) {
    context.report("unsupported-keyword", join(place.pointer, keyword), `The type does not express \`${keyword}\`.`);
  }
  for (const [keyword, reason] of Object.entries(changing)) {
    if (member(place.value, keyword) === undefined) continue;
    context.report("unsupported-schema", join(place.pointer, keyword), `\`${keyword}\` ${reason}.`);
  }
  if (Array.isArray(member(place.value, "items"))) {
    context.report("unsupported-schema", join(place.pointer, "items"), "`items` as a list of schemas is not supported.");
  }
}

/** Whether anything stands beside a `$ref` that says more about the value than words, limits and examples do. */
export function hasOwnMeaning(value: JsonObject): boolean {
  return Object.keys(value).some((key) => !harmlessSiblings.test(key));
}
