// The control API: looks into a running sandbox and steers it over HTTP, for tests in any language. Off unless asked for, on a server
// of its own, so that no path of a vendor's is taken. Made-up data only; still, a web page may not use it.
import type { Delivery, IncomingCall } from "../frame/delivery.js";
import type { ListeningServer } from "../frame/listening.js";
import type { VendorName } from "../registry.js";
import type { Sandbox } from "../sandbox-types.js";
import { type ControlAction, ControlError, controlActions } from "./control-actions.js";

export interface ControlApi {
  readonly answer: (call: IncomingCall) => Delivery;
  /** Where the vendors are, once they listen. */
  readonly tellServers: (servers: readonly ListeningServer[]) => void;
}

export function createControlApi<Name extends VendorName>(sandbox: Sandbox<Name>): ControlApi {
  let servers: readonly ListeningServer[] = [];
  // The actions name vendors as text, and each checks that the sandbox has the one named.
  const actions = controlActions(sandbox as unknown as Sandbox, () => servers);
  return {
    tellServers: (told) => {
      servers = told;
    },
    answer: (call) => {
      try {
        return answerWith(actions, call);
      } catch (error) {
        // What a method of the sandbox refuses is a mistake in the request; its message says which.
        const status = error instanceof ControlError ? error.status : 400;
        return toDelivery(status, { error: error instanceof Error ? error.message : "unknown error" });
      }
    },
  };
}

function answerWith(actions: readonly ControlAction[], call: IncomingCall): Delivery {
  // Browsers send Origin with whatever could change something.
  if (call.headers.has("origin")) throw new ControlError(403, "The control API does not answer web pages.");
  const { pathname } = call;
  const matching = actions.flatMap((action) => {
    const match = action.path.exec(pathname);
    return match === null ? [] : [{ action, vendor: match[1] }];
  });
  const found = matching.find(({ action }) => action.method === call.method);
  if (found !== undefined) {
    const result = found.action.run({ vendor: found.vendor, body: () => readJson(call.text) });
    return result === undefined ? toDelivery(204, undefined) : toDelivery(200, result);
  }
  const known = actions.map(({ method, title }) => `${method} ${title}`).join(", ");
  if (matching.length === 0) throw new ControlError(404, `There is no such path. There are: ${known}.`);
  throw new ControlError(405, `This path answers ${matching.map(({ action }) => action.method).join(", ")} only.`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, "Send a body in JSON.");
  }
}

function toDelivery(status: number, body: unknown): Delivery {
  const date = new Date().toUTCString();
  if (body === undefined) return { status, headers: { date }, body: undefined, ending: "whole" };
  return {
    status,
    headers: { "content-type": "application/json", date },
    body: `${JSON.stringify(body, undefined, 2)}\n`,
    ending: "whole",
  };
}
