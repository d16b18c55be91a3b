// npm run version: turns the pending changesets into versions and changelogs, and brings the lockfile along, which changesets leaves behind.
import { runOrExit } from "./run.mjs";

runOrExit("changeset", "version");
runOrExit("npm", "install", "--package-lock-only", "--ignore-scripts");
runOrExit("node", "scripts/check-lockfile.mjs");
