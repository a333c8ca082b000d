/**
 * A thousand interviews that run at once, on SQLite in a file and the real corpus, in a process of its own: how long the
 * interviewer takes over an answer while clocks run and buttons are pressed, and how much memory it all needs. Time is virtual,
 * so that clocks are as busy as in real life; the platform answers at once. `node scripts/bench-interviews.ts`
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeAction } from '../src/core/action.ts';
import { handle } from '../src/core/bot.ts';
import type { Event } from '../src/core/event.ts';
import { createGrader } from '../src/core/interview/grade.ts';
import { createJobs } from '../src/core/jobs.ts';
import type { Deps, Log } from '../src/core/ports.ts';
import { openCorpus } from '../src/corpus/corpus.ts';
import { openStore } from '../src/storage/open.ts';
import { fakePlatform } from '../tests/fake-messenger.ts';

const interviews = 1000;
/** Of 20 seconds; in each, half of the candidates say something and one in 20 presses Next. */
const rounds = 6;
/** Seconds from one start to the next: they are spread over the length of a phase or two. */
const apart = 0.5;
/** Seconds between two ticks. */
const tickSeconds = 2;
/** Answers that come at the same moment. */
const atOnce = 10;
const bounds = { ms: 100, mb: 250 };

interface Figures {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly next: number;
  /** Of the process at its largest. */
  readonly mb: number;
  readonly answers: number;
  readonly posted: number;
}

export async function benchInterviews(): Promise<string[]> {
  const child = fork(import.meta.filename, ['measure'], {
    execArgv: ['--max-semi-space-size=2'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [told] = (await once(child, 'message')) as [Figures];
  return [
    `${interviews.toLocaleString('en')} interviews at once: ${told.answers.toLocaleString('en')} answers, ${atOnce} at a time, ${told.posted.toLocaleString('en')} messages posted meanwhile`,
    `  an answer: p50 ${told.p50.toFixed(1)} ms, p99 ${told.p99.toFixed(1)} ms (bound ${bounds.ms}); Next with its grading: p99 ${told.next.toFixed(1)} ms`,
    `  peak memory ${told.mb.toFixed(0)} MB (bound ${bounds.mb})`,
  ];
}

const silent = (): void => undefined;
const log: Log = {
  debug: silent,
  info: silent,
  warn: silent,
  error: (fields, message) => {
    console.error(message, fields);
  },
};

async function measure(folder: string): Promise<Figures> {
  let now = Temporal.Instant.from('2026-11-24T09:00:00Z');
  const clock = (): Temporal.Instant => now;
  const store = await openStore(join(folder, 'bench.sqlite'));
  const corpus = await openCorpus({
    contentDir: 'content',
    cacheDir: join(folder, 'pictures'),
    synonymsFile: 'config/synonyms.yaml',
    log,
    drawings: store.drawings,
  });
  const slack = fakePlatform(clock, { parallel: 50 });
  const deps: Deps = {
    corpus,
    store,
    messengers: new Map([['slack', slack]]),
    grader: createGrader(),
    metrics: { count: silent, observe: silent },
    clock,
    wake: silent,
    random: Math.random,
    log,
  };
  const jobs = createJobs(
    { owner: 'bench', rememberEventsHours: 24, graceMinutes: 60, wait: async () => undefined },
    deps,
  );
  const pass = async (seconds: number): Promise<void> => {
    now = now.add({ seconds });
    await jobs.tick();
    await jobs.idle();
  };
  const entries = corpus.all().filter(({ completeness }) => completeness === 'complete');
  for (let one = 1; one <= interviews; one += 1) {
    const entry = entries[one % entries.length];
    await handle(eventOf(one, 0, { kind: 'line', text: `mock start ${entry?.id ?? ''} 45` }), deps);
    now = now.add({ milliseconds: 1000 * apart });
    if (one % 50 === 0) await pass(0);
  }
  for (let look = 0; look < 4; look += 1) await pass(1);
  const times: { readonly answers: number[]; readonly next: number[] } = { answers: [], next: [] };
  const bursts = interviews / 2 / atOnce;
  const perTick = Math.ceil((bursts * tickSeconds) / 20);
  for (let round = 1; round <= rounds; round += 1) {
    let meanwhile: Promise<void> | undefined;
    for (let burst = 0; burst < bursts; burst += 1) {
      // Whatever is due runs beside the answers.
      if (burst % perTick === 0) {
        await meanwhile;
        meanwhile = pass(tickSeconds);
      }
      const first = 1 + (round % 2) + 2 * atOnce * burst;
      const speaking = Array.from({ length: atOnce }, (_, index) => first + 2 * index).filter(
        (one) => one <= interviews,
      );
      await Promise.all(speaking.map((one) => timed(times.answers, () => answer(one, round, deps))));
      await timed(times.next, () => pressNext(speaking[0] ?? 1, round, deps));
    }
    await meanwhile;
  }
  const posted = slack.messages.length;
  corpus.close();
  await store.close();
  const of = (list: readonly number[], share: number): number =>
    list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN;
  const { answers, next } = times;
  const mb = Number(/VmHWM:\s*(?<kb>\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.groups?.['kb']) / 1024;
  return { p50: of(answers, 0.5), p99: of(answers, 0.99), next: of(next, 0.99), mb, answers: answers.length, posted };
}

async function timed(times: number[], work: () => Promise<void>): Promise<void> {
  const begin = performance.now();
  await work();
  times.push(performance.now() - begin);
}

async function answer(one: number, round: number, deps: Deps): Promise<void> {
  const room = (await deps.store.interviews.get(one))?.room;
  if (room === undefined) throw new Error(`interview ${one} has no room`);
  const probes = deps.corpus.all()[one % 70]?.probes ?? [];
  const text = probes[round % Math.max(1, probes.length)]?.answer ?? 'We bound the queue and shed load early.';
  const said = { kind: 'said', text, message: `w${one} ${round}`, isEdit: false } as const;
  await handle(eventOf(one, round, said, room.thread), deps);
}

async function pressNext(one: number, round: number, deps: Deps): Promise<void> {
  const step = (await deps.store.interviews.get(one))?.step ?? 1;
  const action = encodeAction({ kind: 'mock', verb: 'next', interview: one, step });
  await handle(eventOf(one, round, { kind: 'press', action }), deps);
}

/** Each has a channel of its own, 50 to a workspace. */
function eventOf(one: number, round: number, event: object, thread?: string): Event {
  const tenant = `T${one % 20}`;
  return {
    id: `e${one} ${round}`,
    from: { platform: 'slack', tenant, id: `U${one}` },
    place: { platform: 'slack', tenant, channel: `C${one}`, ...(thread === undefined ? {} : { thread }) },
    canManage: false,
    ...event,
  } as Event;
}

if (import.meta.main) {
  if (process.argv[2] === 'measure') {
    const folder = mkdtempSync(join(tmpdir(), 'bench-interviews-'));
    const figures = await measure(folder).finally(() => {
      rmSync(folder, { recursive: true });
    });
    process.send?.(figures, () => process.exit(0));
  } else for (const line of await benchInterviews()) console.log(line);
}
