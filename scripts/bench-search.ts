/** How fast finding is at 100 and at 10,000 generated entries. Alone: `node scripts/bench-search.ts`. */
import { createFinder } from '../src/corpus/search/finder.ts';
import { dice, generatedEntries, generatedQueries, languageOf } from './generated-entries.ts';

/** Milliseconds. */
interface Spread {
  readonly p50: number;
  readonly p99: number;
}

interface SearchFigures {
  /** Milliseconds that passed, and those of them that the process was computing. */
  readonly build: { readonly passed: number; readonly computed: number };
  readonly search: Spread;
  readonly suggest: Spread;
}

const queries = 2000;

/** Lines with figure and bound. */
export function benchSearch(): string[] {
  const few = measure(100);
  const many = measure(10_000);
  const { passed, computed } = many.build;
  return [
    `search in 100 generated entries: p50 ${ms(few.search.p50)} (bound 0.300), p99 ${ms(few.search.p99)} (bound 2.000)`,
    `search in 10,000 generated entries: p50 ${ms(many.search.p50)}, p99 ${ms(many.search.p99)} (bound 10.000)`,
    `choices while typing: p99 ${ms(few.suggest.p99)} in 100 entries, ${ms(many.suggest.p99)} in 10,000`,
    `index of 10,000 generated entries: built in ${passed.toFixed(0)} ms, ${computed.toFixed(0)} ms of it computing (bound 3000)`,
  ];
}

function measure(size: number): SearchFigures {
  const random = dice(7);
  const language = languageOf(random);
  const entries = generatedEntries(size, language);
  const typed = generatedQueries(queries, entries, language, random);
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const finder = createFinder(entries, { synonyms: [] });
  const passed = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpu);
  for (const query of typed.slice(0, 300)) finder.search(query, 10);
  return {
    build: { passed, computed: (user + system) / 1000 },
    search: spread(typed.map((query) => timed(() => finder.search(query, 10)))),
    suggest: spread(typed.map((query) => timed(() => finder.suggest(query.slice(0, 12), 25)))),
  };
}

/** The best of three: what else the machine does meanwhile is not the question. */
function timed(work: () => unknown): number {
  const once = (): number => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  };
  return Math.min(once(), once(), once());
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function ms(value: number): string {
  return `${value.toFixed(3)} ms`;
}

if (import.meta.main) for (const line of benchSearch()) console.log(line);
