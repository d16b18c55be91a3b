/** Decides which of our types are compared with openapi-typescript's, and which cannot be. */

import type { Model } from "../model/model.js";
import type { Schema } from "../model/schema.js";
import type { MethodPart, MethodPlan, PathsTestPlan, TypeCheck } from "./plan.js";
import { findTraits } from "./schema-traits.js";
import { literal, named, type TypeNode, union } from "./type-node.js";
import type { TypePlanner } from "./type-planner.js";
import type { Usage } from "./usage.js";

/** What the plan of the comparison follows from. */
export interface PathsTestFacts {
  readonly model: Model;
  readonly usage: Usage;
  readonly planner: TypePlanner;
  readonly methods: readonly MethodPlan[];
}

interface Comparison {
  readonly label: string;
  readonly schemas: readonly Schema[];
  readonly ours: TypeNode;
  readonly theirs: TypeNode;
  readonly isInput: boolean;
  /** Why the two cannot be compared, whatever their schemas. */
  readonly reason?: string | undefined;
}

/** The comparison of every component schema, and of what each operation takes and answers. */
export function planPathsTest(facts: PathsTestFacts): Omit<PathsTestPlan, "imports"> {
  const traits = findTraits(facts.model);
  const comparisons = [
    ...facts.model.schemas.flatMap(({ name, schema }) => compareSchema(facts, name, schema)),
    ...facts.methods.flatMap((method) => method.parts.flatMap((part) => comparePart(method, part))),
  ];
  const checks: TypeCheck[] = [];
  const exceptions: { label: string; reason: string }[] = [];
  const openEnums = new Map<string, TypeNode>();
  for (const comparison of comparisons) {
    const reason = comparison.reason ?? traits.reasonFor(comparison.schemas);
    if (reason !== undefined) {
      exceptions.push({ label: comparison.label, reason });
      continue;
    }
    checks.push(toCheck(comparison, traits.hasOpenEnum(comparison.schemas)));
    if (comparison.isInput) continue;
    for (const { pointer, values } of traits.takeOpenEnums(comparison.schemas)) {
      for (const base of ["string", "number"] as const) {
        const known = values.filter((value) => typeof value === base);
        if (known.length > 0) openEnums.set(`#${pointer} (${base})`, union([...known.map(literal), { kind: "open", base }]));
      }
    }
  }
  return { checks, exceptions, openEnums: [...openEnums].map(([place, type]) => ({ place, type })) };
}

function toCheck({ label, ours, theirs, isInput }: Comparison, hasOpenEnum: boolean): TypeCheck {
  if (isInput) return { label, ours: named("Given", ours), theirs };
  return { label, ours: hasOpenEnum ? named("Closed", ours) : ours, theirs };
}

function compareSchema({ planner, usage }: PathsTestFacts, name: string, schema: Schema): readonly Comparison[] {
  const theirs: TypeNode = { kind: "indexed", name: "components", keys: ["schemas", name] };
  const isInputOnly = usage.isUsed(name, "input") && !usage.isUsed(name, "output");
  const isUnused = !isInputOnly && !usage.isUsed(name, "output");
  const reason = isUnused ? "no operation sends or answers it" : undefined;
  const first: Comparison = {
    label: name,
    schemas: [schema],
    ours: named(planner.nameOf(name, "output")),
    theirs,
    isInput: isInputOnly,
    reason,
  };
  if (!usage.hasTwoForms(name)) return [first];
  return [first, { ...first, label: `${name} as input`, ours: named(planner.nameOf(name, "input")), isInput: true }];
}

function comparePart({ operation, name }: MethodPlan, part: MethodPart): readonly Comparison[] {
  const keys = [operation.path, operation.method.toLowerCase()];
  switch (part.kind) {
    case "parameters": {
      const all = named("NonNullable", { kind: "indexed", name: "paths", keys: [...keys, "parameters", part.location] });
      const theirs = part.constants.length === 0 ? all : named("Omit", all, union(part.constants.map(literal)));
      const schemas = part.parameters.map((parameter) => parameter.schema);
      const reason = part.parameters.some(({ isJson }) => isJson)
        ? "openapi-typescript gives a parameter with `content` no type"
        : undefined;
      return [{ label: `${name}, ${part.location}`, schemas, ours: named(part.name), theirs, isInput: true, reason }];
    }
    case "body": {
      if (part.body.schema === undefined) return [];
      const theirs = named("Content", { kind: "indexed", name: "paths", keys: [...keys, "requestBody"] });
      const reason = part.body.hasAlternatives ? "it is one of several media types" : reasonOfBody(part.body.format, part.body.schema);
      return [{ label: `${name}, body`, schemas: [part.body.schema], ours: part.type, theirs, isInput: true, reason }];
    }
    case "answer": {
      const { response } = part;
      if (response.schema === undefined || response.contentType === undefined) return [];
      const status = /^\d+$/.test(response.key) ? Number(response.key) : response.key;
      const theirs: TypeNode = { kind: "indexed", name: "paths", keys: [...keys, "responses", status, "content", response.contentType] };
      const reason = reasonOfFormat(response.format, response.schema);
      return [{ label: `${name}, ${response.status}`, schemas: [response.schema], ours: part.type, theirs, isInput: false, reason }];
    }
  }
}

function reasonOfBody(format: string, schema: Schema): string | undefined {
  return format === "text" ? "text may be a stream here" : reasonOfFormat(format, schema);
}

function reasonOfFormat(format: string, { kind }: Schema): string | undefined {
  if (format === "stream") return "a stream has no type there, only its whole text";
  if (format === "bytes") return "bytes have no type there";
  return format === "text" && kind !== "string" ? "text is not taken apart here" : undefined;
}
