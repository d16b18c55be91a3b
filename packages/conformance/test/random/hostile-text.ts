// Text as documents that mean harm have it, and as honest ones have it by accident.
import fc from "fast-check";

const nasty = [
  "$" + "{a}",
  ..."*/ ` \" ' \\ ]] </script> -- ; //".split(" "),
  ..."__proto__ constructor prototype toString hasOwnProperty default class await new in".split(" "),
  ..."\u2028 \u2029 \ufeff \u200b ä € 😀 日本".split(" "),
  ..."a b|a.b|a-b|a/b|a,b|a=b|a&b|a+b|a%20b|a%|#a|?a|[a]|a~1|~0|{a|1|-1|\u0000|\n|\t".split("|"),
];

/** One or more pieces, nasty ones and others; never empty, and never half a surrogate pair. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...nasty), fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }), fc.constantFrom("a", "id", "name")),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((pieces) => pieces.join(""));

/** Names that are not the same, nor the same in other letters. */
export function distinct<T>(arbitrary: fc.Arbitrary<T>, toName: (value: T) => string, maxLength: number): fc.Arbitrary<T[]> {
  return fc.uniqueArray(arbitrary, { selector: (value) => toName(value).toLowerCase(), maxLength });
}
