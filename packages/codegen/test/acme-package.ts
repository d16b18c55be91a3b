// Makes the package @acme/client of a fixture.
import { fileURLToPath } from "node:url";
import { type GenerateReport, generate } from "../src/index.js";
import { contents, temporaryFolder } from "./temporary-folder.js";

/** The path of a fixture: `accepted/enums.yaml`. */
export function fixture(path: string): string {
  return fileURLToPath(new URL(`fixtures/${path}`, import.meta.url));
}

/** A generated package. */
export interface AcmePackage {
  readonly folder: string;
  readonly report: GenerateReport;
  readonly files: Readonly<Record<string, string>>;
}

/** Generates @acme/client from a document into a folder, by default a new one. */
export async function generateAcme(document: string, folder: string = temporaryFolder()): Promise<AcmePackage> {
  const report = await generate({ document, out: folder, name: "@acme/client", client: "Acme" });
  return { folder, report, files: contents(folder) };
}
