/**
 * The order that Biome sorts names and files in: character by character, punctuation before digits before letters,
 * a capital before its small letter, and numbers by their value.
 */

const punctuation = "/._-$";

/** Things sorted by their names; each name is taken apart once. */
export function sortByName<Named extends { readonly name: string }>(things: readonly Named[]): readonly Named[] {
  return things
    .map((thing) => ({ thing, ranks: toRanks(thing.name) }))
    .toSorted((one, other) => compareRanks(one.ranks, other.ranks))
    .map(({ thing }) => thing);
}

/** Negative when the first text comes first. */
export function compareText(one: string, other: string): number {
  return compareRanks(toRanks(one), toRanks(other));
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((rank, index) => rank !== other[index]);
  const [rank, counterpart] = [one[place], other[place]];
  return rank === undefined || counterpart === undefined ? one.length - other.length : rank - counterpart;
}

/** The rank of each character; a number has a rank of its own, after which come its value and its length. */
function toRanks(text: string): readonly number[] {
  const ranks: number[] = [];
  for (const token of text.match(/\d+|\D/g) ?? []) {
    if (/^\d/.test(token)) ranks.push(rankOfNumber, Number(token), token.length);
    else ranks.push(rankOf(token));
  }
  return ranks;
}

const rankOfNumber = 100;

function rankOf(character: string): number {
  const place = punctuation.indexOf(character);
  if (place >= 0) return place;
  const lower = character.toLowerCase();
  return 1000 + lower.charCodeAt(0) * 2 + (character === lower ? 1 : 0);
}
