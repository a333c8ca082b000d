import { expect, it, vi } from 'vitest';
import type { SearchResult } from '../../../src/core/ports.ts';
import { withRecentResults } from '../../../src/corpus/search/recent-results.ts';

const searching = (most: number) => {
  const search = vi.fn((): SearchResult => ({ hits: [], answer: false, confidence: 0, near: [] }));
  return { search, recall: withRecentResults(search, most) };
};

it('searches once for a query that comes again', () => {
  const { search, recall } = searching(2);
  expect(recall('cap theorem', 10)).toBe(recall('cap theorem', 10));
  expect(search.mock.calls).toEqual([['cap theorem', 10]]);
});

it('tells queries and limits apart', () => {
  const { search, recall } = searching(9);
  for (const [query, limit] of [
    ['cap', 1],
    ['cap', 10],
    ['0 cap', 1],
    ['cap ', 1],
  ] as const)
    recall(query, limit);
  expect(search).toHaveBeenCalledTimes(4);
});

it('forgets the query that was asked for longest ago', () => {
  const { search, recall } = searching(2);
  for (const query of ['a', 'b', 'a', 'c']) recall(query, 10);
  search.mockClear();
  for (const query of ['a', 'c', 'b']) recall(query, 10);
  expect(search.mock.calls).toEqual([['b', 10]]);
});

it('keeps nothing of a long text', () => {
  const { search, recall } = searching(2);
  const text = 'cache '.repeat(40);
  recall(text, 10);
  recall(text, 10);
  expect(search).toHaveBeenCalledTimes(2);
});
