/** Finds the entries worth a closer look, in time bounded by the rarest words of the query and not by the size of the corpus. */
import { holders } from './postings.ts';
import type { AskedWord, Reading } from './read-query.ts';
import type { SearchIndex } from './search-index.ts';

/** Rows that are walked for one query, rarest word first. What is left out are words that nearly every entry holds. */
const mostWalked = 20_000;

/** `worth` says how much a row of the postings counts. The function returned gives the numbers of at most `most` entries, best first. */
export function gatherer(
  { entries: { length: size }, postings }: SearchIndex,
  worth: (row: number) => number,
): (asked: readonly AskedWord[], most: number) => number[] {
  // Made once, as long as the corpus, and clean between queries.
  const gained = new Float64Array(size);
  const best = new Float64Array(size);

  /** The entries that hold a reading of the word; `best` then says how much the reading that is worth most there counts. */
  const readOff = (readings: readonly Reading[]): number[] => {
    const holding: number[] = [];
    for (const { stem, likeness } of readings) {
      const end = postings.starts[stem + 1] ?? 0;
      for (let row = postings.starts[stem] ?? 0; row < end; row += 1) {
        const entry = postings.entries[row] ?? 0;
        const value = likeness * worth(row);
        const before = best[entry] ?? 0;
        if (value <= before) continue;
        if (before === 0) holding.push(entry);
        best[entry] = value;
      }
    }
    return holding;
  };
  /** Adds what the word tells to every entry that holds it. */
  const walk = ({ readings, info }: AskedWord, touched: number[]): void => {
    for (const entry of readOff(readings)) {
      if (gained[entry] === 0) touched.push(entry);
      gained[entry] = (gained[entry] ?? 0) + info * (best[entry] ?? 0);
      best[entry] = 0;
    }
  };
  const length = ({ readings }: AskedWord): number =>
    readings.reduce((sum, { stem }) => sum + holders(postings, stem), 0);

  return (asked, most) => {
    const touched: number[] = [];
    let walked = 0;
    for (const word of asked.toSorted((a, b) => length(a) - length(b))) {
      if (walked > 0 && walked + length(word) > mostWalked) break;
      walk(word, touched);
      walked += length(word);
    }
    const kept = highest(touched, gained, most);
    for (const entry of touched) gained[entry] = 0;
    return kept;
  };
}

/** The `most` entries with the highest value, best first; of equal ones the lower number. */
function highest(entries: readonly number[], values: Float64Array, most: number): number[] {
  const isBefore = (a: number, b: number): boolean => {
    const [left = 0, right = 0] = [values[a], values[b]];
    return left > right || (left === right && a < b);
  };
  const kept: number[] = [];
  for (const entry of entries) {
    const last = kept.at(-1);
    if (kept.length === most && last !== undefined && !isBefore(entry, last)) continue;
    let at = kept.length;
    while (at > 0 && isBefore(entry, kept[at - 1] ?? 0)) at -= 1;
    kept.splice(at, 0, entry);
    if (kept.length > most) kept.pop();
  }
  return kept;
}
