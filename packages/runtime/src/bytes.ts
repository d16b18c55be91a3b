/** The bytes of a body, in memory of their own: what `slice` gives, which every TypeScript from 5.4 on can name. */

/** `Uint8Array<ArrayBuffer>` since TypeScript 5.7, `Uint8Array` before. */
export type Bytes = ReturnType<Uint8Array["slice"]>;
