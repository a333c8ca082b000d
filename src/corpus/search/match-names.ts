/** How alike a query and one name of an entry are, as a whole. */
import type { AskedWord } from './read-query.ts';
import type { Name, SearchIndex } from './search-index.ts';

export interface NameMatch {
  /** 0-1: 1 when both hold the same words. */
  readonly likeness: number;
  /** Share of the query's information that this one name covers, 0-1. */
  readonly coverage: number;
  readonly name: Name | undefined;
}

const none: NameMatch = { likeness: 0, coverage: 0, name: undefined };

/** `total` is the information of all words of the query. */
export function bestName(entry: number, asked: readonly AskedWord[], total: number, index: SearchIndex): NameMatch {
  const likenessOf = new Map<number, { readonly likeness: number; readonly word: number }>();
  asked.forEach(({ readings }, word) => {
    for (const { stem, likeness } of readings) {
      if ((likenessOf.get(stem)?.likeness ?? 0) < likeness) likenessOf.set(stem, { likeness, word });
    }
  });
  let best = none;
  for (const name of index.names[entry] ?? []) {
    let size = 0;
    let hit = 0;
    const covered = new Map<number, number>();
    for (const stem of name.stems) {
      const info = index.info[stem] ?? 0;
      size += info;
      const found = likenessOf.get(stem);
      if (found === undefined) continue;
      hit += info * found.likeness;
      covered.set(found.word, Math.max(covered.get(found.word) ?? 0, found.likeness));
    }
    if (hit === 0) continue;
    let coverage = 0;
    for (const [word, likeness] of covered) coverage += ((asked[word]?.info ?? 0) * likeness) / total;
    const precision = hit / size;
    const likeness = (2 * precision * coverage) / (precision + coverage);
    if (likeness > best.likeness) best = { likeness, coverage, name };
  }
  return best;
}
