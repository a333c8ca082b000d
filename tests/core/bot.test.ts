import { beforeEach, describe, expect, it } from 'vitest';
import { encodeAction, type Action } from '../../src/core/action.ts';
import { factsOf, handle, suggest } from '../../src/core/bot.ts';
import type { Event } from '../../src/core/event.ts';
import type { Corpus } from '../../src/core/ports.ts';
import type { Reply, View } from '../../src/core/view.ts';
import { testCorpus, testDeps, type TestDeps } from '../deps.ts';

const origin = {
  id: 'e1',
  from: { platform: 'slack', tenant: 'T1', id: 'U1' },
  place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  canManage: false,
} as const;

const line = (text: string): Event => ({ ...origin, kind: 'line', text });
const press = (action: Action, id = 'e1'): Event => ({ ...origin, id, kind: 'press', action: encodeAction(action) });
const submit = (action: Action, fields: Record<string, string>, id = 'e1'): Event => ({
  ...origin,
  id,
  kind: 'submit',
  action: encodeAction(action),
  fields,
});

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});

async function viewOf(event: Event): Promise<View> {
  const reply = await handle(event, deps);
  if (reply.kind !== 'view') throw new Error(`the reply is a ${reply.kind}`);
  return reply.view;
}

const titleOf = (view: View): string =>
  view.blocks.flatMap((block) => (block.kind === 'title' ? [block.text] : []))[0] ?? view.summary;
const labelsOf = (view: View): string[] =>
  view.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []));

describe('a line of text', () => {
  it.each([
    { text: 'cap theorem', title: 'What does the CAP theorem force you to choose?' },
    { text: '  cap-theorem  ', title: 'What does the CAP theorem force you to choose?' },
    { text: 'pizza napoletana', title: 'Nothing in the corpus about that' },
    { text: '', title: 'What do you want to look up?' },
    { text: 'help', title: 'System design, where you already talk' },
    { text: 'help me with sharding', title: 'Nothing in the corpus about that' },
    { text: 'browse', title: 'Browse' },
    { text: 'browse trade', title: 'Tradeoffs' },
    { text: 'browse my photos', title: 'Nothing in the corpus about that' },
    { text: 'random hard', title: 'How do you split one data set over several database nodes?' },
    { text: 'random access memory', title: 'Nothing in the corpus about that' },
    { text: '? help', title: 'Nothing in the corpus about that' },
    { text: '?sharding', title: 'How do you split one data set over several database nodes?' },
    { text: 'HELP', title: 'System design, where you already talk' },
  ])('“$text” shows “$title”', async ({ text, title }) => {
    expect(titleOf(await viewOf(line(text)))).toBe(title);
  });

  it.each([
    { text: 'sharding', delivery: 'private' },
    { text: 'sharding share:yes', delivery: 'public' },
    { text: 'sharding share:no', delivery: 'private' },
    { text: 'sharding for:<@U42|ana>', delivery: 'public' },
  ])('“$text” is $delivery, as its facts said before', async ({ text, delivery }) => {
    expect(factsOf(line(text), deps).delivery).toBe(delivery);
    expect(await handle(line(text), deps)).toMatchObject({ delivery });
  });

  it.each(['pizza napoletana share:yes', 'pizza napoletana for:<@U42|ana>', 'share:yes'])(
    'keeps a search in vain private and notifies nobody: “%s”',
    async (text) => {
      const reply = await handle(line(text), deps);
      expect(reply).toMatchObject({ kind: 'view', delivery: 'private' });
      expect((await viewOf(line(text))).mentions).toBeUndefined();
    },
  );

  it('aims an answer at the one person it names', async () => {
    expect((await viewOf(line('sharding for:<@U42|ana>'))).mentions).toEqual([{ kind: 'person', id: 'U42' }]);
    expect(titleOf(await viewOf(line('sharding for:<!channel>')))).toContain('for: takes one member');
  });

  it('is answered whatever it holds', async () => {
    for (const text of [
      'x'.repeat(10_000),
      '!!!???',
      '👩‍👩‍👧‍👦',
      'مرحبا',
      '\u0000\u0007',
      '(a+)+$'.repeat(500),
      '<@U1>',
      ':',
      'share:yes',
    ]) {
      expect((await viewOf(line(text))).summary.length).toBeLessThanOrEqual(300);
    }
    expect(deps.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a mention', () => {
  const mention = (text: string): Event => ({ ...origin, kind: 'mention', text });

  it('is answered for everybody, with buttons that open private cards', async () => {
    const reply = await handle(mention('cap theorem'), deps);
    expect(reply).toMatchObject({ kind: 'view', delivery: 'public' });
    expect(factsOf(mention('cap theorem'), deps).delivery).toBe('public');
    expect(labelsOf(await viewOf(mention('cap theorem')))).toEqual(['Read more', 'Related']);
  });

  it('keeps what only managers may see private', () => {
    expect(factsOf(mention('reports'), deps)).toEqual({ delivery: 'private', rights: 'manager' });
  });
});

describe('a command with options', () => {
  const command = (name: string, options: Record<string, string>): Event => ({
    ...origin,
    kind: 'command',
    name,
    options,
  });

  it.each([
    {
      name: 'sysdesign',
      options: { query: 'sharding' },
      title: 'How do you split one data set over several database nodes?',
    },
    { name: 'browse', options: { category: 'exercises' }, title: 'Exercises' },
    {
      name: 'random',
      options: { difficulty: 'hard' },
      title: 'How do you split one data set over several database nodes?',
    },
    { name: 'random', options: { difficulty: 'impossible' }, title: 'Try: random' },
    { name: 'random', options: { category: 'cooking' }, title: 'No entry fits that.' },
    { name: 'removed-long-ago', options: {}, title: 'has expired' },
  ])('$name $options shows “$title”', async ({ name, options, title }) => {
    expect(titleOf(await viewOf(command(name, options)))).toContain(title);
  });
});

describe('a button', () => {
  it('turns the page of the card it sits on', async () => {
    const reply = await handle(press({ kind: 'show', entry: 'cap-theorem', page: 2 }), deps);
    expect(reply).toMatchObject({
      delivery: 'replace',
      view: { summary: 'What does the CAP theorem force you to choose? (page 2)' },
    });
  });

  it.each([
    {
      name: 'a page past the end shows the last',
      action: { kind: 'show', entry: 'cap-theorem', page: 99 },
      title: 'What does the CAP theorem force you to choose?',
    },
    {
      name: 'an entry that has gone says so',
      action: { kind: 'show', entry: 'gone', page: 1 },
      title: 'no longer in the corpus',
    },
    { name: 'related entries are offered', action: { kind: 'related', entry: 'cap-theorem' }, title: 'Read next' },
    {
      name: 'a category that has gone shows those there are',
      action: { kind: 'browse', category: 'gone', page: 3 },
      title: 'Browse',
    },
  ] as const)('$name', async ({ action, title }) => {
    expect(titleOf(await viewOf(press(action)))).toContain(title);
  });

  it.each(['', '2:help', 'nonsense', '1:show:x', '1:quiz:cap-theorem'])(
    'that does not decode (“%s”) answers kindly',
    async (action) => {
      const view = await viewOf({ ...origin, kind: 'press', action });
      expect(view.summary).toContain('has expired. Look the entry up again');
    },
  );

  it('shares once, however often it is pressed within a minute', async () => {
    const share = press({ kind: 'share', entry: 'cap-theorem' });
    expect(await handle(share, deps)).toMatchObject({ delivery: 'public' });
    expect(await handle(press({ kind: 'share', entry: 'cap-theorem' }, 'e2'), deps)).toMatchObject({
      delivery: 'private',
      view: { summary: expect.stringContaining('a moment ago') as string },
    });
    deps.advance({ minutes: 3 });
    expect(await handle(press({ kind: 'share', entry: 'cap-theorem' }, 'e3'), deps)).toMatchObject({
      delivery: 'public',
    });
  });

  it('shares once also when the second press falls into the next minute', async () => {
    deps.advance({ seconds: 59 });
    await handle(press({ kind: 'share', entry: 'cap-theorem' }), deps);
    deps.advance({ seconds: 2 });
    expect(await handle(press({ kind: 'share', entry: 'cap-theorem' }, 'e2'), deps)).toMatchObject({
      delivery: 'private',
    });
  });
});

describe('a search in vain', () => {
  it('is counted without the person, and can be wished for once', async () => {
    await handle(line('Merkle   TREES for <@U77> me@example.org'), deps);
    const view = await viewOf(line('merkle trees for'));
    expect(labelsOf(view)).toContain('Suggest this topic');
    const [miss] = await deps.store.misses.top(1);
    expect(miss).toMatchObject({ text: 'merkle trees for', times: 2, wanted: 0 });
    const want = press({ kind: 'want', miss: miss?.id ?? -1 });
    await handle(want, deps);
    await handle(press({ kind: 'want', miss: miss?.id ?? -1 }, 'e9'), deps);
    expect(await deps.store.misses.top(1)).toMatchObject([{ wanted: 1 }]);
  });

  it('offers what is near', async () => {
    expect(labelsOf(await viewOf(line('sharding pizza')))[0]).toBe(
      'How do you split one data set over several database nodes?',
    );
  });
});

describe('reports', () => {
  const report = submit({ kind: 'reported', entry: 'cap-theorem' }, { text: ' The year is wrong. ' });

  it('are opened as a form, stored once, and listed to managers alone', async () => {
    expect(factsOf(press({ kind: 'report', entry: 'cap-theorem' }), deps).delivery).toBe('form');
    expect(await handle(press({ kind: 'report', entry: 'cap-theorem' }), deps)).toMatchObject({
      kind: 'form',
      form: { title: 'Report a problem' },
    });
    await handle(report, deps);
    await handle(report, deps);
    expect(await deps.store.reports.open(origin.from, 10, 0)).toMatchObject([
      { text: 'The year is wrong.', entry: 'cap-theorem' },
    ]);

    expect((await viewOf(line('reports'))).summary).toContain('Only people who manage this place');
    const listed = await handle({ ...line('reports'), canManage: true }, deps);
    expect(listed).toMatchObject({ delivery: 'private', view: { summary: '1 open report.' } });
  });

  it('are settled by managers alone', async () => {
    await handle(report, deps);
    const [open] = await deps.store.reports.open(origin.from, 1, 0);
    const settle = press({ kind: 'settle', report: open?.id ?? -1 });
    await handle(settle, deps);
    expect(await deps.store.reports.countOpen(origin.from)).toBe(1);
    await handle({ ...settle, canManage: true }, deps);
    expect(await deps.store.reports.countOpen(origin.from)).toBe(0);
  });

  it('refuse an empty text and bound a long one', async () => {
    expect((await viewOf(submit({ kind: 'reported', entry: 'cap-theorem' }, { text: ' ' }))).summary).toContain(
      'The report was empty.',
    );
    await handle(submit({ kind: 'reported', entry: 'cap-theorem' }, { text: 'x'.repeat(5000) }, 'e2'), deps);
    expect((await deps.store.reports.open(origin.from, 1, 0))[0]?.text).toHaveLength(1000);
  });
});

describe('the find form', () => {
  it.each([
    { typed: 'cap-theorem', title: 'What does the CAP theorem force you to choose?' },
    { typed: 'sharding', title: 'How do you split one data set over several database nodes?' },
    { typed: '', title: 'What do you want to look up?' },
  ])('“$typed” shows “$title”', async ({ typed, title }) => {
    expect(titleOf(await viewOf(submit({ kind: 'found' }, { entry: typed })))).toBe(title);
  });
});

describe('a bug', () => {
  it('is logged with its cause, and the person sees the same reference', async () => {
    const broken: Corpus = {
      ...testCorpus(),
      search: () => {
        throw new Error('the index is on fire');
      },
    };
    const reply: Reply = await handle(line('anything at all'), { ...deps, corpus: broken });
    const [record] = deps.logged;
    expect(record).toMatchObject({
      level: 'error',
      message: 'an event failed',
      fields: { platform: 'slack', event: 'line' },
    });
    expect(record?.fields['err']).toEqual(new Error('the index is on fire'));
    expect(reply).toMatchObject({
      delivery: 'private',
      view: { summary: `Something went wrong here. Reference ${String(record?.fields['reference'])}.` },
    });
  });
});

describe('suggestions', () => {
  it('come from the corpus, at most 25', () => {
    expect(suggest('shard', deps)).toEqual([
      { label: 'How do you split one data set over several database nodes?', entry: 'sharding' },
    ]);
    expect(suggest('', deps).length).toBeLessThanOrEqual(25);
  });
});
