/** How alike a query and one name of an entry are, as a whole: what `asked as` phrases are compared by. */
import type { AskedWord } from './read-query.ts';
import type { Name, SearchIndex } from './search-index.ts';

export interface NameMatch {
  /** 0-1: 1 when both hold the same words, whatever their order. */
  readonly likeness: number;
  readonly name: Name | undefined;
}

/** Compares one query with the names of entries; `total` is the information of all its words. */
export type NameMatcher = (asked: readonly AskedWord[], total: number) => (entry: number) => NameMatch;

const unlike: NameMatch = { likeness: 0, name: undefined };

export function nameMatcher(index: SearchIndex): NameMatcher {
  // Made once, as long as the vocabulary, and clean between queries: 0 where no asked word has the stem as a reading.
  const likenesses = new Float64Array(index.info.length);
  const words = new Uint16Array(index.info.length);
  let meant: number[] = [];
  const mean = (asked: readonly AskedWord[]): void => {
    for (const stem of meant) likenesses[stem] = 0;
    meant = [];
    asked.forEach(({ readings }, word) => {
      for (const { stem, likeness } of readings) {
        if ((likenesses[stem] ?? 0) >= likeness) continue;
        likenesses[stem] = likeness;
        words[stem] = word;
        meant.push(stem);
      }
    });
  };

  return (asked, total) => {
    mean(asked);
    const covered = new Float64Array(asked.length);
    /** Harmonic mean of the share of the name that was asked for and the share of the query that the name covers. */
    const likenessOf = ({ stems }: Name): number => {
      let hit = 0;
      for (const stem of stems) {
        const likeness = likenesses[stem] ?? 0;
        if (likeness === 0) continue;
        hit += (index.info[stem] ?? 0) * likeness;
        const word = words[stem] ?? 0;
        covered[word] = Math.max(covered[word] ?? 0, likeness);
      }
      if (hit === 0) return 0;
      let size = 0;
      for (const stem of stems) size += index.info[stem] ?? 0;
      let coverage = 0;
      asked.forEach(({ info }, word) => {
        coverage += ((covered[word] ?? 0) * info) / total;
      });
      covered.fill(0);
      return (2 * (hit / size) * coverage) / (hit / size + coverage);
    };
    return (entry) => {
      let best = unlike;
      for (const name of index.names[entry] ?? []) {
        const likeness = likenessOf(name);
        if (likeness > best.likeness) best = { likeness, name };
      }
      return best;
    };
  };
}
