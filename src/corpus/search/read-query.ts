/**
 * Takes each word of a query for stems of the corpus: as it is, in another form, joined with its neighbour,
 * by a synonym, misspelt, or not yet typed to its end. A word that can be taken for nothing stays, as unknown.
 */
import { stem } from '../../core/language/stem.ts';
import { isFiller } from './filler.ts';
import { wordsBegunWith, wordsOneSlipAway, wordsTwoSlipsAway } from './near-words.ts';
import { normalise } from './normalise.ts';
import type { SearchIndex } from './search-index.ts';
import type { SynonymTable } from './synonyms.ts';
import { tokensOf } from './tokens.ts';
import type { Tunables } from './tunables.ts';

/** Words of a query that are looked at. */
const mostWords = 24;
/** Words that may be compared with the whole vocabulary: first for one slip, then for two, which takes longer. */
const mostGuesses = 8;
const mostDeepGuesses = 2;

/** A stem that a word of the query may stand for. */
export interface Reading {
  readonly stem: number;
  /** 0-1; 1 for the word itself. */
  readonly likeness: number;
}

export interface AskedWord {
  readonly text: string;
  /** Likeliest first; empty when the corpus does not know the word. */
  readonly readings: readonly Reading[];
  /** What the word tells, above 0. */
  readonly info: number;
}

export interface QueryReader {
  readonly index: SearchIndex;
  readonly synonyms: SynonymTable;
  readonly tunables: Tunables;
}

/** The distinct words of a query that carry information, in order. Empty for one of filler or punctuation only. */
export function readQuery(query: string, reader: QueryReader): AskedWord[] {
  const tokens = tokensOf(normalise(query));
  const words = contentWords(
    tokens.flatMap(({ text, humps }) => (humps.length === 0 || isKnown(text, reader) ? [text] : humps)),
    reader,
  );
  // What is typed last may be a beginning, also of a compound: `rate li`, `back-of`.
  const typing = [
    tokens.at(-1)?.text ?? '',
    tokens
      .slice(-2)
      .map(({ text }) => text)
      .join(''),
  ];
  const left = { guesses: mostGuesses, deep: mostDeepGuesses };
  return words.map((text, at) => {
    const readings = knownReadings(words, at, reader);
    const isKnownWord = readings.length > 0;
    if (!isKnownWord) readings.push(...misspeltReadings(words, at, left, reader));
    if (at === words.length - 1) readings.push(...begunReadings(typing, isKnownWord, reader));
    else if (!isKnownWord && text.length > 3) readings.push(...begunReadings([text], false, reader));
    readings.sort((a, b) => b.likeness - a.likeness);
    return { text, readings, info: infoOf(text, readings, reader) };
  });
}

/** Compounds are cut where the corpus knows the parts only. A single letter counts when the corpus knows it. */
function contentWords(texts: readonly string[], reader: QueryReader): string[] {
  const words = new Set<string>();
  for (const text of reader.synonyms.rewrite(texts, (word) => isFiller(word) || isKnown(word, reader))) {
    for (const part of isKnown(text, reader) ? [text] : partsOf(text, reader)) {
      if (!isFiller(part) && (part.length > 1 || isKnown(part, reader))) words.add(part);
      if (words.size === mostWords) return [...words];
    }
  }
  return [...words];
}

function isKnown(word: string, { index: { lexicon } }: QueryReader): boolean {
  return lexicon.words.has(word) || lexicon.stems.has(stem(word));
}

/** `loadbalancer` → `load`, `balancer`. */
function partsOf(word: string, { index: { lexicon } }: QueryReader): string[] {
  if (word.length > 40) return [word];
  for (let cut = word.length - 3; cut >= 3; cut -= 1) {
    const parts = [word.slice(0, cut), word.slice(cut)];
    if (parts.every((part) => lexicon.words.has(part) && !isFiller(part))) return parts;
  }
  return [word];
}

function knownReadings(
  words: readonly string[],
  at: number,
  { index: { lexicon }, synonyms, tunables }: QueryReader,
): Reading[] {
  const { likeness } = tunables;
  const word = words[at] ?? '';
  const readings: Reading[] = [];
  const add = (id: number | undefined, value: number): void => {
    if (id !== undefined && !readings.some((reading) => reading.stem === id))
      readings.push({ stem: id, likeness: value });
  };
  const known = lexicon.words.get(word);
  if (known === undefined) add(lexicon.stems.get(stem(word)), likeness.stem);
  else add(known.stem, 1);
  if (at > 0) add(lexicon.words.get((words[at - 1] ?? '') + word)?.stem, likeness.joined);
  if (at + 1 < words.length) add(lexicon.words.get(word + (words[at + 1] ?? ''))?.stem, likeness.joined);
  for (const other of synonyms.of(word)) add(lexicon.words.get(other)?.stem, likeness.synonym);
  return readings;
}

/** The word alone, or run together with the one before: `back presure`. */
function misspeltReadings(
  words: readonly string[],
  at: number,
  left: { guesses: number; deep: number },
  { index, tunables }: QueryReader,
): Reading[] {
  if (left.guesses === 0) return [];
  left.guesses -= 1;
  const word = words[at] ?? '';
  const near = [
    ...wordsOneSlipAway(word, index),
    ...(at === 0 ? [] : wordsOneSlipAway((words[at - 1] ?? '') + word, index)),
  ];
  if (near.length === 0 && left.deep > 0) {
    left.deep -= 1;
    near.push(...wordsTwoSlipsAway(word, index));
  }
  return near.map(({ word: { stem: id }, slips }) => ({
    stem: id,
    likeness: Math.max(0, 1 - (tunables.likeness.slip * slips) / word.length),
  }));
}

function begunReadings(
  beginnings: readonly string[],
  isKnownWord: boolean,
  { index, tunables: { likeness } }: QueryReader,
): Reading[] {
  return beginnings.flatMap((beginning) =>
    beginning.length < 2
      ? []
      : wordsBegunWith(beginning, index).map(({ stem: id, text }) => {
          const done = likeness.begun + (likeness.nearlyDone - likeness.begun) * (beginning.length / text.length);
          return { stem: id, likeness: isKnownWord ? likeness.maybeBegun * done : done };
        }),
  );
}

function infoOf(word: string, readings: readonly Reading[], { index, tunables }: QueryReader): number {
  const [best] = readings;
  if (best !== undefined) return index.info[best.stem] ?? index.mostInfo;
  // A number that stands nowhere is a detail of the question.
  return index.mostInfo * (/^[\d.]+$/.test(word) ? tunables.leastInfo : 1);
}
