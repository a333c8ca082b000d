/** A day in virtual time on which everything goes wrong by dice: the platform misbehaves, and the bot dies at any step. */
import { createJobs, type Jobs } from '../../../src/core/jobs.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import type { PlatformMessenger, PostRef } from '../../../src/core/messenger.ts';
import type { Place } from '../../../src/core/model.ts';
import type { Deps } from '../../../src/core/ports.ts';
import { testCorpus, testDeps } from '../../deps.ts';
import { fakePlatform, lost, type FakePlatform } from '../../fake-messenger.ts';
import { virtualTime, type VirtualTime } from '../../virtual-time.ts';
import { questions } from '../daily/world.ts';

export interface Day {
  readonly places: readonly Place[];
  readonly due: Temporal.Instant;
  /** What stands on the platform in the end. */
  readonly platform: FakePlatform;
  /** The mark of every message that it took, also of those deleted since. */
  readonly taken: readonly string[];
  readonly deps: Deps;
  readonly deaths: number;
  readonly troubles: number;
}

/** Of the dice, so that a message is never given up and a bot lives in the end. */
const most = { unsure: 3, deaths: 6 };
const tickSeconds = 20;
const minutes = 40;

export async function unluckyDay(seed: number): Promise<Day> {
  const random = dice(seed);
  const time = virtualTime('2026-11-24T08:59:40Z');
  const due = time.now().add({ seconds: 20 });
  const platform = fakePlatform(time.now, { repeatMs: seed % 3 === 0 ? 120_000 : 0, channel: 1 });
  const { messenger, taken, count } = misbehaving(platform, time, random);
  const base = await testDeps({ corpus: testCorpus(questions), clock: time.now, random });
  const places = ['C1', 'C2', 'C3'].map((channel): Place => ({ platform: 'slack', tenant: 'T1', channel }));
  for (const place of places) await base.store.subscriptions.add(place, settings, staff, due);
  let deaths = 0;
  const born = (): { readonly jobs: Jobs; readonly life: Life } => {
    const life = openLife(random, deaths < most.deaths ? 0.02 : 0);
    const { store } = base;
    const rounds = mortal(store.rounds, life);
    const deps = {
      ...base,
      store: { ...store, rounds, outbox: mortal(store.outbox, life) },
      messengers: new Map([['slack', mortal(messenger, life)] as const]),
    };
    const owner = `bot ${deaths}`;
    return { life, jobs: createJobs({ owner, rememberEventsHours: 24, graceMinutes: 60, wait: time.wait }, deps) };
  };
  let { jobs, life } = born();
  for (let tick = 0; tick < (minutes * 60) / tickSeconds; tick += 1) {
    if (life.isOver()) {
      deaths += 1;
      ({ jobs, life } = born());
    }
    void jobs.tick();
    await time.advance({ seconds: tickSeconds });
  }
  await time.run(jobs.idle());
  return { places, due, platform, taken, deps: base, deaths, troubles: count() };
}

const settings = {
  schedule: { time: '09:00', zone: 'UTC', weekdays: [1, 2, 3, 4, 5] },
  reveal: { kind: 'after', minutes: 15 },
  categories: [],
  level: 'any',
  pin: true,
  thread: true,
} as const;
const staff = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;

/** Uniform in [0, 1), repeatable. */
function dice(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e_37_79_b1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Life {
  readonly isOver: () => boolean;
  /** Never resolves once it is over, which may be now. */
  readonly goOn: () => Promise<void>;
}

function openLife(random: () => number, risk: number): Life {
  let isOver = false;
  return {
    isOver: () => isOver,
    goOn: () => {
      isOver ||= random() < risk;
      return isOver ? new Promise(() => undefined) : Promise.resolve();
    },
  };
}

/** The port of a process that may die before and after each call. */
function mortal<Port extends object>(port: Port, life: Life): Port {
  return new Proxy(port, {
    get: (target, key): unknown => {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function' || key === 'link') return method;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        await life.goOn();
        const result: unknown = await Reflect.apply(method, target, given);
        await life.goOn();
        return result;
      };
    },
  });
}

interface Misbehaving {
  readonly messenger: PlatformMessenger;
  readonly taken: readonly string[];
  readonly count: () => number;
}

function misbehaving(platform: FakePlatform, time: VirtualTime, random: () => number): Misbehaving {
  const taken: string[] = [];
  const unsure = new Map<string, number>();
  const known = new Map<string, PostRef>();
  let troubles = 0;
  const take = async (...given: Parameters<PlatformMessenger['post']>): Promise<PostRef> => {
    const [, , mark] = given;
    const before = platform.pace.repeatMs > 0 ? known.get(mark) : undefined;
    if (before !== undefined) return before;
    const ref = await platform.post(...given);
    known.set(mark, ref);
    taken.push(mark);
    return ref;
  };
  const mayFail = (share: number): void => {
    if (random() >= share) return;
    troubles += 1;
    if (random() < 0.5) throw new PlatformError('down', 'nobody listens');
    throw new PlatformError('limited', 'slow down', { retryAt: time.now().add({ seconds: 15 }) });
  };
  const post: PlatformMessenger['post'] = async (...given) => {
    const [, , mark] = given;
    await time.wait(Math.floor(random() * 2000));
    const soFar = unsure.get(mark) ?? 0;
    const roll = random();
    if (soFar >= most.unsure || roll > 0.35) return take(...given);
    if (roll > 0.25) mayFail(1);
    unsure.set(mark, soFar + 1);
    troubles += 1;
    // Taken at once, up to 25 s later, or never.
    if (roll < 0.1) await take(...given);
    else if (roll < 0.18) void time.wait(Math.floor(random() * 25_000)).then(() => take(...given));
    if (random() < 0.3) await time.wait(10_000);
    throw lost();
  };
  const find: PlatformMessenger['find'] = async (...given) => {
    mayFail(0.15);
    return platform.find(...given);
  };
  const openThread: PlatformMessenger['openThread'] = async (...given) => {
    mayFail(0.15);
    return platform.openThread(...given);
  };
  return { messenger: { ...platform, post, find, openThread }, taken, count: () => troubles };
}
