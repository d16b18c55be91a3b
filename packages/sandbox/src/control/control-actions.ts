// What the control API can do, one entry per method and path. The sandbox itself refuses what makes no sense.
import { memberOf } from "../frame/call-values.js";
import { faultForms } from "../frame/fault.js";
import { type FaultProfile, type ProfileName, profiles } from "../frame/fault-profile.js";
import type { FailNextOptions } from "../frame/fault-rules.js";
import type { ListeningServer } from "../frame/listening.js";
import { isVendorName, type VendorName } from "../registry.js";
import type { Sandbox, SandboxSnapshot } from "../sandbox-types.js";

export interface ControlAction {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** How the path reads. */
  readonly title: string;
  /** Its first group is a vendor. */
  readonly path: RegExp;
  /** `undefined` is answered as 204. */
  readonly run: (request: ControlRequest) => unknown;
}

export interface ControlRequest {
  readonly vendor: string | undefined;
  readonly body: () => unknown;
}

/** An answer other than 200. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function controlActions(sandbox: Sandbox, servers: () => readonly ListeningServer[]): readonly ControlAction[] {
  return [
    { method: "GET", title: "/", path: /^\/$/, run: () => overview(sandbox, servers()) },
    ...stateActions(sandbox),
    ...faultActions(sandbox),
    { method: "POST", title: "/tokens/{vendor}", path: /^\/tokens\/([^/]+)$/, run: ({ vendor }) => freshToken(sandbox, vendor) },
  ];
}

function stateActions(sandbox: Sandbox): readonly ControlAction[] {
  const inspectAll = (): unknown => Object.fromEntries(sandbox.vendors.map((name) => [name, sandbox.inspect(name)]));
  return [
    { method: "GET", title: "/state", path: /^\/state$/, run: inspectAll },
    { method: "GET", title: "/state/{vendor}", path: /^\/state\/([^/]+)$/, run: ({ vendor }) => sandbox.inspect(known(sandbox, vendor)) },
    { method: "GET", title: "/snapshot", path: /^\/snapshot$/, run: sandbox.snapshot },
    {
      method: "PUT",
      title: "/snapshot",
      path: /^\/snapshot$/,
      // restore checks what it is given.
      run: ({ body }) => sandbox.restore(body() as SandboxSnapshot),
    },
    { method: "POST", title: "/reset", path: /^\/reset$/, run: sandbox.reset },
  ];
}

function faultActions(sandbox: Sandbox): readonly ControlAction[] {
  return [
    { method: "GET", title: "/faults", path: /^\/faults$/, run: sandbox.waitingFaults },
    {
      method: "POST",
      title: "/faults",
      path: /^\/faults$/,
      run: ({ body }) => {
        const { vendor, ...options } = objectIn(body(), ["vendor", "operation", "fault", "status", "retryAfter", "times"]);
        // failNext checks what it is given.
        sandbox.failNext({ ...(options as unknown as FailNextOptions), vendor: vendor === undefined ? undefined : known(sandbox, vendor) });
        return sandbox.waitingFaults();
      },
    },
    { method: "DELETE", title: "/faults", path: /^\/faults$/, run: sandbox.clearFaults },
    {
      method: "PUT",
      title: "/profile",
      path: /^\/profile$/,
      run: ({ body }) => {
        const { profile, seed } = objectIn(body(), ["profile", "seed"]);
        // setProfile checks what it is given.
        sandbox.setProfile((profile ?? undefined) as ProfileName | FaultProfile | undefined, typeof seed === "number" ? seed : undefined);
      },
    },
    {
      method: "PUT",
      title: "/drift",
      path: /^\/drift$/,
      run: ({ body }) => {
        const { unknownEnumValue, newField } = objectIn(body(), ["unknownEnumValue", "newField"]);
        sandbox.setDrift({ unknownEnumValue: unknownEnumValue === true, newField: newField === true });
      },
    },
  ];
}

function overview(sandbox: Sandbox, servers: readonly ListeningServer[]): unknown {
  const vendors = sandbox.vendors.map((name) => ({
    name,
    servers: servers
      .filter(({ vendor }) => vendor === name)
      .map(({ server, baseUrl }) => ({ ...(server !== undefined && { server }), baseUrl })),
    testKeys: sandbox.testKeys[name],
    seeded: sandbox.seeded(name),
  }));
  const paths = controlActions(sandbox, () => servers).map(({ method, title }) => `${method} ${title}`);
  return { vendors, paths, faults: Object.fromEntries(faultForms), profiles };
}

/** For a vendor whose tokens end; `{ "token": … }`. */
function freshToken(sandbox: Sandbox, vendor: string | undefined): unknown {
  const issue = memberOf(sandbox.testKeys[known(sandbox, vendor)], "issueToken");
  if (typeof issue !== "function") throw new ControlError(404, `The keys of ${vendor} do not end; take them from GET /.`);
  return { token: issue() };
}

function known(sandbox: Sandbox, vendor: unknown): VendorName {
  if (typeof vendor === "string" && isVendorName(vendor) && sandbox.vendors.includes(vendor)) return vendor;
  throw new ControlError(404, `This sandbox has no such vendor; it has ${sandbox.vendors.join(", ")}.`);
}

function objectIn(body: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new ControlError(400, "Send an object in JSON.");
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new ControlError(400, `"${unknown}" means nothing here; known are: ${names.join(", ")}.`);
  // Any object may be read by key; what is read is checked.
  return body as Readonly<Record<string, unknown>>;
}
