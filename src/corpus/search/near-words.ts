/** Words of names that look like the one typed: begun with it, or one or two slips of a finger away. */
import type { Word } from './lexicon.ts';
import { holders } from './postings.ts';
import type { SearchIndex } from './search-index.ts';

const mostBegun = 20;
/** Words with the same beginning that are looked at: one or two letters begin thousands. */
const mostLooked = 200;
/** Words that a misspelt one may be taken for. */
const mostMeant = 3;

/** The most frequent of those that begin with `word`, itself left out. */
export function wordsBegunWith(word: string, { named, postings }: SearchIndex): Word[] {
  if (word === '') return [];
  const found = named.begunWith(word, mostLooked).filter(({ text }) => text !== word);
  return found.sort((a, b) => holders(postings, b.stem) - holders(postings, a.stem)).slice(0, mostBegun);
}

export interface Misspelling {
  readonly word: Word;
  /** 1 or 2. */
  readonly slips: number;
}

/** Those one slip away: a letter too many, missing or wrong, or two neighbours swapped. At most three. */
export function wordsOneSlipAway(word: string, { named }: SearchIndex): Misspelling[] {
  if (!canBeMisspelt(word)) return [];
  const slipped = word.length > 3 ? named.slipsAway(word, 1).filter(({ text }) => isPlausible(word, text)) : [];
  return [...named.swapAway(word), ...slipped].slice(0, mostMeant).map((known) => ({ word: known, slips: 1 }));
}

/** Those two edits away. Short words are two edits away from too many, so they have none. */
export function wordsTwoSlipsAway(word: string, { named }: SearchIndex): Misspelling[] {
  if (!canBeMisspelt(word) || word.length < 8) return [];
  const found = named.slipsAway(word, 2).slice(0, mostMeant);
  return found.map((known) => ({ word: known, slips: 2 }));
}

function canBeMisspelt(word: string): boolean {
  return word.length >= 3 && word.length <= 30 && !/\d/.test(word);
}

/** Of short words, the first letter is rarely the wrong one; and what is meant has three letters at least. */
function isPlausible(typed: string, meant: string): boolean {
  return meant.length > 2 && (typed.length > 5 || meant.startsWith(typed.charAt(0)));
}
