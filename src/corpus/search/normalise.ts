/**
 * Makes any text safe to look up: bounded, one form for each character, nothing invisible, nobody mentioned.
 * Everything behind this may take time in proportion to what it is given.
 */

/** Characters of a query that are looked at. What matters to find an entry is never further behind. */
export const longestQuery = 1000;

/** Mentions and custom emoji as Slack and Discord write them, and what would ping everyone. */
const mention = /<(?:[@#!][^<>]{1,80}|a?:\w{1,40}:\d{1,30})>|@(?:everyone|here|channel)\b/gu;
/** Slack writes a link with a text as `<address|text>`; the text may be what was asked. */
const labelledLink = /<https?:\/\/[^|<>\s]*\|([^<>]*)>/giu;
const webAddress = /https?:\/\/\S+/giu;
/** Looked for at the start of a word only, so that a long word is read once. */
const mailAddress = /(?<!\S)[^\s@]+@[^\s@.]+\.[^\s@]+/gu;

/** At most `longestQuery` characters in NFKC without control and format characters, mentions and addresses; single spaces. */
export function normalise(query: string): string {
  return query
    .slice(0, longestQuery)
    .toWellFormed()
    .normalize('NFKC')
    .slice(0, longestQuery)
    .replace(mention, ' ')
    .replace(labelledLink, ' $1 ')
    .replace(webAddress, ' ')
    .replace(mailAddress, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Cn}\uFFFD\s]+/gu, ' ')
    .trim();
}
