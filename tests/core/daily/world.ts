/** A bot with its jobs in virtual time: somebody presses and types, and days go by. */
import { encodeAction, type Action } from '../../../src/core/action.ts';
import { handle } from '../../../src/core/bot.ts';
import { createJobs, type Jobs } from '../../../src/core/jobs.ts';
import type { Entry, Place } from '../../../src/core/model.ts';
import type { Reply, View } from '../../../src/core/view.ts';
import { testCorpus, testDeps, type TestDeps } from '../../deps.ts';
import { entryOf, pointOf } from '../../entries.ts';
import { virtualTime, type VirtualTime } from '../../virtual-time.ts';

export interface World {
  readonly deps: TestDeps;
  readonly time: VirtualTime;
  readonly jobs: Jobs;
  /** Time goes by, with a tick at every full half hour, or at every so many minutes. */
  readonly pass: (duration: Temporal.DurationLike, everyMinutes?: number) => Promise<void>;
  readonly tick: () => Promise<void>;
  readonly type: (text: string, by?: Who) => Promise<Reply>;
  readonly press: (action: Action, by?: Who) => Promise<Reply>;
  readonly submit: (action: Action, fields: Readonly<Record<string, string>>, by?: Who) => Promise<Reply>;
  /** The jobs of a second process on the same store. */
  readonly another: (owner: string) => Jobs;
}

interface Who {
  readonly id?: string;
  readonly canManage?: boolean;
  readonly place?: Place;
  readonly isDirect?: true;
}

export const general: Place = { platform: 'slack', tenant: 'T1', channel: 'C1' };
export const tuesday = '2026-11-24T06:00:00Z';

const graded = (id: string): Entry =>
  entryOf({
    id,
    title: `What is ${id}?`,
    category: 'Tools',
    difficulty: 'easy',
    completeness: 'complete',
    short: [{ text: `In short, ${id}.` }],
    hints: [[{ text: 'Think of a notebook.' }], [{ text: 'Use a queue.' }], [{ text: 'Walk it through.' }]],
    points: [
      { ...pointOf('Bound the queue', [], 60), accept: [{ pattern: 'bound*|limit* ; queue', line: 1 }] },
      { ...pointOf('Shed load early', [], 40), accept: [{ pattern: 'shed|reject ; load|requests', line: 2 }] },
    ],
  });

export const questions = ['alpha', 'beta', 'gamma', 'delta'].map(graded);

export async function world(entries: readonly Entry[] = questions, start = tuesday): Promise<World> {
  const time = virtualTime(start);
  const deps = await testDeps({ corpus: testCorpus(entries), clock: time.now });
  const settings = { rememberEventsHours: 24, graceMinutes: 120, wait: time.wait };
  const another = (owner: string): Jobs => createJobs({ ...settings, owner }, deps);
  const jobs = another('first');
  let events = 0;
  const say = (event: { readonly kind: string }, who: Who = {}) => {
    const { id = 'U1', canManage = true, place = general, ...direct } = who;
    events += 1;
    const from = { platform: place.platform, tenant: place.tenant, id };
    return handle(
      { id: `e${events}`, from, place, canManage, ...direct, ...event } as Parameters<typeof handle>[0],
      deps,
    );
  };
  const tick = async (): Promise<void> => {
    await time.run(jobs.tick());
    await time.run(jobs.idle());
  };
  return {
    deps,
    time,
    jobs,
    another,
    tick,
    pass: async (duration, everyMinutes = 30) => {
      const tickEvery = everyMinutes * 60_000;
      const end = time.now().add(duration).epochMilliseconds;
      for (let now = time.now().epochMilliseconds; now < end; now = time.now().epochMilliseconds) {
        const step = tickEvery - (now % tickEvery);
        await time.advance({ milliseconds: Math.min(step, end - now) });
        await tick();
      }
    },
    type: (text, by) => say({ kind: 'line', text } as { kind: string }, by),
    press: (action, by) => say({ kind: 'press', action: encodeAction(action) } as { kind: string }, by),
    submit: (action, fields, by) =>
      say({ kind: 'submit', action: encodeAction(action), fields } as { kind: string }, by),
  };
}

export const usualTimes = { time: '09:00', zone: 'Europe/Berlin', weekdays: '1,2,3,4,5', reveal: '6 h' } as const;

/** Sets the channel up for 09:00 in Berlin, Monday to Friday. */
export async function setUp(here: World, fields: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return here.submit({ kind: 'saved', form: 'times' }, { ...usualTimes, ...fields });
}

/** All words of a view, in order. */
export function wordsOf(view: View): string {
  return JSON.stringify(view);
}

export function viewIn(reply: Reply): View {
  if (reply.kind !== 'view') throw new Error('a form was opened');
  return reply.view;
}
