/**
 * Scores the entries that hold words of a query. A score is a weighted sum of signals, each 0-1: how much of what was asked
 * the entry covers, how often it says it, how alike one of its names is. Another signal is one more term of that sum.
 */
import type { AskedWord } from './read-query.ts';
import { nameMatcher, type NameMatch } from './match-names.ts';
import type { SearchIndex } from './search-index.ts';
import { places, type Tunables } from './tunables.ts';

export interface Ranked {
  /** Number of the entry in the index. */
  readonly entry: number;
  /** 0-1. */
  readonly score: number;
  /** Share of the query's information that the entry covers, less for weak places and uncertain words, 0-1. */
  readonly coverage: number;
  readonly name: NameMatch;
}

/** Best first; the same query on the same corpus gives the same order. */
export type Ranker = (asked: readonly AskedWord[], limit: number) => Ranked[];

/** Entries that are looked at in full, best by the words walked first. */
const mostCompared = 60;
/** Postings that are walked for one query, rarest word first. Words left out tell little; they are looked up for the best entries. */
const mostWalked = 20_000;

export function createRanker(index: SearchIndex, { placeCredit, signals }: Tunables): Ranker {
  const credits = places.map((place) => placeCredit[place]);
  // Made once, as long as the corpus, and clean between queries.
  const gained = new Float64Array(index.entries.length);
  const best = new Float64Array(index.entries.length);

  /** Adds what the word tells to every entry that holds it, its likeliest reading there counting. */
  const walk = (word: AskedWord, touched: number[]): number => {
    const holding: number[] = [];
    let walked = 0;
    for (const { stem, likeness } of word.readings) {
      const list = index.postings[stem];
      if (list === undefined) continue;
      walked += list.entries.length;
      for (let at = 0; at < list.entries.length; at += 1) {
        const entry = list.entries[at] ?? 0;
        const value = likeness * (signals.coverage * (credits[list.places[at] ?? 0] ?? 0) + signals.frequency * (list.said[at] ?? 0));
        if (best[entry] === 0) holding.push(entry);
        if (value > (best[entry] ?? 0)) best[entry] = value;
      }
    }
    for (const entry of holding) {
      if (gained[entry] === 0) touched.push(entry);
      gained[entry] = (gained[entry] ?? 0) + word.info * (best[entry] ?? 0);
      best[entry] = 0;
    }
    return walked;
  };

  /** Numbers of the entries that gain most from the rarest words. */
  const gather = (asked: readonly AskedWord[], most: number): number[] => {
    const touched: number[] = [];
    let left = mostWalked;
    for (const word of asked.toSorted((a, b) => b.info - a.info)) if (left > 0) left -= walk(word, touched);
    const kept = keepBest(touched, gained, most);
    for (const entry of touched) gained[entry] = 0;
    return kept;
  };

  return (asked, limit) => {
    const total = asked.reduce((sum, { info }) => sum + info, 0);
    const matchNames = nameMatcher(asked, total, index);
    return gather(asked, Math.max(limit, mostCompared))
      .map((entry): Ranked => {
        const { coverage, frequency } = holdings(entry, asked, total, index, credits);
        const name = matchNames(entry);
        const score = signals.coverage * coverage + signals.frequency * frequency + signals.name * name.likeness;
        return { entry, score, coverage, name };
      })
      .sort((a, b) => b.score - a.score || a.entry - b.entry)
      .slice(0, limit);
  };
}

/** The `most` entries with the highest value, in no order. */
function keepBest(entries: number[], values: Float64Array, most: number): number[] {
  if (entries.length <= most) return entries;
  return entries.toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b).slice(0, most);
}

function holdings(entry: number, asked: readonly AskedWord[], total: number, index: SearchIndex, credits: readonly number[]) {
  let coverage = 0;
  let frequency = 0;
  for (const { readings, info } of asked) {
    let credit = 0;
    let said = 0;
    for (const { stem, likeness } of readings) {
      const list = index.postings[stem];
      const at = list === undefined ? -1 : positionOf(entry, list.entries);
      if (list === undefined || at < 0) continue;
      credit = Math.max(credit, likeness * (credits[list.places[at] ?? 0] ?? 0));
      said = Math.max(said, likeness * (list.said[at] ?? 0));
    }
    coverage += (credit * info) / total;
    frequency += (said * info) / total;
  }
  return { coverage, frequency };
}

/** Where `entry` stands in an ascending list, or -1. */
function positionOf(entry: number, ascending: readonly number[]): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle] ?? 0;
    if (found === entry) return middle;
    if (found < entry) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
