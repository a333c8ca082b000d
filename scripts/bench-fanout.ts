/**
 * Very many channels due at once, against platforms that hold the bot to their documented limits: how close it comes to the
 * time that the limits alone allow, how often it oversteps them, and how late a hundred are. Time is virtual: what the bot
 * computes takes none of it. `node scripts/bench-fanout.ts 10000` for another number of channels.
 */
import { createJobs } from '../src/core/jobs.ts';
import { PlatformError } from '../src/core/errors.ts';
import type { PlatformMessenger } from '../src/core/messenger.ts';
import type { Place, PlatformName } from '../src/core/model.ts';
import { testCorpus, testDeps } from '../tests/deps.ts';
import { virtualTime } from '../tests/virtual-time.ts';
import { questions } from './chaos/questions.ts';

const channels = import.meta.main ? Number(process.argv[2] ?? 2000) : 2000;
const perTenant = 100;
const tickMs = 20_000;
/** Milliseconds that a request takes. */
const answersAfter = 150;
const bound = 1.1;
const few = 100;

interface Case {
  readonly platform: PlatformName;
  readonly words: string;
  /** As createMessenger of the platform has it. */
  readonly pace: PlatformMessenger['pace'];
  /** Requests in a window of so many milliseconds, for the whole bot or a tenant. */
  readonly limit: { readonly requests: number; readonly ms: number; readonly of: 'all' | 'tenant' };
  /** Seconds that the limit alone allows. */
  readonly least: number;
}

const cases: readonly Case[] = [
  {
    platform: 'discord',
    words: '50 requests a second for the bot',
    pace: { global: 48, parallel: 64, timeoutMs: 20_000, repeatMs: 120_000 },
    limit: { requests: 50, ms: 1000, of: 'all' },
    least: channels / 50,
  },
  {
    platform: 'slack',
    words: `300 messages a minute for each workspace of ${perTenant} channels`,
    pace: { channel: 1, tenant: 5, parallel: 50, timeoutMs: 40_000, repeatMs: 0 },
    limit: { requests: 300, ms: 60_000, of: 'tenant' },
    least: perTenant / 5,
  },
];

export async function benchFanout(): Promise<string[]> {
  const told = [
    `${channels.toLocaleString('en')} channels due at once; virtual time, a request takes ${answersAfter} ms`,
  ];
  for (const one of cases) told.push(await fanOut(one), await lateness(one));
  return told;
}

interface Sent {
  /** Milliseconds after they were due, ascending. */
  readonly times: readonly number[];
  readonly refused: number;
}

async function send({ platform, pace, limit }: Case, count: number, ofOneTenant: number): Promise<Sent> {
  const time = virtualTime('2026-11-24T08:59:59Z');
  const due = time.now().add({ seconds: 1 });
  const sent = { times: [] as number[], refused: 0 };
  const windows = new Map<string, number[]>();
  const post: PlatformMessenger['post'] = async (_view, { place }) => {
    const now = time.now().epochMilliseconds;
    const key = limit.of === 'all' ? '' : place.tenant;
    const recent = (windows.get(key) ?? []).filter((at) => at > now - limit.ms);
    windows.set(key, recent);
    if (recent.length >= limit.requests) {
      sent.refused += 1;
      const retryAt = time.now().add({ seconds: 1 });
      throw new PlatformError('limited', 'slow down', { retryAt, everywhere: limit.of === 'all' });
    }
    recent.push(now);
    await time.wait(answersAfter);
    sent.times.push(time.now().epochMilliseconds - due.epochMilliseconds);
    return { place, message: String(sent.times.length) };
  };
  const deps = await testDeps({ corpus: testCorpus(questions), clock: time.now });
  const messengers = new Map([[platform, { ...deps.slack, pace, post }]]);
  for (let index = 0; index < count; index += 1) {
    const place: Place = { platform, tenant: `T${index % Math.ceil(count / ofOneTenant)}`, channel: `C${index}` };
    await deps.store.subscriptions.add(place, settings, { platform, tenant: place.tenant, id: 'U1' }, due);
  }
  const jobs = createJobs(
    { owner: 'bench', rememberEventsHours: 24, graceMinutes: 60, wait: time.wait },
    { ...deps, messengers },
  );
  while (sent.times.length < count) {
    await time.advance({ milliseconds: tickMs - (time.now().epochMilliseconds % tickMs) });
    const running = jobs.tick();
    await time.run(running);
  }
  await deps.store.close();
  return { times: sent.times.toSorted((a, b) => a - b), refused: sent.refused };
}

async function fanOut(one: Case): Promise<string> {
  const begin = performance.now();
  const { times, refused } = await send(one, channels, perTenant);
  const took = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  const ratio = `${(took / one.least).toFixed(2)} (bound ${bound.toFixed(2)})`;
  return `  ${one.platform}, ${one.words}: ${took.toFixed(1)} s, the limit alone ${one.least.toFixed(0)} s; ratio ${ratio}; ${refused} refused; computed ${((performance.now() - begin) / 1000).toFixed(1)} s`;
}

/** Of a hundred, five in each workspace. */
async function lateness(one: Case): Promise<string> {
  const { times } = await send(one, few, 5);
  const [tick = 0] = times;
  const late = (times[Math.floor(0.99 * few)] ?? 0) - tick;
  return `  ${few} due on ${one.platform}: p99 ${(late / 1000).toFixed(1)} s after the first, which the tick begins`;
}

const settings = {
  schedule: { time: '09:00', zone: 'UTC', weekdays: [1, 2, 3, 4, 5] },
  reveal: { kind: 'after', minutes: 480 },
  categories: [],
  level: 'any',
  pin: false,
  thread: false,
} as const;

if (import.meta.main) for (const line of await benchFanout()) console.log(line);
