/**
 * Scores the entries that hold words of the query. A score is a weighted sum of signals, each 0-1:
 * how much of what was asked the entry covers and where, how often it says it, how alike one of its names is.
 */
import type { SearchIndex } from './search-index.ts';
import type { AskedWord } from './read-query.ts';
import { bestName, type NameMatch } from './match-names.ts';
import { places, type Tunables } from './tunables.ts';

export interface Ranked {
  /** Number of the entry in the index. */
  readonly entry: number;
  readonly score: number;
  /** Share of the query's information that the entry covers, less for weak places and uncertain words, 0-1. */
  readonly coverage: number;
  readonly name: NameMatch;
}

/** Entries whose names are compared with the query, best by words first. */
const mostCompared = 40;
/** Postings that are walked for one query. The rarest words come first, so what is left out tells little. */
const mostPostings = 100_000;

/** Works in arrays as long as the corpus, made once and cleaned after each query. */
export function createRanker(index: SearchIndex, tunables: Tunables): (asked: readonly AskedWord[], limit: number) => Ranked[] {
  const size = index.entries.length;
  const coverage = new Float64Array(size);
  const frequency = new Float64Array(size);
  const credit = new Float64Array(size);
  const said = new Float64Array(size);
  const placeCredit = places.map((place) => tunables.placeCredit[place]);
  const { signals, saturation } = tunables;

  const walk = (word: AskedWord, touched: Set<number>): number => {
    const seen: number[] = [];
    let walked = 0;
    for (const { stem, likeness } of word.readings) {
      const list = index.postings[stem];
      if (list === undefined) continue;
      walked += list.entries.length;
      for (let at = 0; at < list.entries.length; at += 1) {
        const entry = list.entries[at] ?? 0;
        const weight = list.weights[at] ?? 0;
        if (credit[entry] === 0) seen.push(entry);
        credit[entry] = Math.max(credit[entry] ?? 0, likeness * (placeCredit[list.places[at] ?? 0] ?? 0));
        said[entry] = Math.max(said[entry] ?? 0, (likeness * weight) / (weight + saturation));
      }
    }
    for (const entry of seen) {
      touched.add(entry);
      coverage[entry] = (coverage[entry] ?? 0) + word.info * (credit[entry] ?? 0);
      frequency[entry] = (frequency[entry] ?? 0) + word.info * (said[entry] ?? 0);
      credit[entry] = 0;
      said[entry] = 0;
    }
    return walked;
  };

  return (asked, limit) => {
    const total = asked.reduce((sum, word) => sum + word.info, 0);
    const touched = new Set<number>();
    let budget = mostPostings;
    for (const word of [...asked].sort((a, b) => b.info - a.info)) if (budget > 0) budget -= walk(word, touched);
    const byWords = [...touched].map((entry) => {
      const covered = (coverage[entry] ?? 0) / total;
      const score = signals.coverage * covered + (signals.frequency * (frequency[entry] ?? 0)) / total;
      coverage[entry] = 0;
      frequency[entry] = 0;
      return { entry, score, coverage: covered };
    });
    const order = (a: { score: number; entry: number }, b: { score: number; entry: number }): number => b.score - a.score || a.entry - b.entry;
    return byWords
      .sort(order)
      .slice(0, Math.max(limit, mostCompared))
      .map((hit) => {
        const name = bestName(hit.entry, asked, total, index);
        return { ...hit, name, score: hit.score + signals.phrase * name.likeness };
      })
      .sort(order)
      .slice(0, limit);
  };
}
