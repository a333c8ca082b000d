import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figuresOf, outcomesOf, readQueries, type Group } from '../../../scripts/relevance-figures.ts';
import { loadEntries } from '../../../src/corpus/load.ts';
import { createFinder } from '../../../src/corpus/search/finder.ts';
import { readSynonyms } from '../../../src/corpus/search/synonyms.ts';

const { entries } = await loadEntries('content');
const finder = createFinder(entries, { synonyms: readSynonyms(readFileSync('config/synonyms.yaml', 'utf8')) });
const queries = readQueries('tests/fixtures/relevance/queries.dev.jsonl');
const outcomes = outcomesOf(queries, new Set(entries.map(({ id }) => id)), finder.search);
const figures = (group: Group) => figuresOf(outcomes.filter((outcome) => outcome.group === group));

/** Floors lie a little below what is measured, so that wording an entry anew does not break them; `npm run relevance` prints all. */
describe('relevance on the development queries', () => {
  it('finds what is there', () => {
    const { count, hit1, hit3, mrr10, ndcg5, answered } = figures('there');
    expect(count).toBeGreaterThanOrEqual(290);
    expect(hit1).toBeGreaterThanOrEqual(0.87);
    expect(hit3).toBeGreaterThanOrEqual(0.93);
    expect(mrr10).toBeGreaterThanOrEqual(0.9);
    expect(ndcg5).toBeGreaterThanOrEqual(0.86);
    expect(answered).toBeGreaterThanOrEqual(0.91);
  });

  it('refuses what is about nothing of ours', () => {
    const negatives = outcomes.filter(({ query }) => query.kind === 'negative');
    expect(negatives.length).toBeGreaterThanOrEqual(80);
    expect(figuresOf(negatives).answered).toBeLessThanOrEqual(0.12);
  });
});
