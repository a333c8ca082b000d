/** The line of tags below a question: `Tag One` `Tag Two`, however the blanks and backticks fell. */

export interface TagReading {
  readonly tags: readonly string[];
  /** What follows the tags in the same paragraph. */
  readonly rest: string;
  readonly oddities: readonly string[];
}

const closed = /`([^`\n]*)`/g;
const longestTag = 50;

/** The tags of one line, or undefined when the line is something else that begins with code. */
function tagsOf(line: string): { readonly names: readonly string[]; readonly isCut: boolean } | undefined {
  const text = line.replace(/^\s*(?:\*\*)?tags?(?:\*\*)?\s*:\s*(?:\*\*)?/i, '').trim();
  if (!text.startsWith('`')) return undefined;
  const names = [...text.matchAll(closed)].map((match) => match[1] ?? '');
  const between = text
    .replace(closed, '')
    .replace(/[\s,;|·•/]+/g, ' ')
    .trim();
  if (names.some((name) => name.length > longestTag)) return undefined;
  if (between === '') return { names, isCut: false };
  const cut = /^`([^`]+)$/.exec(between)?.[1];
  return cut === undefined || cut.length > longestTag || /[.?!]/.test(cut)
    ? undefined
    : { names: [...names, cut], isCut: true };
}

function unique(tags: readonly string[]): readonly string[] {
  const first = new Map(tags.toReversed().map((tag) => [tag.toLowerCase(), tag]));
  return tags.filter((tag) => first.get(tag.toLowerCase()) === tag);
}

/** Undefined when the paragraph does not begin with a line of tags. */
export function readTags(paragraph: string): TagReading | undefined {
  const lines = paragraph.split('\n');
  const names: string[] = [];
  let used = 0;
  let isCut = false;
  for (const line of lines) {
    const read = tagsOf(line);
    if (read === undefined) break;
    names.push(...read.names);
    isCut ||= read.isCut;
    used += 1;
  }
  if (used === 0) return undefined;
  const trimmed = names.map((name) => name.replace(/\s+/g, ' ').trim());
  const tags = unique(trimmed.filter((name) => name !== ''));
  const oddities = [
    ...(isCut ? ['a backtick of the tags is never closed: close it'] : []),
    ...(names.some((name, i) => name !== trimmed[i]) ? ['a tag has stray blanks: take them out'] : []),
    ...(tags.length < trimmed.length ? ['a tag is empty or there twice: take it out'] : []),
  ];
  return { tags, rest: lines.slice(used).join('\n').trim(), oddities };
}
