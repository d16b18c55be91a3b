/** Asks GitHub's own parser about a workflow: its keys, its values and the expressions in it. */

import { register } from "node:module";
import type { Workflow } from "./workflows.js";

type Parser = typeof import("@actions/workflow-parser");

// The parser is made for bundlers: it imports its schema without saying that it is JSON, which Node asks for.
const hook = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;

let loaded: Promise<Parser> | undefined;

function loadParser(): Promise<Parser> {
  if (loaded === undefined) {
    register(`data:text/javascript,${encodeURIComponent(hook)}`);
    loaded = import("@actions/workflow-parser");
  }
  return loaded;
}

/** What GitHub would refuse; the place is in each message. */
export async function findSchemaProblems({ name, text }: Workflow): Promise<readonly string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loadParser();
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
  const messages = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined || messages.length > 0) return messages;
  // What only shows when the jobs are read together: a job that needs another that is not there.
  const { errors = [] } = await convertWorkflowTemplate(context, value);
  return errors.map(({ Message }) => Message);
}
