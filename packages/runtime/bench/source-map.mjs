// Reads a source map (ECMA-426) to tell which module each character of a bundle comes from.

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function decodeSegment(text) {
  const values = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = digits.indexOf(character);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    values.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return values;
}

/** The pieces of a bundle with the module that each comes from, in order. */
export function toPieces({ text, map }) {
  const pieces = [];
  let source = 0;
  text.split("\n").forEach((line, index) => {
    let column = 0;
    const starts = [[0, "(bundler)"]];
    for (const segment of (map.mappings.split(";")[index] ?? "").split(",").filter(Boolean)) {
      const [columnStep, sourceStep = 0] = decodeSegment(segment);
      column += columnStep;
      source += sourceStep;
      starts.push([column, map.sources[source].replace(/^.*?(packages|node_modules)\//, "$1/")]);
    }
    starts.forEach(([start, module], position) => {
      pieces.push({ module, text: line.slice(start, starts[position + 1]?.[0]) });
    });
  });
  return pieces.filter((piece) => piece.text !== "");
}
