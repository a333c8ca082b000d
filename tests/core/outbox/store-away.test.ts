/** The disk is full, or the database is away for a while: all is made up for, nothing is there twice. */
import { describe, expect, it } from 'vitest';
import { storeTrouble, writes } from '../daily/store-trouble.ts';
import { setUp, viewIn, wordsOf, world, type World } from '../daily/world.ts';

const marks = (here: World, kind: string): readonly string[] =>
  here.deps.slack.messages.filter(({ mark }) => mark.startsWith(`1:${kind}:`)).map(({ mark }) => mark);

/** Ticks every 20 seconds, as the scheduler's; one that fails is logged there. */
async function pass(here: World, minutes: number): Promise<void> {
  for (let tick = 0; tick < minutes * 3; tick += 1) {
    await here.time.advance({ seconds: 20 });
    await here.tick().catch(() => undefined);
  }
}

describe('a database that is away for ten minutes', () => {
  it.each([
    ['around the time of the question', '07:55:00', /./],
    ['around the time of the answer', '13:55:00', /./],
    ['for writing, around the time of the question', '07:55:00', writes],
    ['for writing, around the time of the answer', '13:55:00', writes],
  ] as const)('%s delays it and doubles nothing', async (_name, from, methods) => {
    const here = await world();
    await setUp(here);
    const store = storeTrouble(here);
    await here.pass(here.time.now().until(Temporal.Instant.from(`2026-11-24T${from}Z`)), 60);
    store.fail(methods);
    await pass(here, 10);
    expect(store.failures()).toBeGreaterThan(0);
    store.fail(undefined);
    await here.pass({ hours: 8 });
    expect(marks(here, 'answer')).toEqual(['1:answer:1']);
    expect(marks(here, 'graded')).toEqual(['1:graded:1:got-it']);
  });
});

describe('a message that is posted while the store cannot write it down', () => {
  it.each([
    ['once', 1, 'before'],
    ['for a while', 12, 'before'],
    ['although it did, and only its answer was lost', 1, 'after'],
  ] as const)('%s is found again and not posted a second time', async (_name, ticks, when) => {
    const here = await world();
    await setUp(here);
    const store = storeTrouble(here);
    await here.time.advance({ hours: 2 });
    store.fail(/outbox\.end$/, when);
    for (let tick = 0; tick < ticks; tick += 1) {
      await here.tick();
      await here.time.advance({ seconds: 20 });
    }
    expect(store.failures()).toBeGreaterThan(0);
    store.fail(undefined);
    await here.pass({ hours: 8 });
    expect(here.deps.slack.calls.filter((call) => call === 'post 1:answer:1')).toHaveLength(1);
    expect(marks(here, 'graded')).toEqual(['1:graded:1:got-it']);
  });
});

describe('a full disk', () => {
  it('keeps no answer, says so with a reference, and takes it when there is room again', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    const store = storeTrouble(here);
    store.fail(writes);
    const answered = { kind: 'answered', round: 1 } as const;
    const fields = { text: 'Bound the queue, because memory ends.', share: 'no' };
    expect((await here.press({ kind: 'answer', round: 1 })).kind).toBe('form');
    const told = wordsOf(viewIn(await here.submit(answered, fields)));
    expect(told).toContain('Try again in a moment.');
    expect(told).toContain('this reference');
    store.fail(undefined);
    expect(wordsOf(viewIn(await here.submit(answered, fields)))).toContain('Your answer is kept.');
  });
});

it('delivers on a platform that is connected after something was woken', async () => {
  const here = await world();
  await setUp(here);
  const messengers = here.deps.messengers as Map<'slack', typeof here.deps.slack>;
  messengers.delete('slack');
  here.jobs.wake();
  messengers.set('slack', here.deps.slack);
  await here.pass({ hours: 3 });
  expect(marks(here, 'answer')).toEqual(['1:answer:1']);
});
