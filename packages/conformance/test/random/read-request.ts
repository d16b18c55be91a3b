// Reads a request by the tables of OpenAPI ("Style Values") and RFC 6570, from the other end and without our code.
import type { WireRequest } from "../../src/wire-server.js";
import type { RandomBody, RandomParameter, ScalarType } from "./random-call.js";
import { type Json, toObject } from "./random-schema.js";

/** What the parameter was given, as the request has it. */
export function readParameter(parameter: RandomParameter, request: WireRequest, position: number): Json | undefined {
  const { in: location, name } = parameter;
  const [path = "", query = ""] = request.target.split(/\?(.*)/s);
  if (location === "path") return readSegment(parameter, path.split("/")[position + 2] ?? "");
  if (location === "header") {
    const text = request.header(name.toLowerCase());
    return text === undefined ? undefined : readSegment(parameter, text);
  }
  const pairs = location === "query" ? query.split("&") : (request.header("cookie") ?? "").split("; ");
  return readPairs(parameter, pairs.filter((pair) => pair !== "").map(splitPair));
}

type Pair = readonly [name: string, value: string];

function splitPair(pair: string): Pair {
  const index = pair.indexOf("=");
  return index < 0 ? [pair, ""] : [pair.slice(0, index), pair.slice(index + 1)];
}

/** A path segment or a header: one text that holds the whole value. */
function readSegment(parameter: RandomParameter, text: string): Json {
  const { style, explode, shape } = parameter;
  const decode = parameter.in === "header" ? (raw: string) => raw : decodeURIComponent;
  if (shape === "json") return JSON.parse(decode(text)) as Json; // JSON text holds JSON
  if (style === "matrix") {
    const pairs = text.split(";").slice(1).map(splitPair);
    if (explode)
      return shape === "object"
        ? readMembers(parameter, pairs, decode)
        : readItems(
            parameter,
            pairs.map(([, value]) => value),
            decode,
          );
    return readJoined(parameter, pairs[0]?.[1] ?? "", { joint: ",", decode });
  }
  const content = style === "label" ? text.slice(1) : text;
  const separator = style === "label" ? "." : ",";
  if (!explode) return readJoined(parameter, content, { joint: ",", decode });
  if (shape === "object") return readMembers(parameter, content.split(separator).map(splitPair), decode);
  return readItems(parameter, shape === "array" ? content.split(separator) : [content], decode);
}

/** Pairs of a query or a cookie, some of which are the parameter's. */
function readPairs(parameter: RandomParameter, pairs: readonly Pair[]): Json | undefined {
  const { name, style, explode, shape } = parameter;
  const decode = decodeURIComponent;
  if (style === "deepObject") {
    const own = pairs.flatMap(([key, value]): Pair[] => {
      const text = decode(key);
      return text.startsWith(`${name}[`) ? [[encodeURIComponent(text.slice(name.length + 1, -1)), value]] : [];
    });
    return readMembers(parameter, own, decode);
  }
  if (shape === "object" && explode) {
    const index = /\d+$/.exec(name)?.[0] ?? "";
    return readMembers(
      parameter,
      pairs.filter(([key]) => decode(key).startsWith(`m${index}`)),
      decode,
    );
  }
  const own = pairs.filter(([key]) => decode(key) === name).map(([, value]) => value);
  if (own.length === 0) return undefined;
  if (shape === "json") return JSON.parse(decode(own[0] ?? "")) as Json; // as above
  if (explode) return readItems(parameter, own, decode);
  const joint = { spaceDelimited: "%20", pipeDelimited: "%7C" }[style as string] ?? ",";
  return readJoined(parameter, own[0] ?? "", { joint, decode });
}

type Decode = (text: string) => string;

function readJoined(parameter: RandomParameter, text: string, { joint, decode }: { joint: string; decode: Decode }): Json {
  const parts = text.split(joint);
  if (parameter.shape === "scalar") return toScalar(parameter.type, decode(text));
  if (parameter.shape === "array") return readItems(parameter, parts, decode);
  const pairs = parts.flatMap((part, index): Pair[] => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""]] : []));
  return readMembers(parameter, pairs, decode);
}

function readItems({ shape, type }: RandomParameter, texts: readonly string[], decode: Decode): Json {
  const values = texts.map((text) => toScalar(type, decode(text)));
  return shape === "array" ? values : (values[0] ?? null);
}

function readMembers({ type }: RandomParameter, pairs: readonly Pair[], decode: Decode): Json {
  return toObject(pairs.map(([key, value]) => [decode(key), toScalar(type, decode(value))]));
}

function toScalar(type: ScalarType, text: string): Json {
  return type === "string" ? text : (JSON.parse(text) as Json); // a number or a boolean
}

/** What the body was given, as the request has it; members of forms are text there. */
export async function readBody({ contentType }: RandomBody, request: WireRequest): Promise<Json> {
  const text = request.body.toString("utf8");
  if (contentType === "application/json") return JSON.parse(text) as Json; // as above
  if (contentType === "application/x-www-form-urlencoded") return toObject([...new URLSearchParams(text)]);
  if (contentType !== "multipart/form-data") return text;
  const headers = { "content-type": request.header("content-type") ?? "" };
  const form = await new Response(new Uint8Array(request.body), { headers }).formData();
  return toObject([...form].map(([name, value]) => [name, String(value)] as const));
}

/** A value as a form holds it. */
export function toFormText({ contentType, value }: RandomBody): Json {
  if (contentType === "application/json" || typeof value !== "object" || value === null) return value;
  return toObject(Object.entries(value).map(([name, member]) => [name, String(member)]));
}
