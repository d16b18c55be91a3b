// npm run version: turns the pending changesets into versions and changelogs, and brings along what changesets leaves behind: the releases
// that the clients say they are and the facade says it takes, and the lockfile.
import { runOrExit } from "./run.mjs";

runOrExit("changeset", "version");
runOrExit("npm", "run", "--silent", "generate");
runOrExit("npm", "install", "--package-lock-only", "--ignore-scripts");
runOrExit("node", "scripts/check-lockfile.mjs");
