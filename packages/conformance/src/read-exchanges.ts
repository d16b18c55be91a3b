// Finds the exchange files of a folder, one folder per vendor in it, and reads them in the order of their names.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Exchange, parseExchange } from "./exchange.js";
import { ExchangeError } from "./exchange-error.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Reads `<folder>/<vendor>/*.yaml`.
 *
 * @param folder name of a folder of this package: `exchanges`, or `pages` for those that follow each other
 * @param root the folder that holds it; this package's unless a test says otherwise
 * @throws ExchangeError for the first file that cannot be used, or that stands where none is looked for
 */
export async function readExchanges(folder: "exchanges" | "pages", root: string = packageFolder): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const vendor of await namesIn(join(root, folder))) {
    for (const name of await namesIn(join(root, folder, vendor))) {
      const file = `${folder}/${vendor}/${name}`;
      if (!name.endsWith(".yaml")) throw new ExchangeError(file, "it is no .yaml file", "Rename or move it; here it would be overlooked");
      exchanges.push(parseExchange({ file, vendor, text: await readFile(join(root, file), "utf8") }));
    }
  }
  return exchanges;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.toSorted();
}
