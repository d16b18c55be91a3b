// What the command line prints: a table of the vendors at the start, then one line per request.
import type { RequestLogEntry } from "./frame/request-log.js";
import type { ExampleRequest } from "./frame/vendor.js";
import type { VendorName } from "./registry.js";
import type { Listening, Sandbox } from "./sandbox-types.js";

export function bannerText(sandbox: Sandbox, listening: Listening, profile: string | undefined): string {
  const seeded = sandbox.vendors.flatMap((vendor) => sandbox.seeded(vendor).map((line) => `  ${vendor}  ${line}`));
  return [
    "rosterkit sandbox: made-up data in memory, gone when this ends.",
    "",
    ...tableLines([["vendor", "base URL", "test keys"], ...sandbox.vendors.flatMap((vendor) => rowsOf(vendor, sandbox, listening))]),
    ...(listening.controlUrl === undefined ? [] : ["", `Control API  ${listening.controlUrl}`]),
    ...(profile === undefined ? [] : ["", `Random faults: ${profile}`]),
    "",
    "Seeded",
    ...seeded,
    "",
    "Try",
    ...sandbox.vendors.map((vendor) => `  ${curlLine(listening.baseUrls[vendor], sandbox.example(vendor))}`),
    "",
    "Ctrl-C ends it.",
  ].join("\n");
}

/** One row per server or key, whichever are more: the columns beside each other are not a pair. */
function rowsOf(vendor: VendorName, sandbox: Sandbox, { servers }: Listening): readonly (readonly string[])[] {
  const places = servers.filter((server) => server.vendor === vendor);
  const keys = Object.entries(sandbox.testKeys[vendor]).filter(([, key]) => typeof key === "string");
  return Array.from({ length: Math.max(places.length, keys.length) }, (_, index) => {
    const place = places[index];
    const label = place === undefined ? "" : place.server === undefined ? vendor : `${vendor} ${place.server}`;
    return [label, place?.baseUrl ?? "", keys[index]?.join(" ") ?? ""];
  });
}

function curlLine(baseUrl: string, { path, headers, body }: ExampleRequest): string {
  const json = body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`];
  const names = Object.entries(headers).map(([name, value]) => `-H '${name === "authorization" ? "Authorization" : name}: ${value}'`);
  const url = baseUrl + path;
  return ["curl", ...names, ...json, url.includes("&") ? `'${url}'` : url].join(" ");
}

/** For a vendor whose tokens end: what to go on with. */
export function freshTokenLine(vendor: string, token: string): string {
  return `          ${vendor}  if the token has expired: here is a fresh one, ${token}`;
}

function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

/** `14:03:22  openai  GET /v1/organization/groups  200  3 ms  req_sandbox_1` */
export function requestLine(entry: RequestLogEntry, time: Date): string {
  const clock = time.toTimeString().slice(0, 8);
  const fault = entry.fault === undefined ? [] : [`(fault: ${entry.fault})`];
  const { vendor, method, path, milliseconds, requestId } = entry;
  const status = entry.status === 0 ? "cut off" : entry.status;
  return [clock, vendor, `${method} ${path}`, status, `${milliseconds} ms`, requestId, ...fault].join("  ");
}
