/** Deps for tests: a real store in memory, a small corpus with a plain search, a clock that stands still until moved, dice that repeat. */
import type { Entry } from '../src/core/model.ts';
import { createGrader } from '../src/core/interview/grade.ts';
import type { PlatformName } from '../src/core/model.ts';
import type { Corpus, Deps, Log, Picture, Store } from '../src/core/ports.ts';
import { openStore } from '../src/storage/open.ts';
import { testEntries } from './entries.ts';
import { fakePlatform, type FakePlatform } from './fake-messenger.ts';

export interface LogRecord {
  readonly level: keyof Log;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface TestDeps extends Deps {
  readonly store: Store;
  readonly logged: LogRecord[];
  /** What speaks on Slack; the others are not connected. */
  readonly slack: FakePlatform;
  /** Counted metrics, as `name label,label`. */
  readonly counted: ReadonlyMap<string, number>;
  /** Moves the clock. */
  readonly advance: (duration: Temporal.DurationLike) => void;
}

export async function testDeps(
  options: { readonly corpus?: Corpus; readonly random?: () => number; readonly clock?: () => Temporal.Instant } = {},
): Promise<TestDeps> {
  const logged: LogRecord[] = [];
  const counted = new Map<string, number>();
  let now = Temporal.Instant.from('2026-11-24T09:00:00Z');
  const clock = options.clock ?? (() => now);
  const slack = fakePlatform(clock);
  return {
    messengers: new Map<PlatformName, FakePlatform>([['slack', slack]]),
    slack,
    grader: createGrader(),
    metrics: {
      count: (name, labels = {}, by = 1) => {
        const key = [name, Object.values(labels).join(',')].join(' ');
        counted.set(key, (counted.get(key) ?? 0) + by);
      },
      observe: () => undefined,
    },
    counted,
    wake: () => undefined,
    corpus: options.corpus ?? testCorpus(),
    store: await openStore(':memory:'),
    clock,
    random: options.random ?? (() => 0.5),
    log: testLog(logged),
    logged,
    advance: (duration) => {
      now = now.add(duration);
    },
  };
}

export function testLog(logged: LogRecord[]): Log {
  const at = (level: keyof Log) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    logged.push({ level, fields, message });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** A 1×1 white PNG. */
export const tinyPng = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64'),
);

/** Finds an entry when the query's words are in its title, id, tags or `asked as`; near are those that share one word. */
export function testCorpus(entries: readonly Entry[] = testEntries): Corpus {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const textOf = (entry: Entry): string =>
    [entry.id, entry.title, ...entry.tags, ...entry.askedAs].join(' ').toLowerCase();
  const hitsFor = (query: string) => {
    const words = query
      .toLowerCase()
      .split(/\W+/)
      .filter((word) => word.length > 1);
    return entries
      .map((entry) => ({
        entry,
        score: words.filter((word) => textOf(entry).includes(word)).length / Math.max(1, words.length),
      }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score);
  };
  return {
    all: () => entries,
    get: (id) => byId.get(id),
    search: (query, limit) => {
      const hits = hitsFor(query).slice(0, limit);
      const confidence = hits[0]?.score ?? 0;
      return { hits, confidence, answer: confidence === 1, near: hits.slice(confidence === 1 ? 1 : 0, 5) };
    },
    suggest: (partial, limit) =>
      (partial === '' ? entries : hitsFor(partial).map((hit) => hit.entry))
        .slice(0, limit)
        .map((entry) => ({ label: entry.title, entry: entry.id })),
    related: (id, limit) => (byId.get(id)?.related ?? []).flatMap((other) => byId.get(other) ?? []).slice(0, limit),
    pictureName: (svg) => String(svg.length),
    picture: async (hash): Promise<Picture | undefined> =>
      entries.some((entry) => entry.diagram?.hash === hash) ? { hash, png: tinyPng, width: 1, height: 1 } : undefined,
  };
}
