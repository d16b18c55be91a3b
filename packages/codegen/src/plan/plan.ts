/** What will be printed, with every decision made: names, files, imports, types, the words that go with them. */

import type { Json } from "../json.js";
import type {
  Credential,
  HeaderType,
  IncomingRequest,
  NamedSource,
  Operation,
  Parameter,
  ParameterLocation,
  RequestBody,
  Response,
  SecurityAlternative,
  Server,
  ServerVariable,
} from "../model/model.js";
import type { Docs } from "./docs.js";
import type { NamedType, TypeDeclaration, TypeNode } from "./type-node.js";

/** A package. */
export interface Plan {
  readonly identity: Identity;
  readonly core: CorePlan;
  readonly client: ClientPlan;
  readonly schemas: readonly TypeDeclaration[];
  readonly resources: readonly ResourcePlan[];
  readonly incoming: IncomingPlan & { readonly imports: readonly ImportPlan[] };
  readonly index: readonly ImportPlan[];
  readonly operations: readonly ImportPlan[];
  readonly pathsTest: PathsTestPlan;
  readonly readme: ReadmePlan;
}

/** What the package and its main parts are called. */
export interface Identity {
  /** `@rosterkit/openai` */
  readonly packageName: string;
  /** `@rosterkit/openai 0.x`: the releases that stay compatible with one another. */
  readonly release: string;
  /** `openai`: opens every message of the client. */
  readonly vendor: string;
  /** `OpenAI`: opens the name of every type of the client. */
  readonly clientPrefix: string;
  /** `openai`: what examples call their client. */
  readonly variable: string;
  /** How the header of each file names the document. */
  readonly documentLabel: string;
  /** The document's own title. */
  readonly title: string;
  readonly names: ClientNames;
}

/** The names that a client's own parts have. */
export interface ClientNames {
  readonly client: string;
  readonly options: string;
  readonly core: string;
  readonly resources: string;
  readonly createClient: string;
  readonly createCore: string;
}

/** The names that one file takes from another. */
export interface ImportPlan {
  readonly from: string;
  readonly names: readonly { readonly name: string; readonly isType: boolean }[];
}

/** A request that the vendor sends, and the operation that asked for it, if one did. */
export interface Incoming {
  readonly request: IncomingRequest;
  /** The words of its name. */
  readonly operation: readonly string[] | undefined;
}

/** The file `webhooks.ts`. */
export interface IncomingPlan {
  /** The requests that the vendor sends, each with the name of its type. */
  readonly requests: readonly (Incoming & { readonly type: string })[];
  readonly declarations: readonly TypeDeclaration[];
}

/** The file `core.ts`. */
export interface CorePlan {
  readonly imports: readonly ImportPlan[];
  readonly servers: readonly Server[];
  readonly credentials: readonly CredentialPlan[];
  readonly security: readonly SecurityAlternative[];
  /** Whether the document names no host, so that the caller has to. */
  readonly isBaseUrlRequired: boolean;
  /** The names of the servers, where a caller chooses by name. */
  readonly serverNames: readonly string[];
  /** The parts of servers' URLs that a caller may choose, each once. */
  readonly serverVariables: readonly ServerVariable[];
}

/** A credential with its option. */
export interface CredentialPlan {
  readonly credential: Credential;
  readonly option: string;
  readonly env: string;
}

/** The file `client.ts`. */
export interface ClientPlan {
  readonly imports: readonly ImportPlan[];
  /** The resources at the top of the tree. */
  readonly tree: readonly TreeNode[];
}

/** A resource in the tree of the client. */
export interface TreeNode {
  readonly property: string;
  readonly resource: ResourcePlan;
  readonly children: readonly TreeNode[];
}

/** A file of `resources/`. */
export interface ResourcePlan {
  /** `["groups", "users"]` */
  readonly path: readonly string[];
  /** `groups-users` */
  readonly fileName: string;
  readonly interfaceName: string;
  readonly description: string | undefined;
  readonly imports: readonly ImportPlan[];
  readonly methods: readonly MethodPlan[];
  /** Methods of other names that once had a name here. */
  readonly aliases: readonly AliasPlan[];
  readonly children: readonly {
    readonly property: string;
    readonly interfaceName: string;
    readonly path: readonly string[];
    readonly description: string | undefined;
  }[];
}

/** A former name of a method. */
export interface AliasPlan {
  readonly verb: string;
  readonly method: MethodPlan;
  /** The interface that has the method under its name of today. */
  readonly interfaceName: string;
}

/** A method, its types and its stand-alone function. */
export interface MethodPlan {
  /** `groups.users.add` */
  readonly name: string;
  readonly verb: string;
  readonly functionName: string;
  readonly isList: boolean;
  readonly isStream: boolean;
  readonly inputName: string;
  readonly isInputOptional: boolean;
  readonly resultName: string;
  readonly returnType: NamedType;
  readonly declarations: readonly TypeDeclaration[];
  readonly parts: readonly MethodPart[];
  readonly docs: Docs;
  readonly descriptor: DescriptorPlan;
  readonly operation: Operation;
  /** What its function and types were called under its former names. */
  readonly formerNames: readonly FormerNames[];
}

/** The exported names that a method had under a former name, each with its name of today. */
export interface FormerNames {
  readonly name: string;
  readonly functionName: string;
  readonly types: readonly { readonly former: string; readonly current: string }[];
}

/** A part of a request or an answer, with the type it got. */
export type MethodPart =
  | {
      readonly kind: "parameters";
      readonly location: ParameterLocation;
      readonly name: string;
      readonly parameters: readonly Parameter[];
      /** Names of the parameters that are filled in and not asked for. */
      readonly constants: readonly string[];
    }
  | { readonly kind: "body"; readonly body: RequestBody; readonly type: TypeNode }
  | { readonly kind: "answer"; readonly response: Response; readonly type: TypeNode };

/** What the runtime is told about an operation; members that say nothing are absent. */
export interface DescriptorPlan {
  readonly parameters: readonly ParameterPlan[];
  readonly body: BodyPlan | undefined;
  /** The media types asked for, where they are not JSON alone. */
  readonly accept: string | undefined;
  readonly security: readonly SecurityAlternative[] | undefined;
  /** How the documented header fields are read, by status and name. */
  readonly headers: readonly (readonly [status: string, fields: readonly (readonly [name: string, type: HeaderType])[]])[];
  /** How the answers are read that are streams. */
  readonly stream: StreamPlan | undefined;
  /** Where a success holds integers of 64 bits. */
  readonly int64: readonly string[];
}

/** What the runtime is told about a stream. */
export interface StreamPlan {
  /** The runtime's reader of the format. */
  readonly format: "eventStream" | "jsonLines" | "jsonSequence";
  readonly data: "json" | "text";
}

/** What the runtime is told about a parameter. */
export interface ParameterPlan {
  readonly in: string;
  readonly name: string;
  readonly isRequired?: true;
  /** The runtime's function that writes the value, where it is more than a scalar in its default style. */
  readonly write?: "writeRepeated" | "writeStyled" | "writeJson";
  readonly shape?: "array" | "object";
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: true;
  readonly constant?: string | number | boolean;
}

/** What the runtime is told about a body. */
export interface BodyPlan {
  readonly contentType: string;
  readonly isRequired?: true;
  /** The runtime's function that writes the body, where it is not JSON. */
  readonly write?: "writeForm" | "writeMultipart" | "writeTextBody" | "writeBytes";
  readonly encoding?: Readonly<Record<string, EncodingPlan>>;
}

/** What the runtime is told about a member of a form. */
export interface EncodingPlan {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: true;
}

/** The file `test/generated/paths.test-d.ts`. */
export interface PathsTestPlan {
  readonly imports: readonly ImportPlan[];
  readonly checks: readonly TypeCheck[];
  /** Enums that are open on purpose: their places and our types of them. */
  readonly openEnums: readonly { readonly place: string; readonly type: TypeNode }[];
  /** What is not compared, and why. */
  readonly exceptions: readonly { readonly label: string; readonly reason: string }[];
}

/** Two types that have to accept each other's values. */
export interface TypeCheck {
  readonly label: string;
  readonly ours: TypeNode;
  readonly theirs: TypeNode;
}

/** The file `README.md`. */
export interface ReadmePlan {
  readonly examples: readonly ExamplePlan[];
  readonly evidence: readonly EvidenceRow[];
  readonly summary: string | undefined;
  readonly sources: readonly NamedSource[];
  /** What no source tells, in Markdown whose only marks are those of code. */
  readonly openQuestions: readonly string[];
}

/** A call with values of the document's examples. */
export interface ExamplePlan {
  readonly method: MethodPlan;
  /** By `path`, `query`, `header`, `cookie` and `body`; undefined when the call needs none. */
  readonly input: Readonly<Record<string, Json>> | undefined;
  /** Stands in `input` for a file, which JSON cannot hold. */
  readonly file: Json;
}

/** How an operation is known. */
export interface EvidenceRow {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly counts: Readonly<Record<"documented" | "verified" | "inferred" | "none", number>>;
  readonly sources: readonly string[];
}
