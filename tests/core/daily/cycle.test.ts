/** A channel's days: set up, asked, answered, revealed. */
import { describe, expect, it } from 'vitest';
import { createJobs } from '../../../src/core/jobs.ts';
import { general, questions, setUp, viewIn, wordsOf, world } from './world.ts';

describe('a day', () => {
  it('asks at the channel’s own time and reveals hours later in the thread, each once', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 24 }, 60);
    const { messages } = here.deps.slack;
    expect(messages.map(({ mark, at, to }) => [mark, at.toString().slice(0, 16), to.place.thread])).toEqual([
      ['1:answer:1', '2026-11-24T08:00', undefined],
      ['1:retry:1:2', '2026-11-24T08:00', undefined],
      ['1:graded:1:got-it', '2026-11-24T14:00', 'm1'],
    ]);
    expect(wordsOf(messages[0]?.view ?? { summary: '', blocks: [] })).toContain('Revealed: ');
    expect(messages[0]?.edits).toBe(1);
  });

  it('goes on over the weekend and repeats nothing until all were asked', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 24 * 8 }, 120);
    const asked = here.deps.slack.messages.filter(({ mark }) => mark.startsWith('1:answer'));
    expect(asked.map(({ at }) => at.toString().slice(0, 10))).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(new Set(asked.slice(0, 4).map(({ view }) => view.summary.slice(12))).size).toBe(questions.length);
  });

  it('counts answers on the post at a polite pace, and tells at the reveal what was missed', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    const answers = [
      ['U1', 'We bound the queue, because otherwise memory runs out and the whole process dies under load.'],
      ['U2', 'I would use a bigger server and add some more machines until everything is fast enough again.'],
    ] as const;
    for (const [id, text] of answers) await here.submit({ kind: 'answered', round: 1 }, { text, share: 'yes' }, { id });
    await here.pass({ minutes: 30 });
    const [post] = here.deps.slack.messages;
    expect(wordsOf(post?.view ?? { summary: '', blocks: [] })).toContain('2 people have answered.');
    expect(post?.edits).toBe(1);
    await here.pass({ hours: 6 });
    const reveal = wordsOf(
      here.deps.slack.messages.find(({ mark }) => mark.includes('graded'))?.view ?? { summary: '', blocks: [] },
    );
    expect(reveal).toContain('2 people answered. Most often missed:');
    expect(reveal).toContain('Shed load early (2 of 2)');
    expect(reveal).toContain('Names 1 of 2 points');
  });

  it('takes late answers and marks them', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 9 });
    const reply = await here.submit({ kind: 'answered', round: 1 }, { text: 'A queue, bounded.', share: 'no' });
    expect(wordsOf(viewIn(reply))).toContain('It is marked as late.');
  });

  it('notifies at the reveal those who asked for it, and nobody else', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    await here.press({ kind: 'ping', round: 1 }, { id: 'U7' });
    await here.press({ kind: 'ping', round: 1 }, { id: 'U8' });
    await here.press({ kind: 'ping', round: 1 }, { id: 'U8' });
    await here.pass({ hours: 6 });
    expect(here.deps.slack.messages.at(-1)?.view.mentions).toEqual([{ kind: 'person', id: 'U7' }]);
  });
});

describe('before the reveal', () => {
  it('shows the answer to nobody who has neither answered nor given up', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    const asked = viewIn(await here.press({ kind: 'peek', round: 1 }));
    expect(wordsOf(asked)).toContain('You have not committed an answer.');
    expect(wordsOf(asked)).not.toContain('In short');
    expect(wordsOf(viewIn(await here.press({ kind: 'giveup', round: 1 })))).toContain('In short');
    const late = viewIn(
      await here.submit({ kind: 'answered', round: 1 }, { text: 'Now I know: bound the queue.', share: 'no' }),
    );
    expect(wordsOf(late)).toContain('It is marked as late.');
  });

  it('shows nobody what others wrote', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    await here.submit({ kind: 'answered', round: 1 }, { text: 'My own secret words.', share: 'yes' }, { id: 'U2' });
    const peek = await here.press({ kind: 'answers', round: 1, page: 1 });
    expect(wordsOf(viewIn(peek))).toContain('Answers are shown after the reveal.');
    expect(JSON.stringify(here.deps.slack.messages)).not.toContain('secret');
  });

  it('gives hints rung by rung, and keeps an answer so that it can be changed', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    expect(wordsOf(viewIn(await here.press({ kind: 'hint', round: 1, rung: 1 })))).toContain('notebook');
    expect(wordsOf(viewIn(await here.press({ kind: 'hint', round: 1, rung: 3 })))).not.toContain('Next hint');
    await here.submit({ kind: 'answered', round: 1 }, { text: 'First try.', share: 'yes' });
    const form = await here.press({ kind: 'answer', round: 1 });
    expect(form).toMatchObject({ kind: 'form', form: { fields: [{ initial: 'First try.' }, { initial: 'yes' }] } });
  });
});

describe('what is not there', () => {
  it.each([
    [{ kind: 'answer', round: 99 } as const, general],
    [{ kind: 'peek', round: 1 } as const, { ...general, tenant: 'T2' }],
  ])('is said kindly: %j', async (action, place) => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    expect(wordsOf(viewIn(await here.press(action, { place })))).toContain('This question is not there any more.');
  });

  it('is revealed all the same when the entry has been removed since', async () => {
    const entries = [...questions];
    const here = await world(entries);
    await setUp(here);
    await here.pass({ hours: 3 });
    const gone = { ...here.deps, corpus: { ...here.deps.corpus, get: () => undefined } };
    const jobs = createJobs({ owner: 'first', rememberEventsHours: 24, graceMinutes: 120, wait: here.time.wait }, gone);
    await here.time.advance({ hours: 6 });
    await here.time.run(jobs.tick());
    await here.time.run(jobs.idle());
    expect(wordsOf(here.deps.slack.messages.at(-1)?.view ?? { summary: '', blocks: [] })).toContain(
      'was removed after the question',
    );
  });
});
