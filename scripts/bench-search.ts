/** How fast finding is at 100 and at 10,000 generated entries: `node scripts/bench-search.ts`. */
import { createFinder } from '../src/corpus/search/finder.ts';
import { dice, generatedEntries, generatedQueries, languageOf } from './generated-entries.ts';

export interface SearchFigures {
  readonly entries: number;
  readonly words: number;
  /** Milliseconds. */
  readonly build: number;
  readonly search: Spread;
  readonly suggest: Spread;
}

interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Builds an index over `size` generated entries and times `queries` searches one by one. */
export function measureSearch(size: number, queries: number): SearchFigures {
  const random = dice(7);
  const language = languageOf(random);
  const entries = generatedEntries(size, language);
  const typed = generatedQueries(queries, entries, language, random);
  const begin = performance.now();
  const finder = createFinder(entries, { synonyms: [] });
  const build = performance.now() - begin;
  for (const query of typed.slice(0, 300)) finder.search(query, 10);
  const search = spread(typed.map((query) => timed(() => finder.search(query, 10))));
  const suggest = spread(typed.map((query) => timed(() => finder.suggest(query.slice(0, 12), 25))));
  return { entries: size, words: wordsIn(entries[0]), build, search, suggest };
}

function wordsIn(entry: unknown): number {
  return JSON.stringify(entry).split(/\W+/).length;
}

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

export function searchLines(figures: SearchFigures): string[] {
  const { entries, build, search, suggest } = figures;
  const line = (name: string, { p50, p99, max }: Spread): string =>
    `  ${name}: p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms, worst ${max.toFixed(3)} ms`;
  return [
    `${String(entries)} generated entries: index built in ${build.toFixed(0)} ms`,
    line('search', search),
    line('suggest', suggest),
  ];
}

if (import.meta.main) {
  for (const size of [100, 10_000]) for (const line of searchLines(measureSearch(size, 2000))) console.log(line);
}
