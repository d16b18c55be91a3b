// The Date header. Its text is kept for as long as the second lasts: making it costs more than reading the clock.

let second = Number.NaN;
let text = "";

export function httpDate(milliseconds: number): string {
  const wanted = Math.floor(milliseconds / 1000);
  if (wanted !== second) [second, text] = [wanted, new Date(milliseconds).toUTCString()];
  return text;
}
