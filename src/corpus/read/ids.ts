/** Ids made of titles: short, readable, and the same for the same title for ever. */
import { createHash } from 'node:crypto';
import { hyphenated } from '../../core/slug.ts';

export const longestId = 60;
const hashLength = 6;

export const idPattern = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** The first `length` hex digits of the text's digest. */
function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

function cutAtWord(slug: string, length: number): string {
  const cut = slug.slice(0, length);
  const wordEnd = slug[length] === '-' ? length : cut.lastIndexOf('-');
  return cut.slice(0, wordEnd > length / 2 ? wordEnd : length).replace(/-$/, '');
}

/** At most 60 characters. A longer slug is cut at a word and told apart by a short hash; a title in another script is all hash. */
export function idOf(title: string): string {
  const slug = hyphenated(title);
  if (slug === '') return `q-${digest(title, 2 * hashLength)}`;
  if (slug.length <= longestId) return slug;
  return `${cutAtWord(slug, longestId - hashLength - 1)}-${digest(slug, hashLength)}`;
}

/**
 * `id` itself, or with the first of `-2`, `-3` … that is not taken. `tried` remembers from one call to the next how far each id
 * has come, so that thousands of equal questions do not all begin at 2.
 */
export function freeId(id: string, isTaken: (id: string) => boolean, tried: Map<string, number>): string {
  if (!isTaken(id)) return id;
  for (let n = tried.get(id) ?? 2; ; n += 1) {
    const suffix = `-${String(n)}`;
    const candidate = `${id.slice(0, longestId - suffix.length).replace(/-$/, '')}${suffix}`;
    if (isTaken(candidate)) continue;
    tried.set(id, n + 1);
    return candidate;
  }
}
