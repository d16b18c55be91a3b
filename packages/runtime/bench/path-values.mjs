// Values that an attacker would put into a path, mixed at random but the same in each run.

const pieces = [
  ...[
    "..",
    ".",
    "/",
    "\\",
    "%2e",
    "%2E",
    "%2f",
    "%5c",
    "%252e",
    "%00",
    "?",
    "#",
    ";",
    "@",
    ":",
    "//",
    "{group_id}",
    "$&",
    "a",
    "users",
    " ",
  ],
  ...["\u0000", "\r\n", "é", "😀", "\ud800", "\u2024", "%", "&", "=", "+", "~", "-", "0"],
];

/** The value of that number: one to six pieces. */
export function toRandomValue(number) {
  let state = (number + 1) * 2_654_435_761;
  const next = (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state % limit;
  };
  return Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join("");
}
