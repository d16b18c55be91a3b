// npm start: regenerates every client from specs/, builds everything, and plays the tour against the sandbox over HTTP.
import { runOrExit } from "./run.mjs";

runOrExit("turbo", "run", "build", "--output-logs=errors-only");
runOrExit("node", "packages/tour/dist/main.js");
