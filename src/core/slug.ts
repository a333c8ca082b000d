/** Short stable names made of text: of categories in buttons, and of questions that have no id of their own. */

/** a-z, 0-9 and single `-`, at most 60 characters; empty when the text has no letter or digit of the Latin alphabet. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
