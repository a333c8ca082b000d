/** Finding: one query in, entries out, and whether the best of them is what was asked for. */
import type { Entry } from '../../core/model.ts';
import type { Corpus, Hit, SearchResult } from '../../core/ports.ts';
import { confidenceOf } from './know.ts';
import { createRanker, type Ranked } from './rank.ts';
import { readQuery, type AskedWord } from './read-query.ts';
import { relatedEntries } from './related.ts';
import { buildIndex } from './search-index.ts';
import { createSuggester } from './suggest.ts';
import { synonymTable } from './synonyms.ts';
import { defaults, type Tunables } from './tunables.ts';

export type Finder = Pick<Corpus, 'search' | 'suggest' | 'related'>;

export interface FinderOptions {
  /** Groups of words or phrases that mean the same. */
  readonly synonyms: readonly (readonly string[])[];
  readonly tunables?: Partial<Tunables>;
}

const mostNear = 5;
/** An entry beside the best is offered when it has this share of its score at least. */
const nearShare = 0.5;

/** Reads the entries once; changed entries need a new finder. */
export function createFinder(entries: readonly Entry[], options: FinderOptions): Finder {
  const tunables: Tunables = { ...defaults, ...options.tunables };
  const index = buildIndex(entries, tunables);
  const reader = { index, synonyms: synonymTable(options.synonyms), tunables };
  const rank = createRanker(index, tunables);
  const look = (query: string, limit: number) => {
    const asked = readQuery(query, reader);
    return { asked, ranked: rank(asked, limit) };
  };
  const hitOf = ({ entry, score }: Ranked): readonly Hit[] => {
    const found = entries[entry];
    return found === undefined ? [] : [{ entry: found, score }];
  };
  return {
    search: (query, limit): SearchResult => {
      const { asked, ranked } = look(query, Math.max(limit, mostNear + 1));
      const [best] = ranked;
      const confidence = best === undefined ? 0 : confidenceOf(best, asked.length, tunables);
      const answer = confidence >= tunables.sure;
      return {
        hits: ranked.slice(0, limit).flatMap(hitOf),
        answer,
        confidence,
        near: nearOnes(asked, ranked, answer, tunables).flatMap(hitOf),
      };
    },
    suggest: createSuggester(index, look),
    related: (id, limit) => relatedEntries(id, entries, limit),
  };
}

function nearOnes(
  asked: readonly AskedWord[],
  ranked: readonly Ranked[],
  answer: boolean,
  tunables: Tunables,
): Ranked[] {
  const [best] = ranked;
  if (best === undefined) return [];
  return ranked
    .slice(answer ? 1 : 0)
    .filter((hit) => hit.score >= nearShare * best.score && confidenceOf(hit, asked.length, tunables) >= tunables.near)
    .slice(0, mostNear);
}
