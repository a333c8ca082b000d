/**
 * Takes each word of a query for stems of the corpus: as it is, in another form, joined with its neighbour or split,
 * by a synonym, misspelt, or not yet typed to its end. A word that cannot be taken for anything stays, as unknown.
 */
import type { SearchIndex } from './search-index.ts';
import { stem } from '../../core/interview/stem.ts';
import { isFiller } from './filler.ts';
import { normalise } from './normalise.ts';
import { wordsStartingWith, wordsSpeltLike } from './near-words.ts';
import type { SynonymTable } from './synonym-table.ts';
import { tokensOf, type Token } from './tokens.ts';
import type { Tunables } from './tunables.ts';

/** Words of a query that are looked at, and those among them that may be compared with the whole vocabulary. */
export const mostWords = 24;
const mostGuesses = 8;

/** A stem that a word of the query may stand for. */
export interface Reading {
  readonly stem: number;
  /** 0-1; 1 for the word itself. */
  readonly likeness: number;
}

export interface AskedWord {
  readonly text: string;
  /** Best first; empty when the corpus does not know the word. */
  readonly readings: readonly Reading[];
  readonly info: number;
}

export function readQuery(query: string, index: SearchIndex, synonyms: SynonymTable, tunables: Tunables): AskedWord[] {
  const words = contentWords(tokensOf(normalise(query)), index, synonyms);
  let guesses = mostGuesses;
  const asked: AskedWord[] = [];
  words.forEach((word, position) => {
    const isLast = position === words.length - 1;
    const sure = knownReadings(word, words[position - 1], words[position + 1], index, synonyms, tunables);
    const guessed = sure.length > 0 && !isLast ? [] : guesses-- > 0 ? guessedReadings(word, isLast, sure.length > 0, index, tunables) : [];
    const readings = [...sure, ...guessed];
    asked.push({ text: word, readings, info: infoOf(word, readings, index, tunables) });
  });
  return asked;
}

/** Distinct words that carry information, names in camel case and compounds cut where the corpus knows the parts only. */
function contentWords(tokens: readonly Token[], index: SearchIndex, synonyms: SynonymTable): string[] {
  const words = new Set<string>();
  const texts = tokens.flatMap((token) => (isKnown(token.text, index) || token.humps.length === 0 ? [token.text] : token.humps));
  for (const text of synonyms.rewrite(texts, (word) => isKnown(word, index))) {
    for (const part of isKnown(text, index) ? [text] : splitCompound(text, index)) {
      if (!isFiller(part) && (part.length > 1 || isKnown(part, index))) words.add(part);
      if (words.size === mostWords) return [...words];
    }
  }
  return [...words];
}

function isKnown(word: string, index: SearchIndex): boolean {
  return index.words.has(word) || index.stems.has(stem(word));
}

/** `loadbalancer` → `load`, `balancer` when both are words of names. */
function splitCompound(word: string, index: SearchIndex): string[] {
  if (word.length > 40) return [word];
  for (let cut = word.length - 3; cut >= 3; cut -= 1) {
    const parts = [word.slice(0, cut), word.slice(cut)];
    if (parts.every((part) => index.namedWords.has(part))) return parts;
  }
  return [word];
}

function knownReadings(
  word: string,
  before: string | undefined,
  after: string | undefined,
  index: SearchIndex,
  synonyms: SynonymTable,
  { likeness }: Tunables,
): Reading[] {
  const readings: Reading[] = [];
  const add = (id: number | undefined, value: number): void => {
    if (id !== undefined && !readings.some((reading) => reading.stem === id)) readings.push({ stem: id, likeness: value });
  };
  add(index.words.get(word), 1);
  add(index.stems.get(stem(word)), likeness.stem);
  if (before !== undefined) add(index.namedWords.get(before + word), likeness.join);
  if (after !== undefined) add(index.namedWords.get(word + after), likeness.join);
  for (const other of synonyms.of(word)) add(index.words.get(other), likeness.synonym);
  return readings;
}

function guessedReadings(word: string, isLast: boolean, known: boolean, index: SearchIndex, { likeness }: Tunables): Reading[] {
  const begun = isLast || word.length >= 4 ? wordsStartingWith(word, index) : [];
  const share = (other: string): number => likeness.prefix + (likeness.longPrefix - likeness.prefix) * Math.min(1, (word.length - 1) / Math.max(1, other.length - 1));
  const prefixed = begun.map(({ text, stem: id }) => ({ stem: id, likeness: known ? share(text) * 0.6 : share(text) }));
  if (known) return prefixed;
  const misspelt = wordsSpeltLike(word, index).map(({ stem: id }) => ({ stem: id, likeness: likeness.typo }));
  return [...misspelt, ...prefixed].sort((a, b) => b.likeness - a.likeness);
}

function infoOf(word: string, readings: readonly Reading[], index: SearchIndex, tunables: Tunables): number {
  const [best] = readings;
  if (best !== undefined) return index.info[best.stem] ?? 0;
  const share = /^[\d.]+$/.test(word) ? tunables.leastInfo : tunables.unknownInfo;
  return share * index.mostInfo;
}
