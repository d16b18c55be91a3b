/** Builds the servers of the document: the absolute ones; a relative one means that the caller has to say where. */

import { textMember } from "../json.js";
import { type Context, child, type Place } from "./context.js";
import type { Server } from "./model.js";

/** The document's servers. */
export function buildServers(context: Context): readonly Server[] {
  const servers = child({ value: context.document.root, pointer: "" }, "servers");
  const list = Array.isArray(servers.value) ? servers.value : [];
  return list.flatMap((value: unknown, index) => buildServer(context, { value, pointer: `${servers.pointer}/${index}` }));
}

function buildServer(context: Context, place: Place): readonly Server[] {
  const url = textMember(place.value, "url") ?? "/";
  if (url.includes("{")) {
    context.report("unsupported-server", place.pointer, `The server ${JSON.stringify(url)} has variables, which are not supported yet.`);
    return [];
  }
  const shown = JSON.stringify(url.replace(/\/\/[^/]*@/, "//…@"));
  const isAbsolute = URL.canParse(url);
  if (!isAbsolute && !/^[a-z][a-z0-9+.-]*:/i.test(url)) return [];
  if (!isAbsolute || !isPlainHttp(new URL(url), url)) {
    context.report("unsupported-server", place.pointer, `The server ${shown} is no plain http(s) address.`);
    return [];
  }
  const name = context.read(place.value, "x-server-name", place.pointer);
  return [{ url, name, description: textMember(place.value, "description") }];
}

/** An address with a user name, query, fragment or blank in it is not one to send keys to. */
function isPlainHttp(parsed: URL, url: string): boolean {
  const isHttp = parsed.protocol === "https:" || parsed.protocol === "http:";
  return isHttp && parsed.username === "" && parsed.password === "" && !/[?#\s\\]/.test(url);
}
