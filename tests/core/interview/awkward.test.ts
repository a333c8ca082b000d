/** What goes wrong around an interview: nothing is lost, nothing is said twice, and the person knows where they stand. */
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { createJobs } from '../../../src/core/jobs.ts';
import type { Reply } from '../../../src/core/view.ts';
import { testCorpus } from '../../deps.ts';
import { lost } from '../../fake-messenger.ts';
import { ana, bob, buttonIn, channel, heard, held, inside, read, type Held } from './held.ts';
import { queues } from './subjects.ts';

const nothing: Reply = { kind: 'nothing' };
const good = 'You bound the queue, because without a limit its memory grows until the process dies under load.';

async function sayings(here: Held): Promise<readonly string[]> {
  return (await here.deps.store.sayings.list(1)).map(({ text }) => text);
}

describe('words in a room', () => {
  it('of others are not heard', async () => {
    const here = await inside();
    expect(await here.say(good, { from: bob })).toEqual(nothing);
    expect(await sayings(here)).toEqual([]);
  });

  it('that are asides do not count', async () => {
    const here = await inside();
    await here.say('# remember the limit\nBegin with the limit.\n  # and the age');
    await here.say('# only a note');
    expect(await sayings(here)).toEqual(['Begin with the limit.']);
  });

  it('join into one answer, count as they stand after edits, and not when they are deleted', async () => {
    const here = await inside();
    await here.say('You bound the queue,', { message: 'a' });
    await here.say('beause of memory.', { message: 'b' });
    await here.say('Nonsense.', { message: 'c' });
    await here.say('because of its memory.', { message: 'b', isEdit: true });
    await here.unsay('c');
    await here.say('# Never mind.', { message: 'a', isEdit: true });
    await here.say('You bound the queue,', { message: 'a', isEdit: true });
    expect(await sayings(here)).toEqual(['because of its memory.', 'You bound the queue,']);
  });

  it('that come twice count once, and are answered once', async () => {
    const here = await inside('shop 30');
    expect(heard(await here.say('How many users?', { message: 'a' }))).toContain('Ten million');
    expect(await here.say('How many users?', { message: 'a' })).toEqual(nothing);
    expect((await sayings(here)).length).toBe(1);
  });

  it('keep the phase in which they were first said', async () => {
    const here = await inside();
    await here.say(good, { message: 'a' });
    await here.press('Next');
    await here.say(`${good} More.`, { message: 'a', isEdit: true });
    expect((await here.deps.store.sayings.list(1)).map(({ phase }) => phase)).toEqual([0]);
  });

  it.each([
    [
      'in German',
      'Ich würde die Warteschlange begrenzen, weil der Speicher sonst nicht reicht und das System stirbt.',
      'English only',
    ],
    ['in Japanese', 'キューの長さを制限します。メモリが足りなくなるからです。', 'English only'],
    ['of code alone', '```\nqueue = new Queue(100)\n```', 'I grade words'],
    ['of 30,000 characters', 'We bound the queue. '.repeat(1500), 'first 20,000'],
  ])('%s are kept, and said of once', async (_name, text, line) => {
    const here = await inside();
    expect(heard(await here.say(text))).toContain(line);
    expect(await here.say(text)).toEqual(nothing);
    expect((await sayings(here)).map(({ length }) => length <= 20_000)).toEqual([true, true]);
  });

  it('of 10,000 characters are plain words', async () => {
    const here = await inside();
    expect(await here.say('We bound the queue. '.repeat(500))).toEqual(nothing);
  });

  it('that cannot be read are said of once', async () => {
    const here = await inside();
    expect(heard(await here.say(''))).toContain('press Answer');
    expect(await here.say('')).toEqual(nothing);
    expect(await sayings(here)).toEqual([]);
  });

  it('in a thread that is no room cost one look and nothing else', async () => {
    const here = await held();
    let looks = 0;
    const { store } = here.deps;
    const at: typeof store.interviews.at = (place) => {
      looks += 1;
      return store.interviews.at(place);
    };
    const fail = (): never => {
      throw new Error('not to be asked');
    };
    const only = { interviews: { ...store.interviews, at }, seen: { first: fail }, sayings: { put: fail } };
    const { handle } = await import('../../../src/core/bot.ts');
    const deps = { ...here.deps, store: { ...store, ...only } } as unknown as typeof here.deps;
    const said = {
      kind: 'said',
      id: 'e',
      from: ana,
      canManage: false,
      text: good,
      message: 'm',
      isEdit: false,
    } as const;
    expect(await handle({ ...said, place: { ...channel, thread: 't9' } }, deps)).toEqual(nothing);
    expect(looks).toBe(1);
  });

  it('to the bot are an answer in the room, a search elsewhere, and a command anywhere', async () => {
    const here = await inside();
    const room = (await here.interview()).room ?? channel;
    const { handle } = await import('../../../src/core/bot.ts');
    const mention = (text: string, place = room) =>
      here.time.run(
        handle(
          { kind: 'mention', id: text, from: ana, place, canManage: false, text, message: `m ${text}` },
          here.deps,
        ),
      );
    expect(await mention(good)).toEqual(nothing);
    expect(await sayings(here)).toEqual([good]);
    expect(heard(await mention('queues', channel))).toContain('How do queues survive a burst?');
    expect(heard(await mention('? queues'))).toContain('How do queues survive a burst?');
    expect(heard(await mention('mock status'))).toContain('Part 1 of 4');
    expect((await sayings(here)).length).toBe(1);
  });
});

describe('the form', () => {
  it('adds to what was said, and gives back what came after the end', async () => {
    const here = await inside();
    const form = await here.press('Answer');
    expect(form).toMatchObject({ kind: 'form', form: { action: { kind: 'spoken', interview: 1, step: 1 } } });
    const spoken = { kind: 'spoken', interview: 1, step: 1 } as const;
    expect(heard(await here.act(spoken, ana, { text: good }))).toContain('Kept: 17 words.');
    expect(heard(await here.act(spoken, ana, { text: '# note' }))).toContain('nothing in it that counts');
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 1 });
    expect(heard(await here.act(spoken, ana, { text: good }))).toContain(good);
    expect(await sayings(here)).toEqual([good]);
  });
});

describe('buttons', () => {
  it('of an older step answer kindly and do nothing, also when pressed twice at once', async () => {
    const here = await inside();
    const { action } = buttonIn(here.newest().view, 'Give up phase');
    const replies = await Promise.all([here.act(action), here.act(action)]);
    expect(replies.map(heard).toSorted()).toEqual([expect.stringContaining('an earlier step'), undefined]);
    expect((await here.interview()).phase).toBe(1);
    expect(here.deps.slack.messages.filter(({ mark }) => mark === '1:mock:next:1:2').length).toBe(1);
  });

  it('are the candidate’s alone', async () => {
    const here = await inside();
    for (const label of ['Next', 'Pause', 'Hint (−)', 'Answer', 'End']) {
      expect(heard(await here.press(label, bob)), label).toContain('Only the candidate');
    }
    expect((await here.interview()).step).toBe(1);
  });

  it('of different kinds at once are both done', async () => {
    const here = await inside();
    const { view } = here.newest();
    await Promise.all([here.act(buttonIn(view, 'Hint (−)').action), here.act(buttonIn(view, 'Pause').action)]);
    const { hints, state } = await here.interview();
    expect([state, hints]).toEqual(['paused', [1]]);
  });

  it('of an interview that is over say so', async () => {
    const here = await inside();
    const next = buttonIn(here.newest().view, 'Next').action;
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 1 });
    expect(heard(await here.act(next))).toContain('This interview is over');
  });
});

describe('a bot that is started anew', () => {
  it('goes on in every state', async () => {
    const here = await held();
    const states: string[] = [];
    const act = async (what: () => Promise<unknown>): Promise<void> => {
      here.restart();
      await what();
      here.restart();
      await here.tick();
      await here.tick();
      const { state, step, room } = await here.interview();
      states.push(`${state} ${step} ${room === undefined ? 'opening' : 'open'}`);
    };
    await act(() => here.type('mock start queues'));
    await act(() => here.say(good));
    await act(() => here.press('Next'));
    await act(() => here.press('Pause'));
    await act(() => here.press('Resume'));
    await act(() => here.pass({ minutes: 50 }, 100));
    await act(() => here.tick());
    expect(states).toEqual([
      'running 1 open',
      'running 1 open',
      'running 2 open',
      'paused 2 open',
      'running 2 open',
      'ended 4 open',
      'ended 4 open',
    ]);
    const marks = here.deps.slack.messages.map(({ mark }) => mark);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('does not count the time it was away beyond the phase', async () => {
    const here = await inside();
    await here.time.advance({ hours: 3 });
    await here.tick();
    const { state, phase } = await here.interview();
    expect([state, phase]).toEqual(['running', 1]);
  });

  it('beside a second one says everything once', async () => {
    const here = await held();
    const second = createJobs(
      { rememberEventsHours: 24, graceMinutes: 60, wait: here.time.wait, owner: 'two' },
      here.deps,
    );
    await here.type('mock start queues');
    await here.time.run(Promise.all([second.tick(), here.tick()]));
    await here.time.run(second.idle());
    await here.tick();
    expect(here.deps.slack.messages.map(({ mark }) => mark)).toEqual(['1:room:1', '1:mock:next:1:1']);
  });
});

describe('messages whose answer is lost', () => {
  it('are found again, and posted once', async () => {
    const here = await held();
    here.deps.slack.trouble({ on: 'post', when: 'after', error: lost() });
    await here.type('mock start queues');
    here.deps.slack.trouble({ on: 'post', when: 'after', error: lost() });
    await here.pass({ minutes: 3 });
    expect(here.deps.slack.messages.map(({ mark }) => mark)).toEqual(['1:room:1', '1:mock:next:1:1']);
    await here.pass({ minutes: 15 });
    expect(here.deps.slack.messages.filter(({ mark }) => mark === '1:room:1').length).toBe(1);
    expect(here.deps.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a room', () => {
  it('that is gone ends the interview, and the next command says where the scorecard is', async () => {
    const here = await inside();
    await here.say(good);
    here.deps.slack.trouble({ on: 'post', when: 'before', error: new PlatformError('gone', 'the thread is gone') });
    await here.press('Next');
    await here.tick();
    expect((await here.interview()).ending).toBe('gone');
    const reply = await here.type('mock status');
    expect(heard(reply)).toContain('The place where it was held is gone, or closed to me.');
    expect(reply.kind === 'view' && buttonIn(reply.view, 'Scorecard').action).toEqual({
      kind: 'card',
      interview: 1,
      page: 1,
    });
  });

  it('whose message was taken away goes on', async () => {
    const here = await inside();
    here.deps.slack.trouble({ on: 'edit', when: 'before', error: new PlatformError('gone', 'no such message') });
    await here.press('Pause');
    expect((await here.interview()).state).toBe('paused');
  });

  it('that cannot be opened is said before anything begins', async () => {
    const here = await held();
    here.deps.slack.lack('Post messages');
    expect(heard(await here.type('mock start queues'))).toContain('I cannot open a thread here: Post messages.');
    expect(await here.deps.store.interviews.of(ana)).toBeUndefined();
  });
});

describe('an entry', () => {
  it('that is taken out in the middle ends the interview kindly', async () => {
    const here = await inside();
    await here.say(good);
    (here.deps as { corpus: unknown }).corpus = testCorpus([]);
    await here.act({ kind: 'mock', verb: 'next', interview: 1, step: 1 });
    expect(read(here.newest().view)).toContain('Its entry has just been taken out of the corpus.');
    expect((await here.interview()).state).toBe('ended');
    expect(here.deps.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('that is changed in the middle is graded by what it is now', async () => {
    const here = await inside();
    await here.say(good);
    const points = queues.points.map((point) => ({ ...point, weight: 50 }));
    (here.deps as { corpus: unknown }).corpus = testCorpus([{ ...queues, kind: 'design', title: 'Renamed', points }]);
    await here.press('Next');
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 2 });
    const { card } = await here.interview();
    expect([card?.title, card?.points[0]?.weight]).toEqual(['Renamed', 50]);
  });
});
