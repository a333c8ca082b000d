/** The interviews of a person that are over, and the picture of how they went. */
import { beforeEach, describe, expect, it } from 'vitest';
import { handle } from '../../../src/core/bot.ts';
import { encodeAction, type Action } from '../../../src/core/action.ts';
import type { Event } from '../../../src/core/event.ts';
import { dimensions, type Level, type Scorecard } from '../../../src/core/interview/scorecard-model.ts';
import type { Reply } from '../../../src/core/view.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { interviewOf } from '../../storage/given.ts';
import { ana, bob, heard } from './held.ts';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});

function cardOf(title: string, level: Level): Scorecard {
  return {
    title,
    band: 'at the bar',
    score: 50,
    dimensions: dimensions.map((name) => ({ name, level, because: 'So it was.' })),
    points: [],
    traps: [],
    workOn: [],
    links: [],
    hints: 0,
    gaveUp: [],
  };
}

/** One a day from 24 November 2026, titled `Task 1` and so on. */
async function held(count: number): Promise<void> {
  const begin = Temporal.Instant.from('2026-11-24T09:00:00Z');
  for (let day = 0; day < count; day += 1) {
    const at = begin.add({ hours: 24 * day });
    const { interview } = await deps.store.interviews.begin(interviewOf({ candidate: ana, startedAt: at }), () => []);
    const level = ([0, 1, 2, 3] as const)[day % 4] ?? 0;
    const over = { state: 'ended', ending: 'finished', endedAt: at, card: cardOf(`Task ${day + 1}`, level) } as const;
    await deps.store.interviews.save({ ...interview, ...over });
  }
}

const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const;
const send = (event: object, from = ana): Promise<Reply> =>
  handle({ id: 'e1', from, place, canManage: false, ...event } as Event, deps);
const history = (from = ana): Promise<Reply> => send({ kind: 'line', text: 'mock history' }, from);
const act = (action: Action): Promise<Reply> => send({ kind: 'press', action: encodeAction(action) });
const blockOf = (reply: Reply, kind: string) =>
  reply.kind === 'view' ? reply.view.blocks.find((block) => block.kind === kind) : undefined;

describe('the history of interviews', () => {
  it('of who has none says how to begin one', async () => {
    await held(1);
    expect(heard(await history(bob))).toContain('mock start');
  });

  it('lists them newest first, with day, length and band, to the person alone', async () => {
    await held(2);
    const reply = await history();
    expect(reply).toMatchObject({ delivery: 'private' });
    const words = heard(reply) ?? '';
    expect(words).toContain('Task 2 · Wed, 25 Nov 2026 · 30 min · at the bar');
    expect(words.indexOf('Task 2')).toBeLessThan(words.indexOf('Task 1'));
  });

  it('opens each scorecard again', async () => {
    await held(2);
    const menu = blockOf(await history(), 'menu');
    if (menu?.kind !== 'menu' || menu.options[1] === undefined) throw new Error('there is no menu');
    expect(menu.options[1]).toMatchObject({ label: '24 Nov · Task 1' });
    expect(heard(await act(menu.options[1].action))).toContain('Scorecard: Task 1');
  });

  it('turns pages of ten', async () => {
    await held(12);
    expect(heard(await history())).not.toContain('Task 2 ·');
    const older = await act({ kind: 'mocks', page: 2 });
    expect(heard(older)).toContain('Task 2 ·');
    expect(blockOf(older, 'picture')).toBeUndefined();
    expect(older).toMatchObject({ delivery: 'replace' });
  });

  it('shows the levels of the last ten in a picture that holds no titles, and in words', async () => {
    await held(12);
    const picture = blockOf(await history(), 'picture');
    if (picture?.kind !== 'picture') throw new Error('there is no picture');
    expect(picture.alt).toContain(
      'in your last 10 mock interviews, oldest first: requirements 2, 3, 0, 1, 2, 3, 0, 1, 2, 3',
    );
    const svg = await deps.store.drawings.get(picture.hash);
    expect(svg).toContain('>26<');
    expect(svg).not.toContain('Task');
  });

  it('shows no picture of one alone', async () => {
    await held(1);
    expect(blockOf(await history(), 'picture')).toBeUndefined();
  });
});
