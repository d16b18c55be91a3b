// Keeps of a schema only what decides validity: no prose, no examples, no x- keys. References point at the shared document.
const prose = new Set([
  "title",
  "description",
  "summary",
  "example",
  "examples",
  "default",
  "deprecated",
  "externalDocs",
  "xml",
  "discriminator",
]);
const mapsOfSchemas = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);
const plainValues = new Set(["const", "enum", "required", "dependentRequired"]);

export const sharedDocumentId = "spec";

export function cleanSchema(schema) {
  if (Array.isArray(schema)) return schema.map(cleanSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  const cleaned = {};
  for (const [key, value] of Object.entries(schema)) {
    if (prose.has(key) || key.startsWith("x-")) continue;
    if (key === "$ref") cleaned.$ref = value.replace(/^#/, `${sharedDocumentId}#`);
    else if (mapsOfSchemas.has(key)) cleaned[key] = cleanEach(value);
    else cleaned[key] = plainValues.has(key) ? value : cleanSchema(value);
  }
  return cleaned;
}

export function cleanEach(schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, cleanSchema(schema)]));
}
