/** Words of the corpus that look like the one typed: begun with it, or one or two slips of a finger away. */
import type { SearchIndex } from './search-index.ts';

export interface NearWord {
  readonly text: string;
  readonly stem: number;
}

const mostBegun = 20;
/** Words with the same beginning that are looked at; a beginning of one or two letters may have thousands. */
const mostLooked = 200;

/** The most frequent of those that begin with `word`, itself left out. One letter begins too much to mean anything. */
export function wordsStartingWith(word: string, index: SearchIndex): NearWord[] {
  if (word.length < 2) return [];
  const found: NearWord[] = [];
  let looked = 0;
  for (const [text, stem] of index.namedWords.atPrefix(word)) {
    if (text !== word) found.push({ text, stem });
    looked += 1;
    if (looked === mostLooked) break;
  }
  const frequency = ({ stem }: NearWord): number => index.postings[stem]?.entries.length ?? 0;
  return found.sort((a, b) => frequency(b) - frequency(a)).slice(0, mostBegun);
}

/** Those with the fewest slips, at most three. */
export function wordsSpeltLike(word: string, index: SearchIndex): NearWord[] {
  const most = slipsAllowed(word);
  if (most === 0 || /\d/.test(word)) return [];
  let best = most;
  let found: NearWord[] = [];
  // A swap of two letters is one slip, and two edits to the radix tree.
  for (const [text, [stem]] of index.namedWords.fuzzyGet(word, 2)) {
    if (text.length < 3) continue;
    const count = slips(word, text);
    if (count > best || (count > 0 && !isPlausible(word, text))) continue;
    if (count < best) {
      best = count;
      found = [];
    }
    found.push({ text, stem });
  }
  return found.slice(0, 3);
}

/** Short words are a slip away from many others. */
function slipsAllowed(word: string): number {
  if (word.length < 3 || word.length > 30) return 0;
  return word.length < 8 ? 1 : 2;
}

/** In short words only two swapped letters, or one wrong letter that is not the first. */
function isPlausible(typed: string, meant: string): boolean {
  if (typed.length > 5) return true;
  const isSwap = typed.length === meant.length && [...typed].sort().join('') === [...meant].sort().join('');
  if (isSwap) return true;
  return typed.length > 3 && typed.startsWith(meant.charAt(0));
}

/** Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment). */
export function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const edits = [(last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1)];
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits.push((beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(Math.min(...edits));
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
