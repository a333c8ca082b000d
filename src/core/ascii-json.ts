/** JSON with all beyond ASCII escaped: it takes a byte a character in memory, and is the same in every encoding. */

/** `replacer` as of JSON.stringify. */
export function asciiJson(content: object, replacer?: (key: string, value: unknown) => unknown): string {
  return JSON.stringify(content, replacer).replace(/[^\x20-\x7e]/g, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
