/**
 * Scores the entries that hold words of a query. A score is a weighted sum of signals, each 0-1: how much of what was asked
 * the entry covers, how often it says it, how far it is about that and not about other things, how alike one of its names is.
 * Another signal is one more term of that sum.
 */
import { gatherer } from './gather.ts';
import { nameMatcher } from './match-names.ts';
import { rowOf } from './postings.ts';
import type { AskedWord } from './read-query.ts';
import type { SearchIndex } from './search-index.ts';
import { places, type Tunables } from './tunables.ts';

export interface Ranked {
  /** Number of the entry in the index. */
  readonly entry: number;
  /** 0-1. */
  readonly score: number;
  /** Share of the query's information that the entry covers, less for weak places and uncertain words, 0-1. */
  readonly coverage: number;
  /** How often the entry says what was asked for, by share of information, 0-1. */
  readonly said: number;
  /** Cosine of the query and all the entry says, both weighed by what each word tells, 0-1. */
  readonly focus: number;
  /** How alike one of its names and the query are, 0-1. */
  readonly name: number;
}

/** Best first; the same query on the same corpus gives the same order. */
export type Ranker = (asked: readonly AskedWord[], limit: number) => Ranked[];

/** Entries that are looked at in full. */
const mostCompared = 60;

export function createRanker(index: SearchIndex, { placeCredit, signals }: Tunables): Ranker {
  const credits = places.map((place) => placeCredit[place]);
  const gather = gatherer(index, (row) => {
    const credit = credits[index.postings.places[row] ?? 0] ?? 0;
    const { said, focus } = index.postings;
    return signals.coverage * credit + signals.said * (said[row] ?? 0) + signals.focus * (focus[row] ?? 0);
  });
  const matchNames = nameMatcher(index);
  return (asked, limit) => {
    const total = asked.reduce((sum, { info }) => sum + info, 0);
    const length = Math.hypot(...asked.map(({ info }) => info));
    const entries = gather(asked, Math.max(limit, mostCompared));
    const names = matchNames(asked, total, entries);
    return entries
      .map((entry, at): Ranked => {
        const held = holdings(entry, asked, index, credits);
        const coverage = held.coverage / total;
        const said = held.said / total;
        const focus = held.focus / length;
        const name = names[at] ?? 0;
        const score = signals.coverage * coverage + signals.said * said + signals.focus * focus + signals.name * name;
        return { entry, score, coverage, said, focus, name };
      })
      .sort((a, b) => b.score - a.score || a.entry - b.entry)
      .slice(0, limit);
  };
}

/** What an entry has of the words asked for, weighed by what they tell. The best reading of a word counts. */
function holdings(
  entry: number,
  asked: readonly AskedWord[],
  { postings }: SearchIndex,
  credits: readonly number[],
): Pick<Ranked, 'coverage' | 'said' | 'focus'> {
  let coverage = 0;
  let said = 0;
  let focus = 0;
  for (const { readings, info } of asked) {
    let bestCredit = 0;
    let mostSaid = 0;
    let mostFocus = 0;
    for (const { stem, likeness } of readings) {
      const row = rowOf(postings, stem, entry);
      if (row < 0) continue;
      bestCredit = Math.max(bestCredit, likeness * (credits[postings.places[row] ?? 0] ?? 0));
      mostSaid = Math.max(mostSaid, likeness * (postings.said[row] ?? 0));
      mostFocus = Math.max(mostFocus, likeness * (postings.focus[row] ?? 0));
    }
    coverage += bestCredit * info;
    said += mostSaid * info;
    focus += mostFocus * info;
  }
  return { coverage, said, focus };
}
