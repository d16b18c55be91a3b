/** Prints `README.md`: what the package is, how it is used, and how each fact in it is known. */

import type { ExamplePlan, Plan } from "../plan/plan.js";
import { toClientLines, toExample, toPagesExample, toResultExample } from "./emit-example.js";
import { toMarkdownHeader } from "./header.js";
import { toCodeBlock, toLink, toMarkdownText, toTable } from "./markdown.js";
import { toCode, toSentence } from "./notes.js";

/** The text of the file. */
export function emitReadme(plan: Plan): string {
  const { packageName, title, clientPrefix } = plan.identity;
  const sections = [
    `${toMarkdownHeader(plan.identity)}\n# ${packageName}`,
    `A typed client for ${toMarkdownText(title)}. ${toSentence(toMarkdownText(plan.readme.summary ?? ""))}`.trim(),
    `Not affiliated with ${clientPrefix}. No test here has spoken to the vendor's live API.`,
    ...toStart(plan),
    ...toOptions(plan),
    "## Operations",
    `Each program below is complete. [api.md](api.md) lists every method and type.`,
    ...plan.readme.examples.map((example) => toOperation(plan, example)),
    ...toPages(plan),
    ...toStreams(plan),
    ...toIncoming(plan),
    ...toErrors(plan),
    ...toEvidence(plan),
    ...toOpenQuestions(plan),
  ];
  return `${sections.join("\n\n")}\n`;
}

function toStart(plan: Plan): readonly string[] {
  const { examples } = plan.readme;
  const first = examples.find(({ method, input }) => method.isList && input === undefined) ?? examples[0];
  const start = first === undefined ? toClientLines(plan).join("\n") : toExample(plan, first);
  return ["## Install", toCodeBlock("sh", `npm install ${plan.identity.packageName}`), "## Use", toCodeBlock("ts", start)];
}

function toOptions({ core, identity }: Plan): readonly string[] {
  const credentials = core.credentials.map(({ credential, option, env }) => [
    `\`${option}\``,
    `\`${env}\``,
    toMarkdownText(credential.description ?? `The credential of ${credential.scheme}.`),
  ]);
  const servers = core.servers.map(({ url, name }) => (name === undefined ? toCode(url) : `\`${name}\` (${toCode(url)})`));
  const address = core.isBaseUrlRequired
    ? "The vendor documents no host for this API, so `baseUrl` has to be given."
    : `Requests go to ${servers.join(" or ")}${core.serverNames.length > 0 ? ", chosen by the option `server`" : ""}; \`baseUrl\` sends them elsewhere.`;
  return [
    "## Credentials and options",
    ...(credentials.length === 0
      ? ["The API takes no credentials."]
      : [toTable(["option", "environment variable", "what it is"], credentials)]),
    ...(credentials.length === 0 ? [] : [credentialRule]),
    address,
    "Every client and every call also takes `baseUrl`, `fetch`, `headers`, `timeout` (milliseconds for one attempt, 30,000), `deadline` (for the whole call, none), `retries` (2), `hooks`, `logger` and `maxResponseBytes` (10 MiB); a call takes `signal` and `extra` as well, and a list `maxItems`. The README of `@rosterkit/runtime` says of each what it may be, and where its neighbour begins.",
    `In a browser page \`${identity.names.createClient}\` throws unless \`dangerouslyAllowBrowser\` is true: whoever opens the page could read the credentials.`,
  ];
}

function toOperation(plan: Plan, example: ExamplePlan): string {
  const { name, operation } = example.method;
  return [
    `### ${name}`,
    `${toSentence(toMarkdownText(operation.summary ?? name))} ${toCode(`${operation.method} ${operation.path}`)}`,
    toCodeBlock("ts", toExample(plan, example)),
  ].join("\n\n");
}

function toPages(plan: Plan): readonly string[] {
  const list = plan.readme.examples.find(({ method }) => method.isList);
  if (list === undefined) return [];
  return [
    "## Pages",
    "Awaiting a list gives its first page as the vendor sends it. Iterating it gives every item, page after page; `.pages()` gives the pages, `.first()` the first item.",
    toCodeBlock("ts", toPagesExample(plan, list)),
  ];
}

function toStreams({ readme }: Plan): readonly string[] {
  const names = readme.examples.filter(({ method }) => method.isStream).map(({ method }) => `\`${method.name}\``);
  if (names.length === 0) return [];
  return [
    "## Streams",
    `${names.join(", ")}: iterating the call gives the items as they arrive, and leaving the loop closes the connection. Awaiting it gives the stream once the answer has begun. Until then a failure is repeated as any other, from then on nothing is: a connection that breaks is a \`ConnectionError\`.`,
  ];
}

function toIncoming({ incoming }: Plan): readonly string[] {
  const rows = incoming.requests.map(({ request, operation, type }) => [
    toMarkdownText(request.name),
    operation === undefined ? "" : `\`${operation.join(".")}\``,
    request.method,
    `\`${type}\``,
  ]);
  if (rows.length === 0) return [];
  return [
    "## Webhooks and callbacks",
    "What the vendor sends to a server of yours has types, with the answers that it takes. Nothing here receives it.",
    toTable(["name", "asked for by", "method", "type"], rows),
  ];
}

function toErrors(plan: Plan): readonly string[] {
  const { examples } = plan.readme;
  const example = examples.find(({ method }) => method.operation.method !== "GET") ?? examples[0];
  if (example === undefined) return [];
  return [
    "## Errors",
    "Awaiting a call throws an `ApiError` when there is no success. `.result()` never throws for an answer: it resolves to a union told apart by `case`, one member for each documented status.",
    toCodeBlock("ts", toResultExample(plan, example)),
  ];
}

function toEvidence({ readme }: Plan): readonly string[] {
  const rows = readme.evidence.map(({ name, method, path, counts, sources }) => [
    `\`${name}\``,
    toCode(`${method} ${path}`),
    String(counts.documented),
    String(counts.verified),
    String(counts.inferred),
    sources.map(toMarkdownText).join(", "),
  ]);
  const sources = readme.sources.map(({ id, title, url, retrieved }) => [
    toMarkdownText(id),
    toLink(title, url),
    toMarkdownText(retrieved),
  ]);
  if (sources.length === 0) return [];
  return [
    "## Evidence",
    "How many facts of each operation (its parameters, bodies, answers and their members) are documented by a source, verified by a test, or inferred.",
    toTable(["operation", "request", "documented", "verified", "inferred", "sources"], rows),
    toTable(["source", "title", "read on"], sources),
  ];
}

function toOpenQuestions({ readme }: Plan): readonly string[] {
  if (readme.openQuestions.length === 0) return [];
  return [
    "## Open questions",
    "What no source tells. Whoever can answer one with a source is welcome to.",
    readme.openQuestions.map((question) => `- ${toProse(question)}`).join("\n"),
  ];
}

/** Text in which code between backticks stays code, and nothing else is marked. */
function toProse(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? toCode(part.slice(1, -1)) : toProsePart(part)))
    .join("");
}

/** A blank at an end parts the text from the code beside it. */
function toProsePart(part: string): string {
  if (part.trim() === "") return part;
  return `${part.startsWith(" ") ? " " : ""}${toMarkdownText(part)}${part.endsWith(" ") ? " " : ""}`;
}

const credentialRule =
  "A credential is a string, or a function that is asked before each attempt. It is read from the environment variable when the option is not given.";
