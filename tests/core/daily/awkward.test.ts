/** What people and the world do that nobody asked for: each is answered with what is so, and with what to do. */
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import type { Place } from '../../../src/core/model.ts';
import { storeTrouble } from './store-trouble.ts';
import { questions, setUp, viewIn, wordsOf, world, type World } from './world.ts';

const said = async (here: World, text: string): Promise<string> => wordsOf(viewIn(await here.type(text)));
const posts = (here: World): readonly string[] =>
  here.deps.slack.messages
    .filter(({ mark }) => mark.startsWith('1:answer'))
    .map(({ at }) => at.toString().slice(0, 16));
const dm: Place = { platform: 'slack', tenant: 'T1', channel: 'D1' };
const refusesToPost = (here: World): void => {
  here.deps.slack.trouble({ on: 'post', when: 'before', error: new PlatformError('denied', 'I am not in it.') });
};
const notices = (here: World): readonly string[] =>
  here.deps.slack.messages.filter(({ mark }) => mark.startsWith('1:retry')).map(({ view }) => view.summary);

describe('an answer that was committed in time', () => {
  const answered = { kind: 'answered', round: 1 } as const;

  it.each([
    ['its author has looked', async (here: World) => here.press({ kind: 'peek', round: 1 })],
    ['the reveal', async (here: World) => here.pass({ hours: 7 })],
    ['the reveal was due, though it is still on its way', async (here: World) => here.time.advance({ hours: 7 })],
  ])('cannot be changed after %s', async (_name, happen) => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    await here.submit(answered, { text: 'My first words.', share: 'yes' });
    await happen(here);
    for (const reply of [
      await here.press({ kind: 'answer', round: 1 }),
      await here.submit(answered, { text: 'Copied.' }),
    ]) {
      expect(wordsOf(viewIn(reply))).toContain('yours stays as you committed it');
    }
    const kept = await here.deps.store.attempts.get(1, { platform: 'slack', tenant: 'T1', id: 'U1' });
    expect(kept).toMatchObject({ text: 'My first words.', shared: true, late: false });
  });

  it('is one that came before the reveal was due, recorded or not', async () => {
    const here = await world();
    await setUp(here, { reveal: '15 min' });
    await here.time.advance({ hours: 2, minutes: 10 });
    here.deps.slack.trouble({ on: 'post', when: 'after', error: new PlatformError('down', 'lost', { unsure: true }) });
    await here.time.run(here.jobs.tick());
    await here.time.advance({ minutes: 10 });
    await here.submit(answered, { text: 'The post is there, and nobody knows.' }, { id: 'U2' });
    await here.tick();
    await here.pass({ minutes: 14 }, 1);
    await here.submit(answered, { text: 'Just in time.' }, { id: 'U3' });
    await here.time.advance({ minutes: 2 });
    await here.submit(answered, { text: 'It is in front of me.' }, { id: 'U4' });
    const late = async (id: string) =>
      (await here.deps.store.attempts.get(1, { platform: 'slack', tenant: 'T1', id }))?.late;
    expect([await late('U2'), await late('U3'), await late('U4')]).toEqual([false, false, true]);
  });

  it('is not asked for by a question that was skipped', async () => {
    const here = await world();
    await setUp(here);
    await here.type('daily skip');
    expect(wordsOf(viewIn(await here.press({ kind: 'answer', round: 1 })))).toContain('not there any more');
  });
});

it('tells the fifty-first who asks to be notified that fifty are the most', async () => {
  const here = await world();
  await setUp(here);
  await here.pass({ hours: 3 });
  const replies: string[] = [];
  for (let person = 0; person < 51; person += 1) {
    replies.push(wordsOf(viewIn(await here.press({ kind: 'ping', round: 1 }, { id: `U${person + 100}` }))));
  }
  expect(replies[49]).toContain('You will be notified');
  expect(replies[50]).toContain('50 people are notified already');
});

describe('the role to notify', () => {
  it.each([
    ['everyone', 'I never notify everyone.'],
    ['@here', 'I never notify everyone.'],
    ['channel', 'I never notify everyone.'],
    ['T1', 'I never notify everyone.'],
    ['@ops', '“@ops” is no role or user group that I can notify.'],
    ['<@U123>', 'is no role or user group that I can notify.'],
  ])('is not %s', async (typed, words) => {
    const here = await world();
    await setUp(here);
    await here.type('daily ping <!subteam^S123|@ops>');
    expect(await said(here, `daily ping ${typed}`)).toContain(words);
    expect((await here.deps.store.subscriptions.get(1))?.ping).toBe('S123');
  });
});

describe('in a conversation with the bot alone', () => {
  it.each([true, false])('no daily question can be set up, manager or not: %s', async (canManage) => {
    const here = await world();
    const alone = { place: dm, isDirect: true, canManage } as const;
    const replies = [
      await here.type('daily setup', alone),
      await here.type('daily status', alone),
      await here.submit({ kind: 'saved', form: 'times' }, {}, alone),
    ].map((reply) => wordsOf(viewIn(reply)));
    for (const words of replies) expect(words).toContain('conversation with me alone');
  });

  it('a notice’s Retry shows how it stands, without buttons that would be about the conversation', async () => {
    const here = await world();
    await setUp(here);
    refusesToPost(here);
    await here.pass({ hours: 3 });
    const status = viewIn(await here.press({ kind: 'retry', subscription: 1, delivery: 2 }, { place: dm }));
    expect(status.blocks.some(({ kind }) => kind === 'buttons')).toBe(false);
    expect(wordsOf(status)).toContain('The daily question of your channel');
  });
});

describe('a refusal', () => {
  it('that comes again after Retry is told again, and the question is said to be held up', async () => {
    const here = await world();
    await setUp(here);
    refusesToPost(here);
    await here.pass({ hours: 2, minutes: 10 }, 10);
    refusesToPost(here);
    await here.type('daily resume');
    await here.pass({ minutes: 10 }, 5);
    expect(notices(here).filter((text) => text.startsWith('I cannot post the daily question'))).toHaveLength(2);
    expect(await said(here, 'daily status')).toContain('question 1 is held up');
  });

  it('names the channel by a link to its newest question', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 24 }, 60);
    refusesToPost(here);
    await here.pass({ hours: 3 });
    const notice = here.deps.slack.messages.at(-1)?.view;
    expect(notice?.summary).toContain('I have stopped it');
    expect(wordsOf(notice ?? { summary: '', blocks: [] })).toContain('https://chat.example.com/m1');
  });

  it('of an answer leaves a pause as it is, and is made up for by Retry', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    await here.type('daily pause');
    refusesToPost(here);
    refusesToPost(here);
    await here.pass({ hours: 6 });
    expect(notices(here)).toContainEqual(expect.stringContaining('I cannot post the answer'));
    const done = await here.press({ kind: 'retry', subscription: 1, delivery: 9 });
    expect(wordsOf(viewIn(done))).toContain('What was held up is tried again now.');
    await here.tick();
    expect(here.deps.slack.messages.filter(({ mark }) => mark.includes('graded'))).toHaveLength(1);
    expect((await here.deps.store.subscriptions.get(1))?.state).toBe('paused');
  });

  it('is made up for by a second Resume when the first was cut short', async () => {
    const here = await world();
    await setUp(here);
    refusesToPost(here);
    await here.pass({ hours: 2, minutes: 10 }, 10);
    const store = storeTrouble(here);
    store.fail(/unblock/);
    expect(await said(here, 'daily resume')).toContain('Something went wrong');
    store.fail(undefined);
    expect(await said(here, 'daily resume')).toContain('what was held up is tried again now');
    await here.tick();
    expect(posts(here)).toHaveLength(1);
  });

  it('of a thread that was only opened for the answer sends the answer to the channel', async () => {
    const here = await world();
    await setUp(here);
    await here.submit({ kind: 'saved', form: 'questions' }, { level: 'any', thread: 'no', pin: 'no' });
    await here.pass({ hours: 3 });
    refusesToPost(here);
    await here.pass({ hours: 7 });
    const reveals = here.deps.slack.messages.filter(({ mark }) => mark.includes('graded'));
    expect(reveals.map(({ to }) => to.place.thread)).toEqual([undefined]);
  });
});

describe('the calendar', () => {
  it('keeps the question that is due when its settings are saved before the tick', async () => {
    const here = await world();
    await setUp(here);
    await here.time.advance({ hours: 2, seconds: 5 });
    await setUp(here, { reveal: '2 h' });
    await here.tick();
    expect(posts(here)).toHaveLength(1);
  });

  it('has its date still when nothing fitted “now”', async () => {
    const here = await world();
    await setUp(here);
    const questionsSaved = { kind: 'saved', form: 'questions' } as const;
    await here.submit(questionsSaved, { level: 'hard', thread: 'yes', pin: 'no' });
    expect(await said(here, 'daily now')).toContain('none fits the settings');
    await here.submit(questionsSaved, { level: 'easy', thread: 'yes', pin: 'no' });
    expect(await said(here, 'daily now')).toContain('Question 1 is on its way.');
    expect(await said(here, 'daily now')).toContain('is on its way already');
  });

  it('names the next day that is not skipped', async () => {
    const here = await world();
    await setUp(here);
    await here.type('daily skip');
    await here.type('daily skip');
    await here.type('daily unskip');
    expect(await said(here, 'daily skip')).toContain('Thu 26 Nov, 09:00');
  });

  it('takes a skip back although something else is changed at that moment', async () => {
    const here = await world();
    await setUp(here);
    await here.type('daily skip');
    const { rounds, subscriptions } = here.deps.store;
    const unskip: typeof rounds.unskip = async (...given) => {
      const present = await subscriptions.get(1);
      await subscriptions.change(1, present?.version ?? 0, { pin: true });
      return rounds.unskip(...given);
    };
    Object.assign(here.deps, { store: { ...here.deps.store, rounds: { ...rounds, unskip } } });
    expect(await said(here, 'daily unskip')).toContain('comes after all');
    await here.pass({ hours: 3 });
    expect(posts(here)).toHaveLength(1);
  });

  it('takes up no more than two weeks of a long absence', async () => {
    const here = await world();
    await setUp(here);
    await here.time.advance({ hours: 24 * 400 });
    await here.tick();
    const days = await here.deps.store.rounds.latest(1, 1000);
    expect(days.length).toBeLessThanOrEqual(11);
    await here.pass({ hours: 24 * 4 }, 240);
    expect(posts(here).length).toBeGreaterThan(1);
  });

  it('does not ask again what was asked under a former id', async () => {
    const entries = questions.slice(0, 2);
    const here = await world(entries);
    await setUp(here);
    await here.pass({ hours: 3 });
    const first = (await here.deps.store.rounds.get(1))?.entry ?? '';
    const renamed = entries.map((entry) => (entry.id === first ? { ...entry, id: 'zeta', was: [first] } : entry));
    const corpus = {
      ...here.deps.corpus,
      all: () => renamed,
      get: (id: string) => renamed.find((entry) => entry.id === id || entry.was.includes(id)),
    };
    Object.assign(here.deps, { corpus });
    await here.pass({ hours: 24 }, 60);
    expect((await here.deps.store.rounds.get(2))?.entry).not.toBe('zeta');
    expect(await said(here, 'daily status')).toContain('2 fit, 0 not asked yet, 2 asked so far');
  });
});
