/** The stable codes of problems, with their severity and their cure; a code without a text does not compile. */

/** The code of a problem. */
export type ProblemCode =
  | "file-not-readable"
  | "address-not-readable"
  | "address-refused"
  | "invalid-config"
  | "not-openapi"
  | "swagger-2"
  | "unsupported-version"
  | "yaml-syntax"
  | "too-large"
  | "invalid-structure"
  | "unresolved-reference"
  | "remote-reference"
  | "outside-reference"
  | "circular-reference"
  | "duplicate-operation-id"
  | "path-parameter-undefined"
  | "duplicate-parameter"
  | "ambiguous-path"
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
  | "unknown-keyword"
  | "ignored-mapping"
  | "invalid-path"
  | "unsupported-parameter"
  | "ignored-parameter"
  | "unsupported-media-type"
  | "ignored-media-type"
  | "ignored-encoding"
  | "raw-media-type"
  | "ignored-header"
  | "raw-header"
  | "unread-stream"
  | "unsupported-security"
  | "ignored-security"
  | "unsupported-server"
  | "ignored-server"
  | "ignored-webhook"
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
  "address-not-readable": {
    severity: "error",
    fix: "Check the address, and whether this machine is online; or download the file and give its path.",
  },
  "address-refused": {
    severity: "error",
    fix: "Use an https address without user name and password; --allow-host names a host to be redirected to, or an origin without https.",
  },
  "invalid-config": { severity: "error", fix: "Correct the configuration; README.md lists its keys." },
  "not-openapi": { severity: "error", fix: "Give an OpenAPI 3.0 or 3.1 document: an object with an `openapi` field." },
  "swagger-2": { severity: "error", fix: "Convert it to OpenAPI 3 first, for example with the npm package swagger2openapi." },
  "unsupported-version": { severity: "error", fix: "Use OpenAPI 3.0 or 3.1, and say so in the `openapi` field." },
  "yaml-syntax": { severity: "error", fix: "Correct the YAML or JSON at this place." },
  "too-large": {
    severity: "error",
    fix: "Split the document, name what it repeats under components, and refer to it by `$ref` instead of aliases.",
  },
  "invalid-structure": { severity: "error", fix: "Correct the document: it does not follow the OpenAPI specification here." },
  "unresolved-reference": { severity: "error", fix: "Correct the `$ref`, or add what it points to." },
  "remote-reference": {
    severity: "error",
    fix: "Copy the referenced file beside the document and refer to the copy, or allow its host with --allow-host.",
  },
  "outside-reference": {
    severity: "error",
    fix: "Move the referenced file into the document's folder, and refer to it by a relative path: nothing outside is read.",
  },
  "circular-reference": { severity: "error", fix: "Break the circle: a schema cannot be composed of itself." },
  "duplicate-operation-id": { severity: "error", fix: "Give each operation an operationId of its own." },
  "path-parameter-undefined": { severity: "error", fix: "Declare each `{name}` of the path as a required path parameter, and no other." },
  "duplicate-parameter": { severity: "error", fix: "Keep one of the parameters." },
  "ambiguous-path": {
    severity: "warning",
    fix: "Nothing to do: both have a method. Which of them a request means is for the server to say.",
  },
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
  "no-success-response": {
    severity: "warning",
    fix: "Document the answer of a success, as a 2xx status or 2XX; until then it has the type of `default`, else `unknown`.",
  },
  "unsupported-reference": { severity: "error", fix: "Move the target to components.schemas and refer to it there." },
  "unsupported-schema": { severity: "error", fix: "Describe the value with the schema forms that are supported; README.md lists them." },
  "unsupported-keyword": {
    severity: "warning",
    fix: "Nothing to do: the type accepts more than the schema does, and the vendor has the last word.",
  },
  "unknown-keyword": { severity: "warning", fix: "Correct the keyword, or leave it out: JSON Schema takes it for a remark (OpenAPI 3.1)." },
  "ignored-mapping": {
    severity: "warning",
    fix: "Map the value to a schema of the union, as `#/components/schemas/Name` or by its bare name.",
  },
  "invalid-path": { severity: "error", fix: "Close each `{` of the path with a `}`, and name what is between them." },
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
  "ignored-media-type": {
    severity: "warning",
    fix: "Nothing to do: JSON goes before forms and streams, those before text, text before bytes.",
  },
  "ignored-encoding": { severity: "warning", fix: "Nothing to do: lists become parts of one name, and objects become JSON." },
  "raw-media-type": { severity: "warning", fix: "Nothing to do: whoever calls writes or reads the text." },
  "ignored-header": { severity: "warning", fix: "Nothing to do: `response.headers` has every field that an answer came with." },
  "raw-header": {
    severity: "warning",
    fix: "Nothing to do: text, numbers, booleans, lists of these and JSON `content` are read; others are given as text.",
  },
  "unread-stream": {
    severity: "warning",
    fix: "Nothing to do: only a success is read item by item, and all successes of an operation in one format; the text is there when the answer has ended.",
  },
  "ignored-security": { severity: "warning", fix: "Give the client a `fetch` that presents the certificate." },
  "unsupported-security": {
    severity: "error",
    fix: "Use a bearer token, basic authentication, or an API key in a header, query parameter or cookie.",
  },
  "unsupported-server": { severity: "error", fix: "List plain http(s) servers, without user name, query and fragment." },
  "ignored-server": {
    severity: "warning",
    fix: "Give the server an absolute URL, and each of its variables a default; or let callers give `baseUrl`.",
  },
  "ignored-webhook": {
    severity: "warning",
    fix: "Nothing to do for the client, which does not receive it; describe it as the operations are to have its types.",
  },
  "ignored-links": { severity: "warning", fix: "Nothing to do: links do not become methods." },
  "invalid-argument": { severity: "error", fix: "Run with --help to see the arguments." },
  "foreign-file": { severity: "error", fix: "Move the file away or delete it: the generator overwrites only what it wrote." },
  "outside-output": { severity: "error", fix: "Replace the symbolic link by a folder: nothing outside the output folder is written." },
};
