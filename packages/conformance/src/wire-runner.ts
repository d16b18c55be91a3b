// Runs one row of the wire table against one client, and says what differs.
import { isDeepStrictEqual } from "node:util";
import type { WireRequest, WireServer } from "./wire-server.js";
import type { WireCase, WireOperation } from "./wire-table.js";
import { showValue } from "./wire-values.js";

/** A client under comparison. */
export interface WireAdapter {
  readonly name: string;
  /** Calls the operation; rejects where the client refuses the value or cannot read the answer. */
  readonly call: (operation: WireOperation, input: WireInput, baseUrl: string) => Promise<WireOutcome>;
}

/** The value of the call, grouped as on the wire; a case about an answer has none. */
export interface WireInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly cookie?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** How a call ended that the client could read. */
export type WireOutcome =
  | { readonly kind: "success"; readonly body: unknown }
  | { readonly kind: "error"; readonly status: number; readonly body: unknown };

/** A row, who is to run it, and where. */
export interface WireRun {
  readonly adapter: WireAdapter;
  readonly operation: WireOperation;
  readonly wireCase: WireCase;
  readonly server: WireServer;
}

/** Runs a case. Resolves to undefined when it is right, else to what came instead. */
export async function runWireCase({ adapter, operation, wireCase, server }: WireRun): Promise<string | undefined> {
  server.reset(wireCase.answer ?? { status: 204, body: "" });
  const outcome = await adapter.call(operation, toInput(operation, wireCase), server.baseUrl).catch(() => undefined);
  const [request, ...others] = server.requests();
  if (others.length > 0) return `${others.length + 1} requests`;
  if (request === undefined) return wireCase.refuses ? undefined : "refused";
  return operation.location === "responses" ? compareOutcome(wireCase, outcome) : compareRequest(operation, wireCase, request);
}

function toInput({ location, definition }: WireOperation, { value }: WireCase): WireInput {
  if (location === "responses") return {};
  return location === "bodies" ? { body: value } : { [location]: { [definition.parameter?.name ?? ""]: value } };
}

function compareRequest({ id, location, definition }: WireOperation, wireCase: WireCase, request: WireRequest): string | undefined {
  if (location === "bodies") return compareBody(wireCase, request);
  if (wireCase.refuses && wireCase.also === undefined) return `sent ${request.target}`;
  const [path = "", query = ""] = request.target.split(/\?(.*)/s);
  const name = location === "cookie" ? "cookie" : (definition.parameter?.name ?? "").toLowerCase();
  const sent = location === "path" ? request.target.slice(`/${id}/`.length) : location === "query" ? query : request.header(name);
  if (location === "path" ? !path.startsWith(`/${id}/`) : path !== `/${id}`) return `sent ${request.target}`;
  return [wireCase.sends, ...(wireCase.also ?? [])].includes(sent) ? undefined : `sent ${sent ?? "nothing"}`;
}

function compareBody({ sends, also = [], bytes, parts, type, absent, refuses }: WireCase, request: WireRequest): string | undefined {
  const sentType = request.header("content-type");
  if (refuses) return `sent ${request.body.toString()}`;
  const text = request.body.toString("latin1");
  if (absent) return sentType === undefined && text === "" ? undefined : `sent ${sentType ?? "no type"} ${text}`;
  const boundary = /;\s*boundary="?([^";]+)"?/.exec(sentType ?? "")?.[1] ?? "";
  // UTF-8 is what these types mean anyway; the last line break belongs to no part (RFC 2046, section 5.1.1).
  const plainType = sentType?.replace(/;\s*charset=utf-8$/i, "").replace(/boundary="?[^";]+"?/, "boundary={boundary}");
  const expected =
    parts === undefined
      ? [bytes === undefined ? undefined : Buffer.from(bytes, "hex").toString("latin1"), ...[sends, ...also].map(toBytes)]
      : [
          toBytes(
            `${parts.map(({ head, content }) => `--${boundary}\r\n${head.replaceAll("\n", "\r\n")}\r\n\r\n${content}\r\n`).join("")}--${boundary}--`,
          ),
        ];
  const isSame = expected.includes(parts === undefined ? text : text.replace(/--\r\n$/, "--"));
  if (isSame && plainType?.toLowerCase() === type?.toLowerCase()) return undefined;
  const sent = `sent ${sentType ?? "no type"}: ${request.body}`;
  return boundary === "" ? sent : sent.replaceAll(boundary, "{boundary}");
}

/** As `latin1`, one character for each byte. */
function toBytes(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text).toString("latin1");
}

async function compareOutcome(wireCase: WireCase, outcome: WireOutcome | undefined): Promise<string | undefined> {
  if (wireCase.fails) return outcome === undefined ? undefined : `gave ${showValue(outcome)}`;
  if (outcome === undefined) return "failed";
  const isError = "error" in wireCase;
  const isSameKind = outcome.kind === (isError ? "error" : "success");
  const isSameStatus = outcome.kind !== "error" || outcome.status === wireCase.answer?.status;
  const body = wireCase.bytes === undefined ? outcome.body : await toHex(outcome.body);
  const expected = isError ? wireCase.error : (wireCase.bytes ?? wireCase.text ?? wireCase.value);
  return isSameKind && isSameStatus && isDeepStrictEqual(body, expected) ? undefined : `gave ${outcome.kind} ${showValue(body)}`;
}

/** Bytes are right in whatever the client has for them. */
async function toHex(body: unknown): Promise<unknown> {
  const isBytes = body instanceof Uint8Array || body instanceof ArrayBuffer || body instanceof Blob || body instanceof ReadableStream;
  return isBytes ? Buffer.from(await new Response(body as BodyInit).arrayBuffer()).toString("hex") : body; // each of them is a body
}
