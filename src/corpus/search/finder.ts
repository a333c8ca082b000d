/** Finding: one query in, entries out, and whether the best of them is what was asked for. */
import type { Entry } from '../../core/model.ts';
import type { Corpus, SearchResult } from '../../core/ports.ts';
import { confidenceOf } from './know.ts';
import { createRanker } from './rank.ts';
import { readQuery } from './read-query.ts';
import { buildIndex } from './search-index.ts';
import { synonymTable } from './synonym-table.ts';
import { defaults, type Tunables } from './tunables.ts';

export type Finder = Pick<Corpus, 'search' >;

export interface FinderOptions {
  /** Groups of words that mean the same. */
  readonly synonyms: readonly (readonly string[])[];
  readonly tunables?: Partial<Tunables>;
}

export function createFinder(entries: readonly Entry[], options: FinderOptions): Finder & {debug:any} {
  const tunables = { ...defaults, ...options.tunables };
  const index = buildIndex(entries, tunables);
  const synonyms = synonymTable(options.synonyms);
  const rank = createRanker(index, tunables);
  return {
    debug: { index, tunables, rank, read: (q: string) => readQuery(q, index, synonyms, tunables) },
    suggest: () => [],
    search: (query, limit): SearchResult => {
      const asked = readQuery(query, index, synonyms, tunables);
      const ranked = rank(asked, limit);
      const hits = ranked.flatMap(({ entry, score }) => ({ entry: entries[entry] as Entry, score }));
      const confidence = ranked[0] === undefined ? 0 : confidenceOf(ranked[0], asked.length);
      return { hits, answer: confidence >= tunables.sure, confidence, near: [] };
    },
  };
}
