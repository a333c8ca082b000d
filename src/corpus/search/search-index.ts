/**
 * The corpus as numbers: which entries hold which stem and where, what each stem tells, and every name as a list of stems.
 * Plain arrays, because a map for every word of every entry takes minutes, not seconds, at ten thousand entries.
 */
import SearchableMap from 'minisearch/SearchableMap';
import { stem } from '../../core/interview/stem.ts';
import type { Entry } from '../../core/model.ts';
import { isFiller } from './filler.ts';
import { namesOf, textsOf, type Field } from './index-fields.ts';
import { wordsOf } from './tokens.ts';
import { places, type Place, type Tunables } from './tunables.ts';

/** Where a stem occurs: one position a entry in three arrays of the same length. */
export interface Postings {
  readonly entries: number[];
  /** Weighted number of occurrences. */
  readonly weights: number[];
  /** Index in `places` of the best place. */
  readonly places: number[];
}

/** A title, label or `asked as` phrase, without filler. */
export interface Name {
  readonly place: Place;
  /** Distinct stems. */
  readonly stems: readonly number[];
}

export interface SearchIndex {
  readonly entries: readonly Entry[];
  /** Every word as written, with its stem. */
  readonly words: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, number>;
  /** Words of titles, labels, phrases and heads: what a misspelt or half-typed word may be taken for. */
  readonly namedWords: SearchableMap<number>;
  readonly postings: readonly Postings[];
  /** What a stem tells, by stem: high for rare ones. */
  readonly info: readonly number[];
  readonly mostInfo: number;
  /** By entry. */
  readonly names: readonly (readonly Name[])[];
}

export function buildIndex(entries: readonly Entry[], tunables: Tunables): SearchIndex {
  const words = new Map<string, number>();
  const stems = new Map<string, number>();
  const namedWords = new SearchableMap<number>();
  const postings: Postings[] = [];
  const named: number[] = [];

  const stemOf = (word: string): number => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const text = stem(word);
    const id = stems.get(text) ?? stems.size;
    if (id === stems.size) {
      stems.set(text, id);
      postings.push({ entries: [], weights: [], places: [] });
      named.push(0);
    }
    words.set(word, id);
    return id;
  };
  const stemsOf = (text: string): number[] => {
    const found: number[] = [];
    for (const word of wordsOf(text)) if (!isFiller(word)) found.push(stemOf(word));
    return found;
  };
  const post = (number: number, field: Field): number[] => {
    const place = places.indexOf(field.place);
    const weight = tunables.placeWeight[field.place];
    const found = stemsOf(field.text);
    for (const id of found) addPosting(postings[id], number, weight, place);
    return found;
  };

  const names = entries.map((entry, number) => {
    for (const field of textsOf(entry)) {
      post(number, field);
      if (field.place === 'head') rememberWords(field.text, words, namedWords);
    }
    const own = new Set<number>();
    const list = namesOf(entry).map((field) => {
      const found = [...new Set(post(number, field))];
      for (const id of found) own.add(id);
      rememberWords(field.text, words, namedWords);
      return { place: field.place, stems: found };
    });
    for (const id of own) named[id] = (named[id] ?? 0) + 1;
    return list.filter((name) => name.stems.length > 0);
  });

  const mostInfo = information(0, entries.length);
  const info = postings.map((list, id) =>
    Math.max(tunables.leastInfo * mostInfo, information((named[id] ?? 0) || list.entries.length, entries.length)),
  );
  return { entries, words, stems, namedWords, postings, info, mostInfo, names };
}

function addPosting(list: Postings | undefined, entry: number, weight: number, place: number): void {
  if (list === undefined) return;
  const last = list.entries.length - 1;
  if (list.entries[last] !== entry) {
    list.entries.push(entry);
    list.weights.push(weight);
    list.places.push(place);
    return;
  }
  list.weights[last] = (list.weights[last] ?? 0) + weight;
  if (place > (list.places[last] ?? 0)) list.places[last] = place;
}

function rememberWords(text: string, words: ReadonlyMap<string, number>, namedWords: SearchableMap<number>): void {
  for (const word of wordsOf(text)) {
    const id = words.get(word);
    if (id !== undefined) namedWords.set(word, id);
  }
}

/** Inverse document frequency, never negative. */
function information(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
