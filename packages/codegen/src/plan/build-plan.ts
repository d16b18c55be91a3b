/** Stage 3: decides everything that is printed. */

import type { Model } from "../model/model.js";
import { type IdentityFacts, planIdentity } from "./identity.js";
import { createNameRegistry } from "./name-registry.js";
import type { CorePlan, Identity, IncomingPlan, MethodPlan, Plan, ResourcePlan } from "./plan.js";
import { planCore } from "./plan-core.js";
import { definerOf, functionsOf } from "./plan-descriptor.js";
import { planEvidence } from "./plan-evidence.js";
import { planExample } from "./plan-examples.js";
import { type Exported, fromResources, fromTest, planImports } from "./plan-imports.js";
import { planIncoming } from "./plan-incoming.js";
import { isInt64 } from "./plan-int64.js";
import { namesOfMethod, planMethod } from "./plan-method.js";
import { planPathsTest } from "./plan-paths-test.js";
import { draftResources, planTree, type ResourceDraft, resourceTypeName } from "./plan-resources.js";
import { namesIn, namesInDeclaration, type TypeDeclaration } from "./type-node.js";
import { TypePlanner } from "./type-planner.js";
import { findLeading, findUsage } from "./usage.js";

/** What a plan follows from beside the model. */
export interface PlanOptions extends Omit<IdentityFacts, "title"> {
  readonly openQuestions: readonly string[];
}

const runtimeTypes =
  "ApiCall CallOptions Client ClientDefinition ClientOptions Core Credential ErrorResult FailedResult ItemStream ListCall ServerSentEvent StreamCall SuccessResult UndocumentedResult Unbound WithHeaders";
const runtimeFunctions =
  "chooseServer createClient createCore defineListOperation defineOperation defineStreamOperation eventStream fillServer findUnsafeInteger jsonLines jsonSequence judgeSuccess placeInCookie placeInQuery readByCursor readByNumber readHeaders writeBasic writeBytes writeForm writeJson writeMultipart writeRepeated writeStyled writeTextBody";

/** The plan of the package of a model. */
export function buildPlan(model: Model, options: PlanOptions): Plan {
  const identity = planIdentity({ ...options, title: model.title });
  const registry = createNameRegistry();
  for (const name of reservedNames(model, identity)) registry.reserve(name);
  const usage = findUsage(model);
  const planner = new TypePlanner(model, usage, registry);
  const components = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
  const findComponent = (name: string) => components.get(name);
  const wide = findLeading(components, isInt64);
  const schemas = planner.declareComponents();
  const methods = model.operations.map((operation) => planMethod({ planner, findComponent, isWide: (name) => wide.has(name) }, operation));
  const drafts = draftResources(methods, model.tags);
  const incoming = planIncoming(model, planner);
  const exported = collectExports(identity, { schemas, incoming, drafts });
  const resources = drafts.map((draft) => planResource(draft, identity, exported));
  const core = planCore(model, identity);
  const pathsTest = planPathsTest({ model, usage, planner, methods });
  const namesOfTest = pathsTest.checks.flatMap(({ ours, theirs }) => [...namesIn(ours), ...namesIn(theirs)]);
  return {
    identity,
    core: { ...core, imports: planImports(namesOfCore(core), exported) },
    client: { imports: planImports(namesOfClient(identity, resources), exported), tree: planTree(resources) },
    schemas,
    resources,
    incoming: { ...incoming, imports: planImports(namesOfIncoming(incoming, exported), exported) },
    index: planImports(
      [...exported.values()].filter(isPublic).map(({ name }) => name),
      exported,
    ),
    operations: planImports([...namesOfEntry(identity), ...methods.flatMap(functionNamesOf)], exported),
    pathsTest: { ...pathsTest, imports: planImports(namesOfTest, exported, fromTest) },
    readme: {
      examples: methods.map((method) => planExample(method, findComponent)),
      // The table is about sources: without any there is none.
      evidence: model.sources.length === 0 ? [] : planEvidence(model),
      sources: model.sources,
      summary: model.summary,
      openQuestions: options.openQuestions,
    },
  };
}

/** Names that types of schemas must leave free: those of the client and of its methods. */
function reservedNames(model: Model, { names }: Identity): readonly string[] {
  const all = model.operations.flatMap(({ name, formerNames }) => [name, ...formerNames]);
  const resources = all.flatMap((name) => name.slice(0, -1).map((_, index) => resourceTypeName(name.slice(0, index + 1))));
  return [...Object.values(names), ...resources, ...model.operations.flatMap(namesOfMethod)];
}

function planResource(draft: ResourceDraft, { names }: Identity, exported: ReadonlyMap<string, Exported>): ResourcePlan {
  const { methods, aliases } = draft;
  const calls = methods.flatMap((method) => [definerOf(method), ...functionsOf(method), ...namesIn(method.returnType)]);
  const hasVariables = methods.some(({ operation }) => operation.servers?.some(({ variables }) => variables.length > 0) === true);
  const shared = [...(methods.length === 0 ? [] : [names.core]), ...(methods.length + aliases.length === 0 ? [] : ["CallOptions"])];
  const mentioned = [
    ...shared,
    ...calls,
    ...(hasVariables ? ["fillServer"] : []),
    ...methods.flatMap((method) => method.declarations.flatMap(namesInDeclaration)),
    ...aliases.flatMap(({ method }) => [method.inputName, ...namesIn(method.returnType)]),
    ...draft.children.map((child) => child.interfaceName),
  ];
  const own = `./resources/${draft.fileName}.js`;
  const others = mentioned.filter((name) => exported.get(name)?.from !== own);
  return { ...draft, imports: planImports(others, exported, fromResources) };
}

interface ExportedParts {
  readonly schemas: readonly TypeDeclaration[];
  readonly incoming: IncomingPlan;
  readonly drafts: readonly ResourceDraft[];
}

function collectExports(identity: Identity, { schemas, incoming, drafts }: ExportedParts): ReadonlyMap<string, Exported> {
  const { names } = identity;
  const runtime = "@rosterkit/runtime";
  const all: readonly Exported[] = [
    ...runtimeTypes.split(" ").map((name) => ({ name, isType: true, from: runtime })),
    ...runtimeFunctions.split(" ").map((name) => ({ name, isType: false, from: runtime })),
    ...[names.client, names.resources].map((name) => ({ name, isType: true, from: "./client.js" })),
    { name: names.createClient, isType: false, from: "./client.js" },
    ...[names.options, names.core].map((name) => ({ name, isType: true, from: "./core.js" })),
    { name: names.createCore, isType: false, from: "./core.js" },
    ...["components", "operations", "paths"].map((name) => ({ name, isType: true, from: "./paths.js" })),
    ...schemas.map(({ name }) => ({ name, isType: true, from: "./schemas.js" })),
    ...incoming.declarations.map(({ name }) => ({ name, isType: true, from: webhooksFile })),
    ...drafts.flatMap((draft) => exportsOfResource(draft)),
  ];
  return new Map(all.map((entry) => [entry.name, entry]));
}

const webhooksFile = "./webhooks.js";

function namesOfIncoming({ declarations }: IncomingPlan, exported: ReadonlyMap<string, Exported>): readonly string[] {
  return declarations.flatMap(namesInDeclaration).filter((name) => exported.get(name)?.from !== webhooksFile);
}

/** The name of a method's stand-alone function, and those it had before. */
function functionNamesOf({ functionName, formerNames }: MethodPlan): readonly string[] {
  return [functionName, ...formerNames.map((former) => former.functionName)];
}

function exportsOfResource({ fileName, interfaceName, methods }: ResourceDraft): readonly Exported[] {
  const from = `./resources/${fileName}.js`;
  const former = methods.flatMap(({ formerNames }) => formerNames.flatMap(({ types }) => types.map((type) => type.former)));
  const types = [interfaceName, ...methods.flatMap(({ declarations }) => declarations.map(({ name }) => name)), ...former];
  return [
    ...types.map((name) => ({ name, isType: true, from })),
    ...methods.flatMap(functionNamesOf).map((name) => ({ name, isType: false, from })),
  ];
}

/** What the package's main entry shows: everything but the runtime and the stand-alone functions, which have their own. */
function isPublic({ from, isType }: Exported): boolean {
  return from.startsWith("./") && (isType || !from.startsWith("./resources/"));
}

const functionsOfCarriers = { bearer: [], header: [], basic: ["writeBasic"], query: ["placeInQuery"], cookie: ["placeInCookie"] } as const;

function namesOfCore({ credentials, servers, serverNames }: Omit<CorePlan, "imports">): readonly string[] {
  const hasVariables = servers.some(({ variables }) => variables.length > 0);
  return [
    ...["ClientDefinition", "ClientOptions", "Core", "createCore"],
    ...(credentials.length > 0 ? ["Credential"] : []),
    ...(hasVariables ? ["fillServer"] : []),
    ...(serverNames.length > 0 ? ["chooseServer"] : []),
    ...new Set(credentials.flatMap(({ credential }) => functionsOfCarriers[credential.carrier.kind])),
  ];
}

function namesOfEntry({ names }: Identity): readonly string[] {
  return [names.createCore, names.options, names.core];
}

function namesOfClient({ names }: Identity, resources: readonly ResourcePlan[]): readonly string[] {
  const top = resources.filter(({ path }) => path.length === 1).map(({ interfaceName }) => interfaceName);
  const functions = resources.flatMap(({ methods }) => methods.map(({ functionName }) => functionName));
  return ["Client", "createClient", "Unbound", names.createCore, names.options, names.core, "paths", ...top, ...functions];
}
