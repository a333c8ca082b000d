/** What managers do with the daily question of their channel, typed and pressed. */
import { describe, expect, it } from 'vitest';
import { readReveal, readTime, readWeekdays, readZone } from '../../../src/core/daily/read-settings.ts';
import { questions, setUp, usualTimes, viewIn, wordsOf, world, type World } from './world.ts';

const said = async (here: World, text: string): Promise<string> => wordsOf(viewIn(await here.type(text)));
const postedAt = (here: World): readonly string[] =>
  here.deps.slack.messages
    .filter(({ mark }) => mark.startsWith('1:answer'))
    .map(({ at }) => at.toString().slice(0, 16));

describe('setting it up', () => {
  it('opens a form with the usual settings in the person’s own zone, and says when the first one comes', async () => {
    const here = await world();
    expect(await here.type('daily setup')).toMatchObject({
      kind: 'form',
      form: {
        fields: [{ initial: '09:00' }, { initial: 'UTC' }, { initial: ['1', '2', '3', '4', '5'] }, { initial: '6 h' }],
      },
    });
    const done = wordsOf(viewIn(await setUp(here)));
    expect(done).toContain('The daily question is set up.');
    expect(done).toContain('Tue 24 Nov, 09:00 (Europe/Berlin)');
    expect(done).toContain('4 fit, 4 not asked yet, 0 asked so far');
  });

  it('says at once what the bot lacks in the channel', async () => {
    const here = await world();
    here.deps.slack.lack('Invite me with /invite @sysdesign.');
    expect(wordsOf(viewIn(await setUp(here)))).toContain('Invite me with /invite @sysdesign.');
  });

  it('asks the platform about the role that it is to notify', async () => {
    const here = await world();
    await setUp(here);
    const asked: unknown[] = [];
    const missing: typeof here.deps.slack.missing = async (_place, wants) => {
      asked.push(wants);
      return [];
    };
    Object.assign(here.deps.slack, { missing });
    await here.type('daily status');
    await here.type('daily ping <!subteam^S123|@ops>');
    expect(asked).toEqual([
      { thread: true, pin: false },
      { thread: true, pin: false, role: 'S123' },
    ]);
  });

  it.each([
    [{ time: '25:00' }, '“25:00” is no time of day.'],
    [{ zone: 'Mars/Olympus' }, 'is no time zone that I know.'],
    [{ zone: 'New York City' }, 'is no time zone that I know.'],
    [{ weekdays: '' }, 'No day of the week was chosen.'],
    [{ reveal: '5 min' }, 'The answer cannot come 5 min after the question.'],
    [{ reveal: 'soon' }, '“soon” is no time of day.'],
  ])('refuses %j in words, and changes nothing', async (fields, words) => {
    const here = await world();
    expect(wordsOf(viewIn(await setUp(here, fields)))).toContain(words);
    expect(await said(here, 'daily status')).toContain('This channel has no daily question yet.');
  });

  it('is for managers, typed and pressed', async () => {
    const here = await world();
    await setUp(here);
    const member = { id: 'U2', canManage: false };
    for (const reply of [
      await here.type('daily pause', member),
      await here.press({ kind: 'daily', verb: 'pause' }, member),
      await here.submit({ kind: 'saved', form: 'times' }, { ...usualTimes }, member),
    ]) {
      expect(wordsOf(viewIn(reply))).toContain('Only people who manage this place can do that.');
    }
    expect(wordsOf(viewIn(await here.type('daily archive', member)))).toContain('No question has been asked here yet.');
  });

  it('is a search when the line is no command', async () => {
    const here = await world();
    expect(await said(here, 'daily active users')).not.toContain('This channel has no daily question yet.');
    expect(await said(here, 'daily')).toContain('This channel has no daily question yet.');
  });
});

describe('Skip next', () => {
  const skip = (date: string) => ({ kind: 'skip', date }) as const;
  const skipped = async (here: World): Promise<readonly string[]> =>
    (await here.deps.store.rounds.latest(1, 10)).filter(({ state }) => state === 'skipped').map(({ date }) => date);

  it('names the day it leaves out, so that a second press leaves out no other', async () => {
    const here = await world();
    await setUp(here);
    expect(await said(here, 'daily status')).toContain('{"kind":"skip","date":"2026-11-24"}');
    const first = wordsOf(viewIn(await here.press(skip('2026-11-24'))));
    expect(first).toContain('The question of Tue, 24 Nov 2026 is skipped. Take that back');
    expect(first).toContain('{"kind":"skip","date":"2026-11-25"}');
    const second = wordsOf(viewIn(await here.press(skip('2026-11-24'))));
    expect(second).toContain('The question of Tue, 24 Nov 2026 is skipped already.');
    expect(await skipped(here)).toEqual(['2026-11-24']);
  });

  it('leaves out one day when two press at once', async () => {
    const here = await world();
    await setUp(here);
    const replies = await Promise.all([here.press(skip('2026-11-24')), here.press(skip('2026-11-24'), { id: 'U2' })]);
    expect(replies.map((reply) => viewIn(reply).summary).toSorted()).toEqual([
      'The question of Tue, 24 Nov 2026 is skipped already.',
      'The question of Tue, 24 Nov 2026 is skipped. Take that back with: daily unskip',
    ]);
    expect(await skipped(here)).toEqual(['2026-11-24']);
  });

  it('is a press too late once the question has come, and one in vain once the day has none', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    expect(wordsOf(viewIn(await here.press(skip('2026-11-24'))))).toContain('has come already');
    await setUp(here, { weekdays: '4' });
    expect(wordsOf(viewIn(await here.press(skip('2026-11-25'))))).toContain(
      'No question is due on Wed, 25 Nov 2026 any more.',
    );
    expect(await skipped(here)).toEqual([]);
  });
});

describe('changing it', () => {
  it('moves the next question, and never asks twice on a local date', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    expect(wordsOf(viewIn(await setUp(here, { time: '18:00' })))).toContain('Wed 25 Nov, 18:00');
    await here.pass({ hours: 36 }, 60);
    expect(postedAt(here)).toEqual(['2026-11-24T08:00', '2026-11-25T17:00']);
  });

  it('may change the zone so that the same date comes again, and still asks once', async () => {
    const here = await world();
    await setUp(here, { zone: 'Asia/Tokyo', time: '16:00' });
    await here.pass({ hours: 2 });
    await setUp(here, { zone: 'America/Los_Angeles', time: '16:00' });
    await here.pass({ hours: 48 });
    expect(postedAt(here)).toEqual(['2026-11-24T07:00', '2026-11-26T00:00']);
  });

  it('keeps to the chosen topics and difficulty, and to thread and pin', async () => {
    const here = await world();
    await setUp(here);
    await here.submit(
      { kind: 'saved', form: 'questions' },
      { categories: 'nothing', level: 'hard', thread: 'no', pin: 'yes' },
    );
    await here.pass({ hours: 3 });
    expect(postedAt(here)).toEqual([]);
    expect(await said(here, 'daily status')).toContain('No question fits the settings.');
    await here.submit(
      { kind: 'saved', form: 'questions' },
      { categories: 'tools', level: 'easy', thread: 'no', pin: 'yes' },
    );
    await here.pass({ hours: 24 }, 60);
    expect(postedAt(here)).toEqual(['2026-11-25T08:00']);
    expect(here.deps.slack.pinned).toHaveLength(1);
    expect(here.deps.slack.threads.size).toBe(0);
  });

  it.each([
    ['<!subteam^S123|@ops>', 'S123'],
    ['<@&4567>', '4567'],
  ])('notifies the role %s with each question, until nobody is', async (typed, id) => {
    const here = await world();
    await setUp(here);
    await here.type(`daily ping ${typed}`);
    await here.pass({ hours: 3 });
    const posts = () => here.deps.slack.messages.filter(({ mark }) => mark.startsWith('1:answer'));
    expect(here.deps.slack.messages.map(({ edits }) => edits)).toContain(0);
    expect(posts()[0]?.view.mentions).toEqual([{ kind: 'role', id }]);
    await here.type('daily ping nobody');
    await here.pass({ hours: 24 }, 60);
    expect(posts()[1]?.view.mentions).toBeUndefined();
  });
});

describe('day by day', () => {
  it('skips the next one, takes the skip back, pauses, resumes and stops for good', async () => {
    const here = await world();
    await setUp(here);
    expect(await said(here, 'daily skip')).toContain('The question of Tue, 24 Nov 2026 is skipped.');
    expect(await said(here, 'daily unskip')).toContain('comes after all');
    await here.type('daily skip');
    await here.pass({ hours: 20 }, 60);
    expect(postedAt(here)).toEqual([]);
    await here.type('daily pause');
    await here.pass({ hours: 24 }, 60);
    expect(postedAt(here)).toEqual([]);
    await here.type('daily resume');
    await here.pass({ hours: 24 }, 60);
    expect(postedAt(here)).toEqual(['2026-11-26T08:00']);
    expect(await said(here, 'daily remove')).toContain('Remove the daily question here?');
    await here.press({ kind: 'daily', verb: 'removed' });
    await here.pass({ hours: 24 }, 60);
    expect(postedAt(here)).toHaveLength(1);
    expect(wordsOf(viewIn(await setUp(here)))).toContain('3 not asked yet, 1 asked so far');
  });

  it('asks at once, instead of the automatic one of that day', async () => {
    const here = await world();
    await setUp(here);
    expect(await said(here, 'daily now')).toContain('Question 1 is on its way.');
    expect(await said(here, 'daily now')).toContain('Today’s question is on its way already');
    await here.tick();
    expect(await said(here, 'daily now')).toContain('Today’s question is posted already');
    await here.pass({ hours: 26 }, 60);
    expect(postedAt(here)).toEqual(['2026-11-24T06:00', '2026-11-25T08:00']);
  });

  it('asks what was queued, and shows what comes to managers alone', async () => {
    const here = await world();
    await setUp(here);
    expect(await said(here, 'daily queue gamma')).toContain('Next comes: What is gamma?');
    expect(await said(here, 'daily next')).toContain('What is gamma?');
    const preview = await said(here, 'daily test');
    expect(preview).toContain('Only you see this preview.');
    expect(preview).not.toContain('1:answer');
    await here.pass({ hours: 3 });
    expect(here.deps.slack.messages[0]?.view.summary).toBe('Question 1: What is gamma?');
    expect(await said(here, 'daily queue no such thing')).toContain('No entry with an answer is about');
  });

  it('lists what was asked, with links', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 24 * 15 }, 240);
    const archive = await said(here, 'daily archive');
    expect(archive).toContain('https://chat.example.com/m');
    expect(archive).toContain('page 1 of 2');
    expect(wordsOf(viewIn(await here.press({ kind: 'archive', page: 2 })))).toContain('1 · Tue, 24 Nov 2026');
  });

  it('goes on when the corpus has been emptied and filled again, and tells staff once', async () => {
    const entries = [...questions];
    const here = await world(entries);
    await setUp(here);
    const all = entries.splice(0);
    await here.pass({ hours: 48 }, 120);
    expect(here.deps.slack.messages.map(({ mark }) => mark)).toEqual(['1:retry:1:1']);
    entries.push(...all);
    await here.pass({ hours: 24 }, 60);
    expect(postedAt(here)).toEqual(['2026-11-26T08:00']);
  });
});

describe('what people type', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['9am', '09:00'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['7:15 p.m.', '19:15'],
    ['21h', '21:00'],
  ])('as a time: %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['', '24', '9:60', '13pm', '0am', 'noon', '9:5', '1'.repeat(5000)])('is no time: %s', (typed) => {
    expect(() => readTime(typed)).toThrow('is no time of day');
  });

  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['utc', 'UTC'],
  ])('as a zone: %s', (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  it.each(['', '+02:00', 'Berlin/Europe', 'x'.repeat(5000), '../etc'])('is no zone: %s', (typed) => {
    expect(() => readZone(typed)).toThrow('is no time zone');
  });

  it.each([
    ['6', { kind: 'after', minutes: 360 }],
    ['6 h', { kind: 'after', minutes: 360 }],
    ['90 min', { kind: 'after', minutes: 90 }],
    ['1 day', { kind: 'after', minutes: 1440 }],
    ['16:00', { kind: 'at', time: '16:00' }],
    ['4pm', { kind: 'at', time: '16:00' }],
  ])('as the time of the answer: %s', (typed, rule) => {
    expect(readReveal(typed)).toEqual(rule);
  });

  it('as weekdays, in any order and with nonsense between', () => {
    expect(readWeekdays('5,1,,9,x,1')).toEqual([1, 5]);
  });
});
