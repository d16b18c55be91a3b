// Follows a reference within a bundled document.

export function resolve(document, node) {
  let current = node;
  while (typeof current?.$ref === "string") {
    const segments = current.$ref.replace(/^#\//, "").split("/");
    current = segments.reduce((parent, segment) => parent?.[decodePointer(segment)], document);
  }
  return current;
}

function decodePointer(segment) {
  return decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
}
