/** The words that stand in names and heads, as MiniSearch's radix tree: what a half-typed or misspelt word may be taken for. */
import SearchableMap from 'minisearch/SearchableMap';
import type { Word } from './lexicon.ts';

export interface NamedWords {
  /** At most `most` of those that begin with `beginning`. */
  readonly begunWith: (beginning: string, most: number) => readonly Word[];
  /** Those that differ from `text` by exactly so many letters too many, missing or wrong: shorter ones first, then by the alphabet. */
  readonly slipsAway: (text: string, slips: number) => readonly Word[];
  /** Those that differ from `text` by two neighbours that changed places. */
  readonly swapAway: (text: string) => readonly Word[];
}

export function namedWords(named: ReadonlyMap<string, Word>): NamedWords {
  const tree = new SearchableMap<Word>();
  for (const [text, word] of named) tree.set(text, word);
  return {
    begunWith: (beginning, most) => {
      const found: Word[] = [];
      for (const [, word] of tree.atPrefix(beginning)) if (found.push(word) === most) break;
      return found;
    },
    slipsAway: (text, slips) =>
      [...tree.fuzzyGet(text, slips).values()]
        .filter(([, found]) => found === slips)
        .map(([word]) => word)
        .sort(byLength),
    swapAway: (text) => swaps(text).flatMap((swapped) => tree.get(swapped) ?? []),
  };
}

function byLength(one: Word, other: Word): number {
  return one.text.length - other.text.length || (one.text < other.text ? -1 : 1);
}

/** Swapping two equal letters changes nothing. */
function swaps(word: string): readonly string[] {
  return Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ).filter((swapped) => swapped !== word);
}
