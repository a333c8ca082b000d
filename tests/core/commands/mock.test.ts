/** `mock`, as it is typed. */
import { describe, expect, it } from 'vitest';
import { mock } from '../../../src/core/commands/mock.ts';
import type { Block, Reply } from '../../../src/core/view.ts';
import { testCorpus } from '../../deps.ts';
import { entryOf } from '../../entries.ts';
import { ana, bob, buttonIn, buttonsOf, channel, heard, held, inside } from '../interview/held.ts';
import { queues, shop } from '../interview/subjects.ts';

const corpus = testCorpus();
const later = entryOf({ id: 'caches', title: 'Caches in queues', related: ['shop'] });

describe('the line', () => {
  it.each([
    ['', { verb: 'status' }],
    ['status', { verb: 'status' }],
    ['end', { verb: 'end' }],
    ['start', { verb: 'start', topic: '' }],
    ['start cap theorem 15', { verb: 'start', topic: 'cap theorem', minutes: '15' }],
    ['start cap theorem 30 min', { verb: 'start', topic: 'cap theorem', minutes: '30' }],
    ['start cap theorem 30min', { verb: 'start', topic: 'cap theorem', minutes: '30' }],
    ['start hard', { verb: 'start', topic: '', level: 'hard' }],
    ['start 45 easy', { verb: 'start', topic: '', level: 'easy', minutes: '45' }],
    [
      'START topic:cap theorem level:hard minutes:15',
      { verb: 'start', topic: 'cap theorem', level: 'hard', minutes: '15' },
    ],
    ['start sharding minutes:20', { verb: 'start', topic: 'sharding', minutes: '20' }],
    ['start top 10', { verb: 'start', topic: 'top 10' }],
  ])('“mock %s” is read', (rest, values) => {
    expect(mock.readLine(rest, corpus)).toEqual(values);
  });

  it.each(['end of file', 'interview tips', 'status codes', 'starting', 'object'])('“mock %s” is a search', (rest) => {
    expect(mock.readLine(rest, corpus)).toBeUndefined();
  });
});

describe('mock start', () => {
  it('takes the entry that is meant, for as long as was said or as it asks for', async () => {
    for (const [line, entry, length] of [
      ['queues 15', 'queues', 15],
      ['How do queues survive', 'queues', 30],
      ['hard', 'shop', 30],
    ] as const) {
      const here = await held();
      await here.type(`mock start ${line}`);
      expect(await here.interview()).toMatchObject({ entry, length, candidate: ana, place: channel });
    }
  });

  it('says which lengths there are', async () => {
    const here = await held();
    expect(heard(await here.type('mock start queues minutes:20'))).toContain('15, 30 or 45 minutes');
  });

  it('leads to the one that runs, for each person', async () => {
    const here = await inside();
    const again = await here.type('mock start shop');
    expect(heard(again)).toMatch(/You are in one already.*\nPart 1 of 4: Say it first\. Go there/s);
    expect(buttonsOf(viewIn(again)).map(({ label }) => label)).toEqual(['End it']);
    expect(await here.deps.store.interviews.get(2)).toBeUndefined();
    expect(heard(await here.type('mock start shop', bob))).toContain('Your interview begins.');
  });

  it('begins one when two requests come at once', async () => {
    const here = await held();
    await Promise.all([here.type('mock start queues'), here.type('mock start shop')]);
    await here.tick();
    expect(await here.deps.store.interviews.get(2)).toBeUndefined();
    expect(here.deps.slack.messages.filter(({ to }) => to.place.thread === undefined).length).toBe(1);
  });

  it('offers near ones for an entry that cannot be graded, and begins what is chosen', async () => {
    const here = await held([queues, shop, later]);
    const reply = await here.type('mock start caches 15');
    expect(heard(reply)).toContain('Caches in queues has no rubric yet');
    const menu = viewIn(reply).blocks.find((block): block is Extract<Block, { kind: 'menu' }> => block.kind === 'menu');
    expect(menu?.options.map(({ action }) => action)).toContainEqual({ kind: 'begin', entry: 'shop', length: '15' });
    await here.act({ kind: 'begin', entry: 'shop', length: '15' });
    expect(await here.interview()).toMatchObject({ entry: 'shop', length: 15 });
  });

  it('says so when nothing is near, or nothing is of that level', async () => {
    const here = await held();
    expect(heard(await here.type('mock start pizza'))).toContain('No entry is clearly about “pizza”.');
    expect(heard(await here.type('mock start medium'))).toContain('No entry of that level');
  });

  it('does not begin what was taken out or is not complete, whatever a button says', async () => {
    const here = await held([queues, later]);
    expect(heard(await here.act({ kind: 'begin', entry: 'shop', length: '30' }))).toContain('no longer in the corpus');
    expect(heard(await here.act({ kind: 'begin', entry: 'caches', length: '30' }))).toContain('cannot be graded');
  });
});

describe('mock status and mock end', () => {
  it('say how to start when there was never one', async () => {
    const here = await held();
    expect(heard(await here.type('mock'))).toContain('You are in no mock interview');
    expect(heard(await here.type('mock end'))).toContain('You are in no mock interview');
  });

  it('end it after a question, also before it has begun', async () => {
    const here = await inside();
    const asked = await here.type('mock end');
    expect(heard(asked)).toContain('End it now?');
    expect(heard(await here.act(buttonIn(viewIn(asked), 'End it').action))).toBe('It is over.');
    expect(heard(await here.type('mock end'))).toContain('You are in no mock interview');
    await here.type('mock start queues');
    expect((await here.deps.store.interviews.of(ana))?.id).toBe(2);
  });

  it('lead to it while its thread is being opened, and to its last scorecard', async () => {
    const here = await inside();
    await here.say('You bound the queue, because without a limit its memory grows until the process dies.');
    expect(heard(await here.act({ kind: 'room', interview: 1 }))).toContain('Part 1 of 4');
    expect(heard(await here.act({ kind: 'room', interview: 1 }, bob))).toContain('Only the people of this interview');
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 1 });
    const last = await here.type('mock status');
    expect(heard(last)).toContain('This was your last.');
    expect(buttonsOf(viewIn(last)).map(({ label }) => label)).toEqual(['Scorecard', 'Take it again']);
    await here.act({ kind: 'again', interview: 1 }, bob);
    expect((await here.deps.store.interviews.of(bob))?.entry).toBe('queues');
  });
});

function viewIn(reply: Reply) {
  if (reply.kind !== 'view') throw new Error(`no view: ${reply.kind}`);
  return reply.view;
}
