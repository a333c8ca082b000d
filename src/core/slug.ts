/** Short stable names made of text: of categories in buttons, and of questions that have no id of their own. */

/** a-z, 0-9 and single `-`, of any length; empty when the text has no letter or digit of the Latin alphabet. Accents are dropped. */
export function hyphenated(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The same in at most 60 characters. */
export function slugOf(text: string): string {
  return hyphenated(text).slice(0, 60).replace(/-$/, '');
}
