/** How alike a query and one name of an entry are, as a whole: what `asked as` phrases are compared by. */
import type { AskedWord } from './read-query.ts';
import type { Name, SearchIndex } from './search-index.ts';

export interface NameMatch {
  /** 0-1: 1 when both hold the same words, whatever their order. */
  readonly likeness: number;
  readonly name: Name | undefined;
}

interface Meaning {
  /** Position of the asked word that the stem is a reading of. */
  readonly word: number;
  readonly likeness: number;
}

/** Compares one query with the names of entries. `total` is the information of all its words. */
export function nameMatcher(
  asked: readonly AskedWord[],
  total: number,
  index: SearchIndex,
): (entry: number) => NameMatch {
  const meanings = meaningsOf(asked);
  const covered = new Float64Array(asked.length);
  /** Harmonic mean of the share of the name that was asked for and the share of the query that the name covers. */
  const likenessOf = (name: Name): number => {
    let size = 0;
    let hit = 0;
    for (const stem of name.stems) {
      const info = index.info[stem] ?? 0;
      size += info;
      const meaning = meanings.get(stem);
      if (meaning === undefined) continue;
      hit += info * meaning.likeness;
      covered[meaning.word] = Math.max(covered[meaning.word] ?? 0, meaning.likeness);
    }
    if (hit === 0) return 0;
    let coverage = 0;
    asked.forEach(({ info }, word) => {
      coverage += ((covered[word] ?? 0) * info) / total;
    });
    covered.fill(0);
    return (2 * (hit / size) * coverage) / (hit / size + coverage);
  };
  return (entry) => {
    let best: NameMatch = { likeness: 0, name: undefined };
    for (const name of index.names[entry] ?? []) {
      const likeness = likenessOf(name);
      if (likeness > best.likeness) best = { likeness, name };
    }
    return best;
  };
}

function meaningsOf(asked: readonly AskedWord[]): ReadonlyMap<number, Meaning> {
  const meanings = new Map<number, Meaning>();
  asked.forEach(({ readings }, word) => {
    for (const { stem, likeness } of readings) {
      if ((meanings.get(stem)?.likeness ?? 0) < likeness) meanings.set(stem, { word, likeness });
    }
  });
  return meanings;
}
