// Which operation a method and a path mean. A literal segment wins over a parameter; values are percent-decoded.
import { addRoute, createRouter as createTree, findRoute } from "rou3";
import type { CompiledRoute, CompiledSpec } from "../spec/compiled-spec.js";

export type Match =
  | { readonly kind: "route"; readonly route: CompiledRoute; readonly path: Readonly<Record<string, string>> }
  | { readonly kind: "methodNotAllowed"; readonly allowed: readonly string[] }
  | { readonly kind: "unknownRoute" };

export type Router = (method: string, pathname: string) => Match;

/** @param basePaths path prefixes under which the operations stand, such as `/v1` */
export function createRouter(spec: CompiledSpec, basePaths: readonly string[]): Router {
  const tree = createTree<CompiledRoute>();
  for (const basePath of basePaths) for (const route of spec.routes) addRoute(tree, route.method, basePath + toPattern(route.path), route);
  const methods = [...new Set(spec.routes.map(({ method }) => method))];
  return (method, pathname) => {
    // The tree takes a path for the same with a slash at its end.
    if (pathname.endsWith("/")) return { kind: "unknownRoute" };
    // HEAD is GET without the body.
    const found = findRoute(tree, method, pathname) ?? (method === "HEAD" ? findRoute(tree, "GET", pathname) : undefined);
    if (found !== undefined) return { kind: "route", route: found.data, path: decodeEach(found.params ?? {}) };
    const allowed = methods.filter((other) => findRoute(tree, other, pathname) !== undefined);
    return allowed.length === 0 ? { kind: "unknownRoute" } : { kind: "methodNotAllowed", allowed };
  };
}

/** `/groups/{group_id}` as `/groups/:group_id` */
function toPattern(template: string): string {
  return template.replace(/\{([^{}]+)\}/g, ":$1");
}

function decodeEach(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) values[name] = decode(text);
  return values;
}

/** Text that is no percent-encoding is taken as it is. */
function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
