/**
 * The words that stand in names and heads, in the two orders they are looked for in: by the alphabet for what is half typed, by
 * length for what is misspelt. A slip of a finger changes few letters, so nearly every word is passed over by its letters alone.
 */
import type { Word } from './lexicon.ts';

export interface NamedWords {
  /** At most `most` of those that begin with `beginning`, by the alphabet. */
  readonly begunWith: (beginning: string, most: number) => readonly Word[];
  /** Those that differ from `text` by exactly so many letters too many, missing or wrong: shorter ones first, then by the alphabet. */
  readonly slipsAway: (text: string, slips: number) => readonly Word[];
  /** Those that differ from `text` by two neighbours that changed places. */
  readonly swapAway: (text: string) => readonly Word[];
}

/** Words of one length. */
interface Shelf {
  readonly words: Word[];
  /** Which letters each of them has, as `lettersOf` tells them. */
  readonly letters: number[];
}

export function namedWords(named: ReadonlyMap<string, Word>): NamedWords {
  const sorted = [...named.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  const shelves = new Map<number, Shelf>();
  for (const word of sorted) {
    const shelf = shelves.get(word.text.length) ?? { words: [], letters: [] };
    shelf.words.push(word);
    shelf.letters.push(lettersOf(word.text));
    shelves.set(word.text.length, shelf);
  }
  return {
    begunWith: (beginning, most) => {
      const found: Word[] = [];
      for (let at = firstFrom(sorted, beginning); found.length < most; at += 1) {
        const word = sorted[at];
        if (word?.text.startsWith(beginning) !== true) break;
        found.push(word);
      }
      return found;
    },
    slipsAway: (text, slips) => {
      const found: Word[] = [];
      for (let length = text.length - slips; length <= text.length + slips; length += 1) {
        const shelf = shelves.get(length);
        if (shelf !== undefined) found.push(...near(text, slips, shelf));
      }
      return found;
    },
    swapAway: (text) => {
      const own = lettersOf(text);
      const { words, letters } = shelves.get(text.length) ?? { words: [], letters: [] };
      return words.filter((word, at) => letters[at] === own && isSwapped(text, word.text));
    },
  };
}

/** Where the words from `text` on begin. */
function firstFrom(sorted: readonly Word[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.text ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function near(text: string, slips: number, { words, letters }: Shelf): Word[] {
  const own = lettersOf(text);
  const found: Word[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    // A wrong letter is one letter less and another one more.
    if (bitsOf(own ^ (letters[at] ?? 0)) > 2 * slips) continue;
    const word = words[at];
    if (word !== undefined && slipsBetween(text, word.text, slips) === slips) found.push(word);
  }
  return found;
}

/** A bit for each letter from a to z that the word has, and one for all others. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
}

function bitsOf(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** How many letters of one word must be added, dropped or replaced to get the other; `most` + 1 for more than `most`. */
function slipsBetween(one: string, other: string, most: number, oneFrom = 0, otherFrom = 0): number {
  let i = oneFrom;
  let j = otherFrom;
  while (i < one.length && j < other.length && one.charCodeAt(i) === other.charCodeAt(j)) {
    i += 1;
    j += 1;
  }
  const left = Math.max(one.length - i, other.length - j);
  if (left === 0 || most === 0) return Math.min(left, most + 1);
  return (
    1 +
    Math.min(
      slipsBetween(one, other, most - 1, i + 1, j + 1),
      slipsBetween(one, other, most - 1, i + 1, j),
      slipsBetween(one, other, most - 1, i, j + 1),
    )
  );
}

/** Two words of one length. */
function isSwapped(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return (
    at + 1 < one.length &&
    one.charCodeAt(at) === other.charCodeAt(at + 1) &&
    one.charCodeAt(at + 1) === other.charCodeAt(at) &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}
