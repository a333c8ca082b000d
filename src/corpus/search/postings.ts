/**
 * Which entries hold which stem, and how. Flat arrays of numbers: a map for every word of every entry takes ten times as long
 * to build and to walk, and ten thousand entries have three million such pairs.
 */
import { places, type Place, type Tunables } from './tunables.ts';

/** The rows of stem `s` stand from `starts[s]` to before `starts[s + 1]`, by ascending entry. */
export interface Postings {
  readonly starts: Uint32Array;
  /** Number of the entry. */
  readonly entries: Uint32Array;
  /** Occurrences, weighted by place and saturated, 0-1. */
  readonly said: Float32Array;
  /** Index in `places` of the best place. */
  readonly places: Uint8Array;
}

export interface PostingsWriter {
  /** Counts stems that stand in one text of the current entry. */
  readonly add: (stems: readonly number[], place: Place) => void;
  /** Ends the current entry. */
  readonly next: () => void;
  /** `stems`: how many there are in all. */
  readonly finish: (stems: number) => Postings;
}

export function writePostings({ placeWeight, saturation }: Tunables): PostingsWriter {
  const rows = { entries: [] as number[], stems: [] as number[], said: [] as number[], places: [] as number[] };
  const weights: number[] = [];
  const best: number[] = [];
  let entry = 0;
  let met: number[] = [];
  return {
    add: (stems, place) => {
      const rank = places.indexOf(place);
      const weight = placeWeight[place];
      for (const stem of stems) {
        const before = weights[stem] ?? 0;
        if (before === 0) met.push(stem);
        weights[stem] = before + weight;
        best[stem] = before === 0 ? rank : Math.max(rank, best[stem] ?? 0);
      }
    },
    next: () => {
      for (const stem of met) {
        const weight = weights[stem] ?? 0;
        rows.entries.push(entry);
        rows.stems.push(stem);
        rows.said.push(weight / (weight + saturation));
        rows.places.push(best[stem] ?? 0);
        weights[stem] = 0;
      }
      met = [];
      entry += 1;
    },
    finish: (stems) => sortedByStem(rows, stems),
  };
}

/** A counting sort: it keeps the order of entries within a stem. */
function sortedByStem(
  rows: { readonly entries: number[]; readonly stems: number[]; readonly said: number[]; readonly places: number[] },
  stems: number,
): Postings {
  const starts = new Uint32Array(stems + 1);
  for (const stem of rows.stems) starts[stem + 1] = (starts[stem + 1] ?? 0) + 1;
  for (let stem = 0; stem < stems; stem += 1) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
  const free = starts.slice();
  const size = rows.stems.length;
  const postings = {
    starts,
    entries: new Uint32Array(size),
    said: new Float32Array(size),
    places: new Uint8Array(size),
  };
  for (let row = 0; row < size; row += 1) {
    const stem = rows.stems[row] ?? 0;
    const at = free[stem] ?? 0;
    free[stem] = at + 1;
    postings.entries[at] = rows.entries[row] ?? 0;
    postings.said[at] = rows.said[row] ?? 0;
    postings.places[at] = rows.places[row] ?? 0;
  }
  return postings;
}

/** How many entries hold the stem. */
export function holders({ starts }: Postings, stem: number): number {
  return (starts[stem + 1] ?? 0) - (starts[stem] ?? 0);
}

/** The row of a stem for one entry, or -1. */
export function rowOf({ starts, entries }: Postings, stem: number, entry: number): number {
  let low = starts[stem] ?? 0;
  let high = (starts[stem + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = entries[middle] ?? 0;
    if (found === entry) return middle;
    if (found < entry) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
