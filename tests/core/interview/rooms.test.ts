/** Where an interview is held: a private thread where there is such a thing, and a thread below a message elsewhere. */
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import type { Messenger } from '../../../src/core/messenger.ts';
import { channel, held, type Held } from './held.ts';

type Asked = Parameters<Messenger['openPrivateThread']>;

function withPrivateThreads(
  here: Held,
  open: (...given: Asked) => ReturnType<Messenger['openPrivateThread']>,
): Asked[] {
  const asked: Asked[] = [];
  const messenger = {
    ...here.deps.slack,
    openPrivateThread: (...given: Asked) => {
      asked.push(given);
      return open(...given);
    },
  };
  (here.deps.messengers as Map<string, typeof messenger>).set('slack', messenger);
  here.restart();
  return asked;
}

describe('a room', () => {
  it('is a private thread where there is one, without a message in the channel', async () => {
    const here = await held();
    const asked = withPrivateThreads(here, async () => ({ ...channel, thread: 'p1' }));
    await here.type('mock start queues');
    await here.tick();
    expect(asked).toEqual([
      [channel, { name: 'Mock: How do queues survive a burst?', people: ['U1'], isAgain: false }],
    ]);
    expect(here.deps.slack.messages.map(({ mark, to }) => [mark, to.place.thread])).toEqual([
      ['1:mock:next:1:1', 'p1'],
    ]);
  });

  it('is looked for first when an answer was lost', async () => {
    const here = await held();
    const lose = [new PlatformError('down', 'the connection broke', { unsure: true })];
    const asked = withPrivateThreads(here, async () => {
      const [error] = lose.splice(0);
      if (error !== undefined) throw error;
      return { ...channel, thread: 'p1' };
    });
    await here.type('mock start queues');
    await here.pass({ minutes: 2 });
    expect(asked.map(([, { isAgain }]) => isAgain)).toEqual([false, true]);
    expect((await here.interview()).room?.thread).toBe('p1');
  });

  it('that is refused ends the interview before it has begun', async () => {
    const here = await held();
    here.deps.slack.trouble({
      on: 'openThread',
      when: 'before',
      error: new PlatformError('denied', 'no threads here'),
    });
    await here.type('mock start queues');
    await here.tick();
    expect(await here.interview()).toMatchObject({ state: 'ended', ending: 'gone' });
    await here.type('mock start queues');
    await here.tick();
    expect((await here.deps.store.interviews.get(2))?.room).toBeDefined();
  });
});
