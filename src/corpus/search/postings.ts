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
  /** How far the entry is about the stem and not about its other words, 0-1: see `shareFocus`. */
  readonly focus: Float32Array;
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

/** The stems of one entry, in the order they were met. */
type Held = Pick<Postings, 'said' | 'focus' | 'places'> & { readonly stems: Uint32Array };

export function writePostings({ placeWeight, saturation }: Tunables): PostingsWriter {
  const held: Held[] = [];
  const weights: number[] = [];
  const shares: number[] = [];
  const best: number[] = [];
  let met: number[] = [];
  return {
    add: (stems, place) => {
      const rank = places.indexOf(place);
      const weight = placeWeight[place];
      // A word counts for more where a text says little else.
      const share = weight / Math.sqrt(stems.length);
      for (const stem of stems) {
        const before = weights[stem] ?? 0;
        if (before === 0) met.push(stem);
        weights[stem] = before + weight;
        shares[stem] = (before === 0 ? 0 : (shares[stem] ?? 0)) + share;
        best[stem] = before === 0 ? rank : Math.max(rank, best[stem] ?? 0);
      }
    },
    next: () => {
      const own = {
        stems: new Uint32Array(met),
        said: new Float32Array(met.length),
        focus: new Float32Array(met.length),
        places: new Uint8Array(met.length),
      };
      met.forEach((stem, at) => {
        const weight = weights[stem] ?? 0;
        own.said[at] = weight / (weight + saturation);
        own.focus[at] = shares[stem] ?? 0;
        own.places[at] = best[stem] ?? 0;
        weights[stem] = 0;
      });
      held.push(own);
      met = [];
    },
    finish: (stems) => sortedByStem(held, stems),
  };
}

/** A counting sort: it keeps the order of entries within a stem. */
function sortedByStem(held: readonly Held[], stems: number): Postings {
  const starts = new Uint32Array(stems + 1);
  for (const own of held) for (const stem of own.stems) starts[stem + 1] = (starts[stem + 1] ?? 0) + 1;
  for (let stem = 0; stem < stems; stem += 1) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
  const free = starts.slice();
  const size = starts[stems] ?? 0;
  const postings = {
    starts,
    entries: new Uint32Array(size),
    said: new Float32Array(size),
    focus: new Float32Array(size),
    places: new Uint8Array(size),
  };
  held.forEach((own, entry) => {
    own.stems.forEach((stem, row) => {
      const at = free[stem] ?? 0;
      free[stem] = at + 1;
      postings.entries[at] = entry;
      postings.said[at] = own.said[row] ?? 0;
      postings.focus[at] = own.focus[row] ?? 0;
      postings.places[at] = own.places[row] ?? 0;
    });
  });
  return postings;
}

/**
 * Turns what was counted for each stem into shares of its entry: the words of an entry, weighed by what they tell, become a
 * vector of length 1. Without this, entries that say much of everything come before the one that is about what was asked.
 */
export function shareFocus({ starts, entries, focus }: Postings, info: Float64Array, size: number): void {
  const squares = new Float64Array(size);
  info.forEach((told, stem) => {
    const end = starts[stem + 1] ?? 0;
    for (let row = starts[stem] ?? 0; row < end; row += 1) {
      const weighed = told * (focus[row] ?? 0);
      const entry = entries[row] ?? 0;
      focus[row] = weighed;
      squares[entry] = (squares[entry] ?? 0) + weighed ** 2;
    }
  });
  entries.forEach((entry, row) => {
    focus[row] = (focus[row] ?? 0) / Math.sqrt(squares[entry] ?? 1);
  });
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
