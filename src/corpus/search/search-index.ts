/**
 * The corpus as numbers: which entries hold which stem and where, what each stem tells, and every name as a list of stems.
 * Plain arrays, because a map for every word of every entry takes ten times as long to build and to walk.
 */
import type { Entry } from '../../core/model.ts';
import { namesOf, textsOf } from './index-fields.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { places, type Place, type Tunables } from './tunables.ts';

/** The entries that hold a stem, in ascending order, in arrays of the same length. */
export interface Postings {
  readonly entries: number[];
  /** Occurrences, weighted by place and saturated, 0-1. */
  readonly said: number[];
  /** Index in `places` of the best place. */
  readonly places: number[];
}

/** A title, label or `asked as` phrase, without filler. */
export interface Name {
  readonly place: Place;
  readonly text: string;
  /** Distinct stems. */
  readonly stems: readonly number[];
}

export interface SearchIndex {
  readonly entries: readonly Entry[];
  readonly lexicon: Lexicon;
  /** By stem. */
  readonly postings: readonly Postings[];
  /** What a stem tells, by stem: high for rare ones. */
  readonly info: readonly number[];
  /** What a word tells that stands nowhere. */
  readonly mostInfo: number;
  /** By entry. */
  readonly names: readonly (readonly Name[])[];
}

export function buildIndex(entries: readonly Entry[], tunables: Tunables): SearchIndex {
  const lexicon = createLexicon();
  const postings: Postings[] = [];
  /** In how many entries a stem is part of a name, by stem. */
  const naming: number[] = [];
  const tally = createTally(postings, tunables);

  const names = entries.map((entry, number) => {
    for (const { text, place } of textsOf(entry)) tally.add(lexicon.learn(text, place === 'head'), place);
    const own = namesOf(entry).map(({ text, place }): Name => {
      const stems = lexicon.learn(text, true);
      tally.add(stems, place);
      return { place, text, stems: [...new Set(stems)] };
    });
    for (const stem of new Set(own.flatMap(({ stems }) => stems))) naming[stem] = (naming[stem] ?? 0) + 1;
    tally.post(number);
    return own.filter(({ stems }) => stems.length > 0);
  });

  const mostInfo = information(0, entries.length);
  const info = postings.map((list, stem) =>
    Math.max(tunables.leastInfo * mostInfo, information(naming[stem] ?? list.entries.length, entries.length)),
  );
  return { entries, lexicon, postings, info, mostInfo, names };
}

/** Counts the stems of one entry after the other, and writes each entry's count into the postings at its end. */
function createTally(postings: Postings[], { placeWeight, saturation }: Tunables) {
  const weights: number[] = [];
  const best: number[] = [];
  let met: number[] = [];
  return {
    add: (stems: readonly number[], place: Place): void => {
      const rank = places.indexOf(place);
      for (const stem of stems) {
        const before = weights[stem] ?? 0;
        if (before === 0) met.push(stem);
        weights[stem] = before + placeWeight[place];
        if (before === 0 || rank > (best[stem] ?? 0)) best[stem] = rank;
      }
    },
    post: (entry: number): void => {
      for (const stem of met) {
        const weight = weights[stem] ?? 0;
        const list = (postings[stem] ??= { entries: [], said: [], places: [] });
        list.entries.push(entry);
        list.said.push(weight / (weight + saturation));
        list.places.push(best[stem] ?? 0);
        weights[stem] = 0;
      }
      met = [];
    },
  };
}

/** Inverse document frequency, never negative. */
function information(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
