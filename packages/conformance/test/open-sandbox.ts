// The sandbox of one vendor, in the state that an exchange file asks for, on a real socket.
import { createSandbox, type SandboxOptions, type VendorName, vendorNames } from "@rosterkit/sandbox";
import type { Exchange } from "../src/exchange.js";

export interface OpenSandbox {
  /** `http://127.0.0.1:40123`, without the base URL's path: a literal request has the full path. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Of a vendor with several servers, the one that the literal's Host names. */
export async function openSandbox({ file, vendor, request, sandbox: setting }: Exchange): Promise<OpenSandbox> {
  if (!isVendorName(vendor)) throw new Error(`${file}: the sandbox does not know "${vendor}"; it knows ${vendorNames.join(", ")}`);
  const { clock } = setting;
  const seed: Readonly<Record<string, unknown>> = { [vendor]: setting.seed };
  const sandbox = createSandbox({
    vendors: [vendor],
    // The seed comes from a file; the sandbox refuses one that contradicts itself, and validates what it then answers.
    seed: seed as SandboxOptions["seed"],
    validateResponses: true,
    ...(clock === undefined ? {} : { clock: () => clock }),
  });
  const { servers, close } = await sandbox.listen();
  // Server names differ from vendor to vendor, and these are the vendor's own.
  const named = servers.find(({ server }) => new URL(sandbox.baseUrl(vendor, server as never)).host === request.host);
  if (named === undefined) throw new Error(`${file}: the sandbox has no server at ${request.host}`);
  return { origin: new URL(named.baseUrl).origin, close };
}

function isVendorName(vendor: string): vendor is VendorName {
  return vendorNames.some((name) => name === vendor);
}
