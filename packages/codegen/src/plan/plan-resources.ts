/** Groups methods into resources: a file and an interface for each, and the tree that a client shows them in. */

import type { Tag } from "../model/model.js";
import { toFileName } from "./name-registry.js";
import type { AliasPlan, MethodPlan, ResourcePlan, TreeNode } from "./plan.js";
import { methodTypeName } from "./plan-method.js";

/** A resource before it is known what its file takes from others. */
export type ResourceDraft = Omit<ResourcePlan, "imports">;

/** The name of a resource's interface. */
export function resourceTypeName(path: readonly string[]): string {
  return `${methodTypeName(path)}Resource`;
}

/** Every resource that has methods or leads to one that has, in the order of the first method below it. */
export function draftResources(methods: readonly MethodPlan[], tags: readonly Tag[]): readonly ResourceDraft[] {
  const paths = new Map<string, readonly string[]>();
  for (const name of methods.flatMap(({ operation }) => [operation.name, ...operation.formerNames])) {
    for (let length = 1; length < name.length; length += 1) {
      const path = name.slice(0, length);
      paths.set(path.join("."), path);
    }
  }
  const all = [...paths.values()];
  const describe = (path: readonly string[]): string | undefined => describeResource(path, methods, tags);
  return all.map((path) => ({
    path,
    fileName: toFileName(path),
    interfaceName: resourceTypeName(path),
    description: describe(path),
    methods: methods.filter(({ operation }) => isSame(operation.name.slice(0, -1), path)),
    aliases: methods.flatMap((method) => aliasesIn(path, method)),
    children: all
      .filter((other) => other.length === path.length + 1 && isSame(other.slice(0, -1), path))
      .map((other) => ({
        property: other.at(-1) ?? "",
        interfaceName: resourceTypeName(other),
        path: other,
        description: describe(other),
      })),
  }));
}

function aliasesIn(path: readonly string[], method: MethodPlan): readonly AliasPlan[] {
  const { name, formerNames } = method.operation;
  const interfaceName = resourceTypeName(name.slice(0, -1));
  return formerNames
    .filter((former) => isSame(former.slice(0, -1), path))
    .map((former) => ({ verb: former.at(-1) ?? "", method, interfaceName }));
}

/** The tree of the resources below a path. */
export function planTree(resources: readonly ResourcePlan[], path: readonly string[] = []): readonly TreeNode[] {
  return resources
    .filter((resource) => resource.path.length === path.length + 1 && isSame(resource.path.slice(0, -1), path))
    .map((resource) => ({ property: resource.path.at(-1) ?? "", resource, children: planTree(resources, resource.path) }));
}

/** The description of the tag that all methods of the resource share. */
function describeResource(path: readonly string[], methods: readonly MethodPlan[], tags: readonly Tag[]): string | undefined {
  const own = methods.filter(({ operation }) => isSame(operation.name.slice(0, -1), path));
  const shared = new Set(own.map(({ operation }) => operation.tags[0]));
  const [tag] = shared;
  return shared.size === 1 && tag !== undefined ? tags.find(({ name }) => name === tag)?.description : undefined;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}
