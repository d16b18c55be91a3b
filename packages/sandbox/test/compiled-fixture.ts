// Compiles the fixture document and puts it behind a router whose handlers tell what they were given.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileSpec } from "../compile/compile-spec.mjs";
import { answerCall } from "../src/frame/answer-call.js";
import { createRouter } from "../src/frame/router.js";
import type { Call, Problem, VendorSession } from "../src/frame/vendor.js";
import type { CompiledSpec } from "../src/spec/compiled-spec.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const document = fileURLToPath(new URL("./fixtures/parameters-and-bodies.yaml", import.meta.url));

export async function compileFixture(): Promise<{ code: string; spec: CompiledSpec }> {
  const { code } = await compileSpec(document, packageFolder);
  const file = path.join(await mkdtemp(path.join(tmpdir(), "sandbox-fixture-")), "fixture.mjs");
  await writeFile(file, code);
  const loaded: { spec: CompiledSpec } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return { code, spec: loaded.spec };
}

export interface Understood {
  readonly call?: Call;
  readonly problem?: Problem;
}

/** Sends one request through a router; tells the call a handler got, or the problem the vendor was told. */
export async function understand(spec: CompiledSpec, request: Request): Promise<Understood> {
  let understood: Understood = {};
  const handle = (call: Call): { status: number } => {
    understood = { call };
    return { status: 204 };
  };
  const session: VendorSession = {
    state: {},
    testKeys: {},
    admit: () => ({ handlers: { "read-item": handle, "delete-item": handle, "list-items": handle, "put-items": handle } }),
    refuse: (problem) => {
      understood = { problem };
      return { status: 400 };
    },
    seeded: [],
    example: { path: "/", headers: {} },
  };
  const url = new URL(request.url);
  const match = createRouter(spec, ["/base"])(request.method, url.pathname);
  if (match.kind !== "route") return { problem: match };
  const { headers } = request;
  const call = { vendor: "fixture", session, headers, query: url.searchParams, text: await request.text(), server: undefined };
  await answerCall({ ...call, route: match.route, path: match.path, validateResponses: false });
  return understood;
}
