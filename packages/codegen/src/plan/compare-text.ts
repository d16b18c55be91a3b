/**
 * The order that Biome sorts names and files in: character by character, punctuation before digits before letters,
 * a capital before its small letter, and numbers by their value.
 */

const punctuation = "/._-$";

/** Negative when the first text comes first. */
export function compareText(one: string, other: string): number {
  const left = tokens(one);
  const right = tokens(other);
  for (const [index, token] of left.entries()) {
    const counterpart = right[index];
    if (counterpart === undefined) return 1;
    const order = compareTokens(token, counterpart);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function tokens(text: string): readonly string[] {
  return text.match(/\d+|\D/g) ?? [];
}

function compareTokens(one: string, other: string): number {
  const isNumber = /^\d/.test(one) && /^\d/.test(other);
  if (isNumber) return Number(one) - Number(other) || one.length - other.length;
  return rank(one) - rank(other);
}

function rank(token: string): number {
  const place = punctuation.indexOf(token);
  if (place >= 0) return place;
  if (/^\d/.test(token)) return 100;
  const lower = token.toLowerCase();
  return 1000 + lower.charCodeAt(0) * 2 + (token === lower ? 1 : 0);
}
