/** The parts of openapi-typescript that are used, in the files that hold them; the types are those of its main entry. */

declare module "openapi-typescript/dist/transform/index.mjs" {
  // biome-ignore lint/style/noDefaultExport: the file has one
  export { transformSchema as default } from "openapi-typescript";
}

declare module "openapi-typescript/dist/lib/utils.mjs" {
  export { resolveRef, scanDiscriminators } from "openapi-typescript";
}
