// Which operation a method and a path mean. A literal segment wins over a parameter; values are percent-decoded.
import type { CompiledRoute, CompiledSpec } from "../spec/compiled-spec.js";

export type Match =
  | { readonly kind: "route"; readonly route: CompiledRoute; readonly path: Readonly<Record<string, string>> }
  | { readonly kind: "methodNotAllowed"; readonly allowed: readonly string[] }
  | { readonly kind: "unknownRoute" };

export type Router = (method: string, pathname: string) => Match;

/** A literal, or a parameter with its name. */
type Segment = string | { readonly name: string };

interface Place {
  readonly segments: readonly Segment[];
  readonly routes: Map<string, CompiledRoute>;
}

/** @param basePaths path prefixes under which the operations stand, such as `/v1` */
export function createRouter(spec: CompiledSpec, basePaths: readonly string[]): Router {
  const placesByLength = groupByLength(placesOf(spec, basePaths));
  return (method, pathname) => {
    const texts = pathname.split("/");
    const matching = (placesByLength.get(texts.length) ?? []).filter(({ segments }) => fits(segments, texts));
    // HEAD is GET without the body.
    const route = find(matching, method) ?? (method === "HEAD" ? find(matching, "GET") : undefined);
    if (route !== undefined) return { kind: "route", route: route.route, path: valuesOf(route.segments, texts) };
    if (matching.length === 0) return { kind: "unknownRoute" };
    return { kind: "methodNotAllowed", allowed: [...new Set(matching.flatMap(({ routes }) => [...routes.keys()]))] };
  };
}

function placesOf(spec: CompiledSpec, basePaths: readonly string[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const route of spec.routes) {
    for (const basePath of basePaths) {
      const template = basePath + route.path;
      const place = places.get(template) ?? { segments: template.split("/").map(toSegment), routes: new Map() };
      places.set(template, place);
      place.routes.set(route.method, route);
    }
  }
  return [...places.values()];
}

/** Within each length, those come first that are literal where others have a parameter. */
function groupByLength(places: readonly Place[]): ReadonlyMap<number, readonly Place[]> {
  const rank = ({ segments }: Place): string => segments.map((segment) => (typeof segment === "string" ? "0" : "1")).join("");
  const groups = new Map<number, Place[]>();
  for (const place of [...places].sort((one, other) => (rank(one) < rank(other) ? -1 : 1))) {
    groups.set(place.segments.length, [...(groups.get(place.segments.length) ?? []), place]);
  }
  return groups;
}

function toSegment(text: string): Segment {
  const name = /^\{([^{}]+)\}$/.exec(text)?.[1];
  return name === undefined ? text : { name };
}

function fits(segments: readonly Segment[], texts: readonly string[]): boolean {
  return segments.every((segment, index) => (typeof segment === "string" ? segment === texts[index] : texts[index] !== ""));
}

function find(
  places: readonly Place[],
  method: string,
): { readonly route: CompiledRoute; readonly segments: readonly Segment[] } | undefined {
  for (const { segments, routes } of places) {
    const route = routes.get(method);
    if (route !== undefined) return { route, segments };
  }
  return undefined;
}

function valuesOf(segments: readonly Segment[], texts: readonly string[]): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (typeof segment !== "string") values[segment.name] = decode(texts[index] ?? "");
  }
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
