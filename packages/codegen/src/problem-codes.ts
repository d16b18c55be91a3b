/** The stable codes of problems, with their severity and their cure; a code without a text does not compile. */

/** The code of a problem. */
export type ProblemCode =
  | "file-not-readable"
  | "not-openapi"
  | "swagger-2"
  | "unsupported-version"
  | "yaml-syntax"
  | "invalid-structure"
  | "unresolved-reference"
  | "remote-reference"
  | "outside-reference"
  | "circular-reference"
  | "duplicate-operation-id"
  | "path-parameter-undefined"
  | "duplicate-parameter"
  | "duplicate-path"
  | "security-undefined"
  | "invalid-vocabulary"
  | "unknown-source"
  | "invalid-pagination"
  | "invalid-success"
  | "invalid-method-name"
  | "duplicate-method-name"
  | "reserved-name"
  | "no-success-response"
  | "unsupported-reference"
  | "unsupported-schema"
  | "unsupported-keyword"
  | "unsupported-parameter"
  | "ignored-parameter"
  | "unsupported-media-type"
  | "ignored-media-type"
  | "unsupported-security"
  | "unsupported-server"
  | "ignored-callbacks"
  | "ignored-links"
  | "invalid-argument"
  | "foreign-file"
  | "outside-output";

/** What a code means for the run, and what to do about it. */
export interface Cure {
  readonly severity: "error" | "warning";
  readonly fix: string;
}

/** The cure of each code. */
export const fixes: Readonly<Record<ProblemCode, Cure>> = {
  "file-not-readable": { severity: "error", fix: "Check the path and its permissions." },
  "not-openapi": { severity: "error", fix: "Give an OpenAPI 3.0 or 3.1 document: an object with an `openapi` field." },
  "swagger-2": { severity: "error", fix: "Convert it to OpenAPI 3 first, for example with the npm package swagger2openapi." },
  "unsupported-version": { severity: "error", fix: "Use OpenAPI 3.0 or 3.1, and say so in the `openapi` field." },
  "yaml-syntax": { severity: "error", fix: "Correct the YAML or JSON at this place." },
  "invalid-structure": { severity: "error", fix: "Correct the document: it does not follow the OpenAPI specification here." },
  "unresolved-reference": { severity: "error", fix: "Correct the `$ref`, or add what it points to." },
  "remote-reference": { severity: "error", fix: "Copy the referenced file beside the document and refer to the copy: nothing is fetched." },
  "outside-reference": { severity: "error", fix: "Move the referenced file into the document's folder: nothing outside it is read." },
  "circular-reference": { severity: "error", fix: "Break the circle: a schema cannot be composed of itself." },
  "duplicate-operation-id": { severity: "error", fix: "Give each operation an operationId of its own." },
  "path-parameter-undefined": { severity: "error", fix: "Declare each `{name}` of the path as a required path parameter, and no other." },
  "duplicate-parameter": { severity: "error", fix: "Keep one of the parameters." },
  "duplicate-path": { severity: "error", fix: "Keep one of the paths: they match the same requests." },
  "security-undefined": { severity: "error", fix: "Define the scheme under components.securitySchemes, or correct its name." },
  "invalid-vocabulary": { severity: "error", fix: "Correct the value; specs/README.md lists the keys and their shapes." },
  "unknown-source": { severity: "error", fix: "Add the source to info.x-sources, or correct its id." },
  "invalid-pagination": {
    severity: "error",
    fix: "Correct x-pagination: each pointer leads into the 200 body, and the parameter is a query parameter.",
  },
  "invalid-success": { severity: "error", fix: "Correct x-success: the pointer leads to a number in the 200 body." },
  "invalid-method-name": {
    severity: "error",
    fix: "Give the operation an x-sdk-method name: camelCase words joined by dots, the verb last.",
  },
  "duplicate-method-name": { severity: "error", fix: "Give one of the operations another x-sdk-method name." },
  "reserved-name": { severity: "error", fix: "Choose another name in x-sdk-method: this one means something else in the client." },
  "no-success-response": { severity: "error", fix: "Document the answer of a success: a 2xx status or 2XX." },
  "unsupported-reference": { severity: "error", fix: "Move the target to components.schemas and refer to it there." },
  "unsupported-schema": { severity: "error", fix: "Describe the value with the schema forms that are supported; README.md lists them." },
  "unsupported-keyword": {
    severity: "warning",
    fix: "Nothing to do: the type accepts more than the schema does, and the vendor has the last word.",
  },
  "unsupported-parameter": {
    severity: "error",
    fix: "Describe the parameter with a `schema` or with JSON `content`; `allowReserved` goes with query parameters.",
  },
  "ignored-parameter": {
    severity: "warning",
    fix: "Remove it: OpenAPI has Accept, Content-Type and Authorization set elsewhere and ignores them here.",
  },
  "unsupported-media-type": {
    severity: "error",
    fix: "Describe one body: JSON, a form of either kind, or text or bytes whose schema is a string; streams of values are not supported.",
  },
  "ignored-media-type": { severity: "warning", fix: "Nothing to do: the client asks for JSON." },
  "unsupported-security": { severity: "error", fix: "Use a bearer token, or an API key in a header, query parameter or cookie." },
  "unsupported-server": { severity: "error", fix: "List plain http(s) servers at the root of the document, without variables." },
  "ignored-callbacks": {
    severity: "warning",
    fix: "Nothing to do: the client calls the vendor; requests the other way are not described.",
  },
  "ignored-links": { severity: "warning", fix: "Nothing to do: links do not become methods." },
  "invalid-argument": { severity: "error", fix: "Run with --help to see the arguments." },
  "foreign-file": { severity: "error", fix: "Move the file away or delete it: the generator overwrites only what it wrote." },
  "outside-output": { severity: "error", fix: "Replace the symbolic link by a folder: nothing outside the output folder is written." },
};
