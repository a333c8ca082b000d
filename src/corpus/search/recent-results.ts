/** The results of the last queries: the people of a team ask much the same, and what is searched never changes. */
import type { Corpus, SearchResult } from '../../core/ports.ts';

type Search = Corpus['search'];

/** Characters. Hardly anybody types a longer line twice. */
const longestKept = 200;

/** The same search, except that each of the `most` queries asked last gets the same object again. */
export function withRecentResults(search: Search, most: number): Search {
  // A Map keeps the order in which its keys were set: the first is the one that was asked for longest ago.
  const known = new Map<string, SearchResult>();
  return (query, limit) => {
    if (query.length > longestKept) return search(query, limit);
    const key = `${limit} ${query}`;
    const result = known.get(key) ?? search(query, limit);
    known.delete(key);
    known.set(key, result);
    const [oldest] = known.size > most ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return result;
  };
}
