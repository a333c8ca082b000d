/**
 * Entries and queries out of dice, for measuring finding at sizes that no corpus has yet: words follow Zipf's law,
 * every entry has about 600 of them, twenty phrases and a few tags. The same seed gives the same corpus.
 */
import type { Bullet, Entry, Point } from '../src/core/model.ts';
import { bullet, rich, strong } from '../src/core/rich.ts';
import { entryOf } from '../tests/entries.ts';

const vocabularySize = 30_000;
const syllables =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zy bra cle dro fli gra pla stre tion ment ing'.split(' ');
const function_ = 'the a of to and in is it that for on with as are be this by or an at from not you can'.split(' ');

/** Uniform in [0, 1), repeatable. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Language {
  /** A word that carries meaning; the n-th most frequent is n times rarer than the first. */
  readonly word: () => string;
  readonly phrase: (words: number) => string;
  /** A sentence with the little words in between. */
  readonly sentence: (words: number) => string;
}

export function languageOf(random: () => number): Language {
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  const words = Array.from({ length: vocabularySize }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables, 'ba')).join(''),
  );
  const totals: number[] = [];
  words.reduce((sum, _, rank) => {
    totals.push(sum + 1 / (rank + 10));
    return totals[rank] ?? 0;
  }, 0);
  const word = (): string => {
    const aim = random() * (totals.at(-1) ?? 1);
    let low = 0;
    let high = totals.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((totals[middle] ?? 0) < aim) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  return {
    word,
    phrase: (count) => Array.from({ length: count }, word).join(' '),
    sentence: (count) =>
      `${Array.from({ length: count }, () => (random() < 0.4 ? pick(function_, 'the') : word())).join(' ')}.`,
  };
}

export function generatedEntries(count: number, { phrase, sentence }: Language): Entry[] {
  return Array.from({ length: count }, (_, number) => {
    const bullets = (lines: number): Bullet[] => Array.from({ length: lines }, () => bullet(sentence(15)));
    const points = Array.from({ length: 6 }, (): Point => ({
      head: rich(strong(phrase(5))),
      details: bullets(3),
      accept: [],
      explain: [],
      reject: [],
      line: 1,
    }));
    return entryOf({
      id: `entry-${String(number)}`,
      title: sentence(12),
      category: `Category ${String(number % 6)}`,
      topic: phrase(2),
      tags: Array.from({ length: 4 }, () => phrase(2)),
      askedAs: Array.from({ length: 20 }, (_unused, at) => phrase(1 + (at % 5))),
      short: rich(sentence(50)),
      points,
      tips: bullets(3),
      failureModes: bullets(4),
      whenNot: bullets(2),
      followUps: Array.from({ length: 4 }, () => ({
        question: rich(sentence(12)),
        answer: rich(sentence(20)),
        probes: '',
        line: 1,
      })),
    });
  });
}

/** What people type: phrases of entries, words misspelt or half typed, sentences, words that nobody knows. */
export function generatedQueries(
  count: number,
  entries: readonly Entry[],
  language: Language,
  random: () => number,
): string[] {
  const entry = (): Entry | undefined => entries[Math.floor(random() * entries.length)];
  const asked = (): string => entry()?.askedAs[Math.floor(random() * 20)] ?? '';
  const misspelt = (): string => {
    const text = language.word();
    const at = 1 + Math.floor(random() * (text.length - 2));
    return text.slice(0, at) + text.slice(at + 1);
  };
  const kinds: readonly (() => string)[] = [
    asked,
    () => entry()?.title ?? '',
    () => language.phrase(3),
    () => `${misspelt()} ${misspelt()}`,
    () => `${language.word()} ${language.word().slice(0, 3)}`,
    () => language.sentence(25),
    () => `${language.word()} qwertyuiop zxcvbnm`,
    () => Array.from({ length: 20 }, misspelt).join(' '),
  ];
  return Array.from({ length: count }, (_, at) => kinds[at % kinds.length]?.() ?? '');
}
