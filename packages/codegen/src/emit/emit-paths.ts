/** Prints `paths.ts`: openapi-typescript's rendering of the bundled document, without its second lint and bundle. */

import { createRequire } from "node:module";
import type OpenapiTypescript from "openapi-typescript";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type { JsonObject } from "../json.js";
import { withoutReferenceMarks } from "./reference-marks.js";

type Library = typeof import("openapi-typescript");
type Options = NonNullable<Parameters<typeof OpenapiTypescript>[1]>;

/** The options that decide what the types are; a test gives the same ones to openapi-typescript itself. */
export const pathsOptions: Options = {
  alphabetize: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  silent: true,
};

/** The declarations of a document in which every reference leads to a place in it. */
export function emitPaths(document: JsonObject): string {
  return withoutReferenceMarks(document, transform);
}

function transform(document: JsonObject): string {
  const { transformSchema, scanDiscriminators, resolveRef, astToString } = loadLibrary();
  // The transformation marks discriminated schemas in place; the model is built from the same document.
  const schema = structuredClone(document) as unknown as OpenAPI3; // Redocly has validated it as one
  const context: GlobalContext = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: pathsOptions.defaultNonNullable ?? true,
    discriminators: scanDiscriminators(schema, pathsOptions),
    emptyObjectsUnknown: pathsOptions.emptyObjectsUnknown ?? false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
    redoc: undefined as never, // only its own loader reads it, which we do not use
    resolve: (reference) => resolveRef(schema, reference, { silent: true }),
  };
  return astToString(transformSchema(schema, context));
}

/**
 * The library's parts by `require`: importing TypeScript, which is CommonJS, costs more than twice the time, and the
 * library's main entry loads a Redocly of its own.
 */
function loadLibrary(): Pick<Library, "transformSchema" | "scanDiscriminators" | "resolveRef" | "astToString"> {
  const require = createRequire(import.meta.url);
  const transformSchema: Library["transformSchema"] = require("openapi-typescript/dist/transform/index.cjs");
  const { astToString }: Pick<Library, "astToString"> = require("openapi-typescript/dist/lib/ts.cjs");
  const {
    scanDiscriminators,
    resolveRef,
  }: Pick<Library, "scanDiscriminators" | "resolveRef"> = require("openapi-typescript/dist/lib/utils.cjs");
  return { transformSchema, scanDiscriminators, resolveRef, astToString };
}
