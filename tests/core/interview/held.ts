/** An interview in virtual time: a candidate types and presses in its room, and whoever else is there. */
import { encodeAction, type Action } from '../../../src/core/action.ts';
import { handle } from '../../../src/core/bot.ts';
import type { Event } from '../../../src/core/event.ts';
import { createJobs } from '../../../src/core/jobs.ts';
import type { Interview } from '../../../src/core/interview/model.ts';
import type { Entry, Person, Place } from '../../../src/core/model.ts';
import { plain } from '../../../src/core/model.ts';
import type { Block, Button, Reply, View } from '../../../src/core/view.ts';
import { testCorpus, testDeps, type TestDeps } from '../../deps.ts';
import type { FakeMessage } from '../../fake-messenger.ts';
import { virtualTime, type VirtualTime } from '../../virtual-time.ts';
import { queues, shop } from './subjects.ts';

export const channel: Place = { platform: 'slack', tenant: 'T1', channel: 'C1' };
export const ana: Person = { platform: 'slack', tenant: 'T1', id: 'U1' };
export const bob: Person = { platform: 'slack', tenant: 'T1', id: 'U2' };

export interface Held {
  readonly deps: TestDeps;
  readonly time: VirtualTime;
  readonly tick: () => Promise<void>;
  /** Time goes by, with a tick every 20 seconds, or every so many. */
  readonly pass: (duration: Temporal.DurationLike, everySeconds?: number) => Promise<void>;
  readonly type: (text: string, by?: Person) => Promise<Reply>;
  /** A plain message in the room; `message` makes it that one again. */
  readonly say: (text: string, more?: Partial<Extract<Event, { kind: 'said' }>>) => Promise<Reply>;
  readonly unsay: (message: string) => Promise<Reply>;
  readonly press: (label: string, by?: Person) => Promise<Reply>;
  readonly act: (action: Action, by?: Person, fields?: Readonly<Record<string, string>>) => Promise<Reply>;
  readonly interview: () => Promise<Interview>;
  /** The newest message in the room. */
  readonly newest: () => FakeMessage;
  /** Forgets all that a process remembers: the next event meets a bot that has just been started. */
  readonly restart: () => void;
}

export async function held(entries: readonly Entry[] = [queues, shop]): Promise<Held> {
  const time = virtualTime('2026-11-24T09:00:00Z');
  const deps = await testDeps({ corpus: testCorpus(entries), clock: time.now });
  const born = () => createJobs({ rememberEventsHours: 24, graceMinutes: 60, wait: time.wait, owner: 'one' }, deps);
  let jobs = born();
  let events = 0;
  const tick = async (): Promise<void> => {
    await time.run(jobs.tick());
    await time.run(jobs.idle());
  };
  const send = async (event: object, from: Person = ana, place: Place = channel): Promise<Reply> => {
    events += 1;
    const reply = await handle({ id: `e${events}`, from, place, canManage: false, ...event } as Event, deps);
    await tick();
    return reply;
  };
  const interview = async (): Promise<Interview> => {
    const one = await deps.store.interviews.get(1);
    if (one === undefined) throw new Error('no interview was begun');
    return one;
  };
  const roomOf = async (): Promise<Place> => (await deps.store.interviews.get(1))?.room ?? channel;
  const act: Held['act'] = async (action, by, fields) =>
    send(
      fields === undefined
        ? { kind: 'press', action: encodeAction(action) }
        : { kind: 'submit', action: encodeAction(action), fields },
      by,
      await roomOf(),
    );
  const newest = (): FakeMessage => {
    const message = deps.slack.messages.at(-1);
    if (message === undefined) throw new Error('nothing was posted');
    return message;
  };
  return {
    deps,
    time,
    tick,
    act,
    interview,
    newest,
    pass: async (duration, everySeconds = 20) => {
      const end = time.now().add(duration).epochMilliseconds;
      while (time.now().epochMilliseconds < end) {
        await time.advance({ milliseconds: Math.min(everySeconds * 1000, end - time.now().epochMilliseconds) });
        await tick();
      }
    },
    type: (text, by) => send({ kind: 'line', text }, by),
    say: async (text, { from, ...more } = {}) =>
      send({ kind: 'said', text, message: `w${events + 1}`, isEdit: false, ...more }, from, await roomOf()),
    unsay: async (message) => send({ kind: 'unsaid', message }, undefined, await roomOf()),
    press: (label, by) => act(buttonIn(newest().view, label).action, by),
    restart: () => {
      jobs = born();
    },
  };
}

/** Starts one on a topic and lets its room open. */
export async function inside(topic = 'queues 30', entries?: readonly Entry[]): Promise<Held> {
  const here = await held(entries);
  await here.type(`mock start ${topic}`);
  await here.tick();
  await here.tick();
  return here;
}

export function buttonIn(view: View, label: string): Button {
  const found = buttonsOf(view).find((button) => button.label === label);
  if (found === undefined) throw new Error(`no button ${label} in ${JSON.stringify(view)}`);
  return found;
}

export function buttonsOf(view: View): readonly Button[] {
  return view.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
}

/** What is read of a view, without its buttons. */
export function read(view: View): string {
  return view.blocks
    .map(readBlock)
    .filter((text) => text !== '')
    .join('\n');
}

function readBlock(block: Block): string {
  if (block.kind === 'title' || block.kind === 'heading') return block.text;
  if (block.kind === 'text' || block.kind === 'lead' || block.kind === 'note') return plain(block.text);
  if (block.kind === 'bullets') return block.items.map(({ text }) => `- ${plain(text)}`).join('\n');
  return '';
}

export function heard(reply: Reply): string | undefined {
  return reply.kind === 'view' ? read(reply.view) : undefined;
}
