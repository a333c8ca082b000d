/** Reading options out of the one string that Slack and the web page give. */

/**
 * Takes `name:value` words of the given names off the end of the text. A mention of a person (`<@U1|ana>`, `<@123>`,
 * `@ana`) or of a role (`<!subteam^S1|@ops>`, `<@&123>`) is reduced to its id, so `for:<@U1>` and `for:@ana` both work.
 */
export function takeTrailingOptions(
  text: string,
  names: readonly string[],
): { readonly text: string; readonly options: Readonly<Record<string, string>> } {
  const options: Record<string, string> = {};
  const words = text.trim().split(/\s+/);
  for (let word = words.at(-1); word !== undefined; word = words.at(-1)) {
    const colon = word.indexOf(':');
    const name = word.slice(0, colon).toLowerCase();
    const value = word.slice(colon + 1);
    if (colon < 1 || value === '' || !names.includes(name) || Object.hasOwn(options, name)) break;
    options[name] = idOf(value);
    words.pop();
  }
  return { text: words.join(' '), options };
}

/** Of a mention, or of a name with its sign. */
export function idOf(value: string): string {
  const mention = /^<(?:@[!&]?|!subteam\^)(?<id>\w+)(?:\|[^>]*)?>$/.exec(value);
  return mention?.groups?.['id'] ?? value.replace(/^@/, '');
}
