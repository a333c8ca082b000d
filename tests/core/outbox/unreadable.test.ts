/** An answer of the platform got lost, and the bot may not read the history: nothing proves that the message is not there. */
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { lost, type Trouble } from '../../fake-messenger.ts';
import { setUp, viewIn, wordsOf, world, type World } from '../daily/world.ts';

const unreadable: Trouble = {
  on: 'find',
  when: 'before',
  error: new PlatformError('denied', 'Give me the right to read the history.'),
};
const marks = (here: World, kind: string): readonly string[] =>
  here.deps.slack.messages.filter(({ mark }) => mark.startsWith(kind)).map(({ mark }) => mark);
const dm = { place: { platform: 'slack', tenant: 'T1', channel: 'D1' } } as const;

describe.each(['after', 'before'] as const)('a message that was lost %s it arrived', (when) => {
  it('as a question is not posted again until the bot may look, and then is there once', async () => {
    const here = await world();
    await setUp(here);
    here.deps.slack.trouble({ on: 'post', when, error: lost() }, unreadable);
    await here.pass({ hours: 2, minutes: 40 }, 10);
    expect(marks(here, '1:answer')).toHaveLength(when === 'after' ? 1 : 0);
    const notice = here.deps.slack.messages.find(({ view }) => view.summary.includes('I have stopped it'));
    expect(notice?.view.summary).toContain('Give me the right to read the history.');
    expect(notice?.to.person).toBe('U1');
    const again = await here.press({ kind: 'retry', subscription: 1, delivery: 2 }, dm);
    expect(wordsOf(viewIn(again))).toContain('what was held up is tried again now');
    await here.pass({ hours: 8 }, 10);
    expect(marks(here, '1:answer')).toEqual(['1:answer:1']);
    expect(marks(here, '1:graded')).toEqual(['1:graded:1:got-it']);
  });

  it('as an answer does not come in the channel as well', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    here.deps.slack.trouble({ on: 'post', when, error: lost() }, unreadable);
    await here.pass({ hours: 6 }, 10);
    expect(marks(here, '1:graded')).toHaveLength(when === 'after' ? 1 : 0);
    expect((await here.deps.store.subscriptions.get(1))?.trouble).toBe('Give me the right to read the history.');
    await here.type('daily resume');
    await here.pass({ hours: 1 }, 10);
    const thread = here.deps.slack.messages.filter(({ mark }) => mark.startsWith('1:graded'));
    expect(thread.map(({ to }) => to.place.thread)).toEqual(['m1']);
    expect((await here.deps.store.rounds.get(1))?.state).toBe('revealed');
  });
});

it('what is for one person may come twice, and so is not lost', async () => {
  const here = await world();
  await setUp(here);
  here.deps.slack.trouble(
    { on: 'post', when: 'before', error: new PlatformError('denied', 'I am not in it.') },
    { on: 'post', when: 'after', error: lost() },
    unreadable,
  );
  await here.pass({ hours: 3 }, 10);
  expect(marks(here, '1:retry').toSorted()).toEqual(['1:retry:1:2', '1:retry:1:2', '1:retry:1:3']);
});
