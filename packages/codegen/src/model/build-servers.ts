/** Builds servers: the absolute ones; a relative one means that the caller has to say where. */

import { isObject, textItems, textMember } from "../json.js";
import { type Context, child, childrenOfPlace, type Place } from "./context.js";
import type { Server, ServerVariable } from "./model.js";

/** The servers listed at a place of the document. */
export function buildServers(context: Context, place: Place): readonly Server[] {
  const list = Array.isArray(place.value) ? place.value : [];
  return list.flatMap((value: unknown, index) => buildServer(context, { value, pointer: `${place.pointer}/${index}` }));
}

/** The servers of a path or an operation; undefined where those of the document hold. */
export function buildOwnServers(context: Context, ...places: readonly Place[]): readonly Server[] | undefined {
  const place = places.find(({ value }) => Array.isArray(value) && value.length > 0);
  if (place === undefined) return undefined;
  const servers = buildServers(context, place).slice(0, 1);
  // A relative one is relative to where the document came from, as are those of the document itself.
  const isRelative = [place.value].flat().every((value) => !/^[a-z][a-z0-9+.-]*:|\{/i.test(textMember(value, "url") ?? "/"));
  if (isRelative) context.report("ignored-server", place.pointer, "A relative server is taken for the client's own.");
  return servers.length === 0 ? undefined : servers;
}

function buildServer(context: Context, place: Place): readonly Server[] {
  const template = textMember(place.value, "url") ?? "/";
  const variables = readVariables(child(place, "variables"));
  const undeclared = [...template.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = ""]) => (variables.has(name) ? [] : [name]));
  if (undeclared.length > 0) {
    context.report(
      "ignored-server",
      place.pointer,
      `The server leaves open what ${undeclared.map((name) => JSON.stringify(name)).join(", ")} means.`,
    );
    return [];
  }
  const url = template.replace(/\{([^{}]*)\}/g, (_, name: string) => variables.get(name)?.default ?? "");
  const shown = JSON.stringify(url.replace(/\/\/[^/]*@/, "//…@"));
  const isAbsolute = URL.canParse(url);
  if (!isAbsolute && !/^[a-z][a-z0-9+.-]*:/i.test(url)) return [];
  if (!isAbsolute || !isPlainHttp(new URL(url), url)) {
    context.report("unsupported-server", place.pointer, `The server ${shown} is no plain http(s) address.`);
    return [];
  }
  const name = context.read(place.value, "x-server-name", place.pointer);
  return [
    { url: template, name, description: textMember(place.value, "description"), variables: [...variables.values()].filter(isIn(template)) },
  ];
}

function readVariables(place: Place): ReadonlyMap<string, ServerVariable> {
  const variables = childrenOfPlace(place).filter(({ value }) => isObject(value));
  return new Map(
    variables.map(({ name, value }) => [
      name,
      {
        name,
        default: textMember(value, "default") ?? "",
        choices: textItems(value, "enum"),
        description: textMember(value, "description"),
      },
    ]),
  );
}

function isIn(template: string): (variable: ServerVariable) => boolean {
  return ({ name }) => template.includes(`{${name}}`);
}

/** An address with a user name, query, fragment or blank in it is not one to send keys to. */
function isPlainHttp(parsed: URL, url: string): boolean {
  const isHttp = parsed.protocol === "https:" || parsed.protocol === "http:";
  return isHttp && parsed.username === "" && parsed.password === "" && !/[?#\s\\]/.test(url);
}
