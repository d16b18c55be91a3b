// What the command line prints: a table of the vendors at the start, then one line per request.
import type { RequestLogEntry } from "./frame/request-log.js";
import type { VendorName } from "./registry.js";
import type { Sandbox } from "./sandbox.js";

export function bannerText(sandbox: Sandbox, baseUrls: Readonly<Record<VendorName, string>>): string {
  const rows = sandbox.vendors.map((vendor) => [vendor, baseUrls[vendor], keysOf(sandbox, vendor)]);
  const [firstVendor] = sandbox.vendors;
  const seeded = sandbox.vendors.flatMap((vendor) => sandbox.seeded(vendor).map((line) => `  ${vendor}  ${line}`));
  return [
    "rosterkit sandbox: made-up data in memory, gone when this ends.",
    "",
    ...tableLines([["vendor", "base URL", "test key"], ...rows]),
    "",
    "Seeded",
    ...seeded,
    "",
    ...(firstVendor === "openai" ? ["Try", `  ${tryLine(sandbox, baseUrls)}`, ""] : []),
    "Ctrl-C ends it.",
  ].join("\n");
}

function tryLine(sandbox: Sandbox, baseUrls: Readonly<Record<VendorName, string>>): string {
  return `curl -H 'Authorization: Bearer ${sandbox.testKeys.openai.adminApiKey}' ${baseUrls.openai}/organization/groups`;
}

function keysOf(sandbox: Sandbox, vendor: VendorName): string {
  return Object.entries(sandbox.testKeys[vendor])
    .map(([option, key]) => `${option} ${key}`)
    .join(", ");
}

function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

/** `14:03:22  openai  GET /v1/organization/groups  200  3 ms  req_sandbox_1` */
export function requestLine(entry: RequestLogEntry, time: Date): string {
  const clock = time.toTimeString().slice(0, 8);
  const fault = entry.isFault ? ["(injected fault)"] : [];
  const { vendor, method, path, status, milliseconds, requestId } = entry;
  return [clock, vendor, `${method} ${path}`, status, `${milliseconds} ms`, requestId, ...fault].join("  ");
}
