// Snapshots of a whole sandbox: each vendor's state under its name.
import { memberOf } from "./frame/call-values.js";
import type { StateData } from "./frame/state-data.js";
import type { VendorFrame } from "./frame/vendor-frame.js";
import type { SandboxSnapshot } from "./sandbox-types.js";

export function takeSnapshot(frames: readonly VendorFrame[]): SandboxSnapshot {
  return { snapshot: 1, vendors: Object.fromEntries(frames.map((frame) => [frame.name, frame.capture()])) };
}

/** All or nothing: a snapshot that does not fit leaves every vendor as it was. @throws TypeError saying what does not fit */
export function restoreSnapshot(frames: readonly VendorFrame[], snapshot: SandboxSnapshot): void {
  const vendors = memberOf(snapshot, "vendors");
  if (memberOf(snapshot, "snapshot") !== 1 || typeof vendors !== "object" || vendors === null) {
    throw new TypeError('sandbox.restore: this is no snapshot; give what sandbox.snapshot() returned: { "snapshot": 1, "vendors": { … } }');
  }
  const unknown = Object.keys(vendors).filter((name) => frames.every((frame) => frame.name !== name));
  if (unknown.length > 0) {
    const known = frames.map(({ name }) => name).join(", ");
    throw new TypeError(`sandbox.restore: the snapshot has ${unknown.join(", ")}; this sandbox has ${known}`);
  }
  const before = takeSnapshot(frames);
  try {
    putBack(frames, snapshot.vendors);
  } catch (error) {
    putBack(frames, before.vendors);
    throw error;
  }
}

function putBack(frames: readonly VendorFrame[], vendors: Readonly<Record<string, StateData>>): void {
  for (const frame of frames) {
    const data = vendors[frame.name];
    if (data !== undefined) frame.restore(data);
  }
}
