/**
 * Text that Slack shows as it is. Blocks here carry plain text and rich text elements, which are never parsed; the one
 * parsed string is a message's top-level text.
 */

/**
 * Without control characters, which could hide things, and without half characters, which would break the encoding.
 * What looks like a mention is broken by an invisible joiner, so that no later copy of the text can become one.
 */
export function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}--[\t\n]]/gv, '')
    .replace(/<(?=[!@#])/g, '<\u2060');
}

/** On one line, for widgets that take no line break. */
export function oneLine(text: string): string {
  return shown(text).replace(/\s+/g, ' ').trim();
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** For the top-level text of a message, where Slack reads `<…>` as a mention or a link. */
export function escaped(text: string): string {
  return shown(text).replace(/[&<>]/g, (character) => entities[character] ?? '');
}
