import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { runSpecDrift } from "../src/drift/spec-drift.js";

const pages = new Map<string, string>();

/** A vendor's documentation, served by this process. */
function startVendor(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      const text = pages.get(request.url ?? "");
      response.writeHead(text === undefined ? 404 : 200).end(text);
    }).listen(0, "127.0.0.1", () => resolve(server));
  });
}

const operation = (field: string): object => ({
  requestBody: { content: { "application/json": { schema: { type: "object", properties: { [field]: { type: "string" } } } } } },
});
const theirs = (field: string): string => JSON.stringify({ openapi: "3.1.0", paths: { "/users": { post: operation(field) } } });

describe("spec:drift", () => {
  let root: string;
  let server: Server;
  let address: string;
  let printed: string;
  let complained: string;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const run = async (...parameters: readonly string[]): Promise<number> => {
    printed = "";
    complained = "";
    return runSpecDrift(parameters, root);
  };

  beforeAll(async () => {
    server = await startVendor();
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has such an address
  });
  afterAll(() => server.close());
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "rosterkit-drift-"));
    write("packages/acme/package.json", JSON.stringify({ name: "@acme/client", scripts: { generate: "generate --client Acme" } }));
    write(
      "specs/acme/openapi.yaml",
      `openapi: 3.1.0
info:
  x-sources:
    users-page: { url: ${address}/users.html }
    reference: { url: ${address}/reference.md }
paths:
  /users:
    post:
      x-evidence: { status: documented, source: [users-page] }
      requestBody: { content: { application/json: { schema: { type: object, properties: { user_email: { type: string } } } } } }
`,
    );
    vi.spyOn(console, "log").mockImplementation((text: string) => {
      printed += `${text}\n`;
    });
    vi.spyOn(console, "error").mockImplementation((text: string) => {
      complained += `${text}\n`;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    pages.clear();
    rmSync(root, { recursive: true, force: true });
  });

  test("compares with a document at an address, and names the lines to edit", async () => {
    pages.set("/openapi.json", theirs("who"));

    expect(await run("acme", "--from", `${address}/openapi.json`)).toBe(0);
    expect(printed).toBe(
      [
        `acme, ${address}/openapi.json`,
        "  beyond      POST /users: body user_email: string  (specs/acme/openapi.yaml:10)",
        "  lacks       POST /users: body who: string  (specs/acme/openapi.yaml:10)",
        "",
      ].join("\n"),
    );
  });

  test("compares with the documents that a Markdown page embeds", async () => {
    pages.set("/reference.md", `# Add a user\n\n## OpenAPI\n\n\`\`\`\`yaml POST /users\n${theirs("user_email")}\n\`\`\`\`\n`);

    expect(await run("acme", "--from", `${address}/reference.md`, "--markdown")).toBe(0);
    expect(printed).toBe(`### acme, ${address}/reference.md\n- The two documents agree.\n`);
  });

  test("stores a page's text, and shows its next change with the lines that cite it", async () => {
    const from = ["acme", "--from", `${address}/users.html`, "--source", "users-page"];
    pages.set("/users.html", "<h1>Users</h1><p>At   most <b>100</b> a page.</p>");

    expect(await run(...from)).toBe(0);
    expect(printed).toContain("nothing is stored to compare it with; --update stores it");
    expect(await run(...from, "--update")).toBe(0);
    expect(readFileSync(join(root, "specs/acme/sources/users-page.txt"), "utf8")).toBe("Users\nAt most 100 a page.\n");

    pages.set("/users.html", "<main><h1>Users</h1></main><p>At most <i>50</i> a page.</p>");
    expect(await run(...from)).toBe(0);
    expect(printed).toBe(
      "acme, users-page\n  - At most 100 a page.\n  + At most 50 a page.\n  Facts that stand on it: specs/acme/openapi.yaml:9\n",
    );
  });

  test("fetches every source that the document names, and says which it could not", async () => {
    pages.set("/reference.md", `\`\`\`json\n${theirs("user_email")}\n\`\`\`\n`);

    expect(await run("--online", "--json")).toBe(0);
    expect(JSON.parse(printed)).toEqual([
      { vendor: "acme", source: "users-page", note: `${address}/users.html answered 404.` },
      { vendor: "acme", source: "reference", document: [] },
    ]);
  });

  test("keeps what is known to differ, so that the next change shows in review", async () => {
    pages.set("/reference.md", `\`\`\`json\n${theirs("who")}\n\`\`\`\n`);

    await run("--online", "--update");
    expect(readFileSync(join(root, "specs/acme/sources/reference.drift.txt"), "utf8")).toContain(
      "lacks       POST /users: body who: string",
    );
  });

  test.each<[string, (address: string) => readonly string[], string]>([
    [
      "nothing is fetched unless it is asked for",
      () => [],
      "Nothing was compared: give --from <file or url>, or --online to fetch what the documents name as their sources.\n",
    ],
    [
      "there is no network",
      () => ["acme", "--from", "http://127.0.0.1:9/"],
      "http://127.0.0.1:9/ could not be reached; without a network, save the page and give its file with --from.\n",
    ],
    ["the page is gone", (at) => ["acme", "--from", `${at}/gone.html`], "/gone.html answered 404.\n"],
    ["the file is not there", () => ["acme", "--from", "no-such-file.yaml"], "There is no file no-such-file.yaml.\n"],
    ["a page belongs to no source", (at) => ["acme", "--from", `${at}/plain.txt`], "Say which: --source <id in x-sources>\n"],
  ])("ends with a sentence when %s", async (_title, parameters, sentence) => {
    pages.set("/plain.txt", "Just words.");
    expect(await run(...parameters(address))).toBe(2);
    expect(complained.endsWith(sentence), complained).toBe(true);
    expect(existsSync(join(root, "specs/acme/sources"))).toBe(false);
  });
});
