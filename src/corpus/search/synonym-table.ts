/** Synonyms as a query needs them: another word for a word, and known words in place of unknown ones. */
import { isFiller } from './filler.ts';
import { wordsOf } from './tokens.ts';

export interface SynonymTable {
  /** Single words that mean the same as `word`. */
  of(word: string): readonly string[];
  /** `words` with each group member that the corpus does not know replaced by one that it knows in full. */
  rewrite(words: readonly string[], isKnown: (word: string) => boolean): readonly string[];
}

type Phrase = readonly string[];

export function synonymTable(groups: readonly (readonly string[])[]): SynonymTable {
  const single = new Map<string, string[]>();
  const byFirst = new Map<string, { readonly phrase: Phrase; readonly others: readonly Phrase[] }[]>();
  for (const group of groups) {
    const phrases = group.map((text) => wordsOf(text).filter((word) => !isFiller(word))).filter((phrase) => phrase.length > 0);
    for (const phrase of phrases) {
      const others = phrases.filter((other) => other !== phrase);
      const [first = ''] = phrase;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { phrase, others }]);
      if (phrase.length > 1) continue;
      const words = others.flatMap((other) => (other.length === 1 ? other : []));
      single.set(first, [...(single.get(first) ?? []), ...words]);
    }
  }
  const matchAt = (words: readonly string[], at: number) =>
    byFirst.get(words[at] ?? '')?.find(({ phrase }) => phrase.every((word, offset) => words[at + offset] === word));
  return {
    of: (word) => single.get(word) ?? [],
    rewrite: (words, isKnown) => {
      const out: string[] = [];
      for (let at = 0; at < words.length; at += 1) {
        const found = matchAt(words, at);
        const known = found?.phrase.every(isKnown) === false ? found.others.find((other) => other.every(isKnown)) : undefined;
        out.push(...(known ?? [words[at] ?? '']));
        if (found !== undefined && known !== undefined) at += found.phrase.length - 1;
      }
      return out;
    },
  };
}
