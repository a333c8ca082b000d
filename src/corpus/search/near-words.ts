/** Words of names that look like the one typed: begun with it, or one or two slips of a finger away. */
import type { Word } from './lexicon.ts';
import { holders } from './postings.ts';
import type { SearchIndex } from './search-index.ts';

const mostBegun = 20;
/** Words with the same beginning that are looked at: one or two letters begin thousands. */
const mostLooked = 200;

/** The most frequent of those that begin with `word`, itself left out. */
export function wordsBegunWith(word: string, { lexicon, postings }: SearchIndex): Word[] {
  if (word === '') return [];
  const found: Word[] = [];
  let looked = 0;
  for (const [text, known] of lexicon.named.atPrefix(word)) {
    if (text !== word) found.push(known);
    looked += 1;
    if (looked === mostLooked) break;
  }
  return found.sort((a, b) => holders(postings, b.stem) - holders(postings, a.stem)).slice(0, mostBegun);
}

export interface Misspelling {
  readonly word: Word;
  /** 1 or 2. */
  readonly slips: number;
}

/** Those one slip away: a letter too many, missing or wrong, or two neighbours swapped. At most three. */
export function wordsOneSlipAway(word: string, { lexicon }: SearchIndex): Misspelling[] {
  if (!canBeMisspelt(word)) return [];
  const found: Word[] = [];
  for (const swapped of swaps(word)) {
    const known = lexicon.named.get(swapped);
    if (known !== undefined) found.push(known);
  }
  if (word.length > 3) {
    for (const [text, [known, slips]] of lexicon.named.fuzzyGet(word, 1)) {
      if (slips === 1 && isPlausible(word, text)) found.push(known);
    }
  }
  return found.slice(0, 3).map((known) => ({ word: known, slips: 1 }));
}

/** Those two edits away. Short words are two edits away from too many, so they have none. */
export function wordsTwoSlipsAway(word: string, { lexicon }: SearchIndex): Misspelling[] {
  if (!canBeMisspelt(word) || word.length < 8) return [];
  const found = [...lexicon.named.fuzzyGet(word, 2).values()].filter(([, slips]) => slips === 2);
  return found.slice(0, 3).map(([known]) => ({ word: known, slips: 2 }));
}

function canBeMisspelt(word: string): boolean {
  return word.length >= 3 && word.length <= 30 && !/\d/.test(word);
}

function swaps(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
}

/** Of short words, the first letter is rarely the wrong one; and what is meant has three letters at least. */
function isPlausible(typed: string, meant: string): boolean {
  return meant.length > 2 && (typed.length > 5 || meant.startsWith(typed.charAt(0)));
}
