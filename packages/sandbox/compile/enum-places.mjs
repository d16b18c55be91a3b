// Where an answer holds a text from a list of several: the places at which a vendor may one day send another.
import { resolve } from "./resolve.mjs";

/** JSON Pointers in which `*` stands for every item of a list. A schema within itself is followed no further. */
export function enumPlaces(document, schema) {
  const places = new Set();
  const walk = (node, pointer, above) => {
    const resolved = resolve(document, node);
    if (typeof resolved !== "object" || resolved === null || above.includes(resolved)) return;
    const path = [...above, resolved];
    if ((resolved.enum ?? []).filter((value) => typeof value === "string").length > 1) places.add(pointer);
    for (const part of [...(resolved.allOf ?? []), ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])]) walk(part, pointer, path);
    for (const [name, property] of Object.entries(resolved.properties ?? {})) walk(property, `${pointer}/${escapeName(name)}`, path);
    if (resolved.items !== undefined) walk(resolved.items, `${pointer}/*`, path);
  };
  walk(schema, "", []);
  return [...places];
}

function escapeName(name) {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
