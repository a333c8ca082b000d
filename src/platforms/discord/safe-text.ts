/** Text that Discord shows as it is: nothing in it formats, links, mentions or hides. */

/** Stands inside what would otherwise be a mention; not even a copy of the text becomes one. */
export const joiner = '\u200b';

/** Without control characters, which could hide things, and without half characters, which would break the encoding. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}--[\t\n]]/gv, '');
}

/** Breaks what Discord reads as a mention, a timestamp, a command or an emoji, with or without escaping. */
function defused(text: string): string {
  return text.replace(/@(?=everyone|here)|<(?=[@#:]|(?:a|t|id):|\/[^>\n]{1,100}:\d)/gi, `$&${joiner}`);
}

/** For names and labels, which Discord never parses: on one line, without what could become a mention elsewhere. */
export function oneLine(text: string): string {
  return defused(clean(text)).replace(/\s+/g, ' ').trim();
}

/**
 * For text displays, which Discord reads as Markdown. A colon is escaped where it makes a link or an emoji's name; headings,
 * lists, quotes and small print only exist at the start of a line.
 */
export function escaped(text: string): string {
  return defused(clean(text))
    .replace(/[\\*_~`|<>[\]]|:(?=\/\/|[\w+-]{2,32}:)/g, String.raw`\$&`)
    .replace(/^[^\S\n]*(?=[#+-])|^[^\S\n]*\d+(?=[.)])/gm, '$&\\');
}

/** For text between backticks, where a backslash is only a backslash. */
export function verbatim(text: string): string {
  return defused(clean(text));
}
