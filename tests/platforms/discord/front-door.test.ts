/** What Discord sends and what it gets back, through the real discord.js client. */
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../../src/core/ports.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { openFrontDoor, type FrontDoor, type Json, type Mood, type Sent } from './front-door.ts';
import { button, command, ids, menu, modal, token, typing, typingWithoutData } from './payloads.ts';
import { faultsOf, markdownIn } from './rules.ts';

const callback = `/interactions/${ids.interaction}/${token}/callback`;
const original = `/webhooks/${ids.application}/${token}/messages/@original`;
const follow = `/webhooks/${ids.application}/${token}`;
const ephemeral = 64;

let open: FrontDoor | undefined;
let deps: TestDeps;
afterEach(async () => {
  await open?.close();
});

async function receive(payload: Json, mood?: Mood, change: Partial<Deps> = {}): Promise<readonly Sent[]> {
  deps = await testDeps();
  open = openFrontDoor({ ...deps, ...change }, mood);
  await open.receive('INTERACTION_CREATE', payload);
  return open.sent;
}

function routes(sent: readonly Sent[]): string[] {
  return sent.map(({ method, path }) => `${method} ${path}`);
}

const query = { name: 'query', type: 3, value: 'cap theorem' };
const share = { name: 'share', type: 5, value: true };

describe('the first answer', () => {
  it.each([
    ['a lookup', command('sysdesign', [query]), { type: 5, data: { flags: ephemeral } }],
    [
      'a lookup in a direct conversation',
      command('sysdesign', [query], { isDirect: true }),
      { type: 5, data: { flags: 0 } },
    ],
    ['a lookup that is shared', command('sysdesign', [query, share]), { type: 5, data: { flags: 0 } }],
    [
      'a lookup that is not shared',
      command('sysdesign', [query, { ...share, value: false }]),
      { type: 5, data: { flags: ephemeral } },
    ],
    ['paging a private message', button('1:show:cap-theorem:2', 'own'), { type: 6 }],
    ['paging a message that all see', button('1:show:cap-theorem:2', 'all'), { type: 5, data: { flags: ephemeral } }],
    ['a menu of a private message', menu('menu', '1:show:sharding:1', 'own'), { type: 6 }],
    ['sharing', button('1:share:cap-theorem', 'own'), { type: 5, data: { flags: 0 } }],
    ['a form that comes back', modal('1:found', { entry: 'cap theorem' }), { type: 5, data: { flags: ephemeral } }],
    ['a button of another version', button('9:gone', 'own'), { type: 5, data: { flags: ephemeral } }],
  ])('of %s says who will see the rest', async (_name, payload, expected) => {
    const [first, second] = await receive(payload);
    expect(first).toMatchObject({ method: 'POST', path: callback, body: expected });
    expect(second).toMatchObject({ method: 'PATCH', path: original });
  });

  it('of a button that opens a form is the form', async () => {
    const sent = await receive(button('1:report:cap-theorem', 'own'));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({
      type: 9,
      data: { custom_id: '1:reported:cap-theorem', title: 'Report a problem' },
    });
  });

  it('notifies the member a command is aimed at, and only that one', async () => {
    const [first, second] = await receive(command('sysdesign', [query, { name: 'for', type: 6, value: ids.other }]));
    const allowed = { parse: [], users: [ids.other], replied_user: false };
    expect(first?.body).toMatchObject({ type: 4, data: { flags: 1 << 15, allowed_mentions: allowed } });
    expect(markdownIn(first?.body ?? {})).toEqual([`For <@${ids.other}>, one moment…`]);
    expect(second?.body).toMatchObject({ allowed_mentions: allowed });
    expect(markdownIn(second?.body ?? {})[0]).toBe(`For <@${ids.other}>`);
  });
});

describe('the answer', () => {
  it('is a card that Discord takes, with its picture and nobody to notify', async () => {
    const [, edit] = await receive(command('sysdesign', [query]));
    const { body, files } = edit ?? { body: {}, files: [] };
    expect(faultsOf(body)).toEqual([]);
    expect(files).toEqual(['0123456789abcdef.png']);
    expect(body).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
      attachments: [
        { id: 0, filename: '0123456789abcdef.png', description: expect.stringContaining('Two replicas') as unknown },
      ],
    });
    expect(markdownIn(body)[0]).toContain('## What does the CAP theorem force you to choose?');
  });

  it('brings a file to keep with it', async () => {
    const [, edit] = await receive(command('privacy', [{ name: 'export', type: 1, options: [] }]));
    const { body, files } = edit ?? { body: {}, files: [] };
    expect(faultsOf(body)).toEqual([]);
    expect(files).toEqual(['what-i-keep.json']);
    expect(body).toMatchObject({ attachments: [{ id: 0, filename: 'what-i-keep.json' }] });
    expect(JSON.stringify(body)).toContain('attachment://what-i-keep.json');
  });

  it('drops the picture of the page before', async () => {
    const [, edit] = await receive(button('1:show:cap-theorem:2', 'own'));
    expect(edit?.body).toMatchObject({ attachments: [] });
    expect(edit?.files).toEqual([]);
  });

  it.each([
    ['a query that is a command line', command('sysdesign', [{ ...query, value: 'browse' }]), '## Browse'],
    ['the id that autocomplete gives', command('sysdesign', [{ ...query, value: 'sharding' }]), '## How do you split'],
    ['no query at all', command('sysdesign'), '## What do you want to look up?'],
    ['a command of its own', command('browse', [{ name: 'category', type: 3, value: 'misc' }]), '## Misc'],
    ['a second button of the same meaning', button('1:show:sharding:1~2', 'own'), '## How do you split'],
    ['a form', modal('1:found', { entry: 'sharding' }), '## How do you split'],
    ['a command that is unknown here', command('gone'), '**This button is from another version'],
    ['somebody who may not manage', command('reports'), '**Only people who manage this place can do that.**'],
    ['a manager', command('reports', [], { isManager: true }), '## Reported problems'],
    [
      'a manager in a direct conversation',
      command('reports', [], { isDirect: true, isManager: true }),
      '**That is not for a conversation with me alone.**',
    ],
  ])('to %s is the right one', async (_name, payload, start) => {
    const sent = await receive(payload);
    expect(markdownIn(sent.at(-1)?.body ?? {})[0]?.startsWith(start)).toBe(true);
  });

  it('that turns out private after an open promise takes the promise back', async () => {
    deps = await testDeps();
    open = openFrontDoor(deps);
    await open.receive('INTERACTION_CREATE', button('1:share:cap-theorem', 'own'));
    const before = open.sent.length;
    await open.receive('INTERACTION_CREATE', button('1:share:cap-theorem', 'own'));
    const again = open.sent.slice(before);
    expect(routes(again)).toEqual([`POST ${callback}`, `DELETE ${original}`, `POST ${follow}`]);
    expect(again[2]?.body).toMatchObject({ flags: ephemeral | (1 << 15) });
  });

  it('keeps the card when a press on it fails', async () => {
    const sent = await receive(button('1:show:not-there:1', 'own'));
    expect(routes(sent)).toEqual([`POST ${callback}`, `POST ${follow}`]);
    expect(sent[1]?.body).toMatchObject({ flags: ephemeral | (1 << 15) });
  });

  it('stores a report once and thanks for it', async () => {
    await receive(modal('1:reported:cap-theorem', { text: 'The year is wrong' }));
    const reports = await deps.store.reports.open({ platform: 'discord', tenant: ids.guild }, 10, 0);
    expect(reports).toMatchObject([
      { text: 'The year is wrong', from: { platform: 'discord', tenant: ids.guild, id: ids.person } },
    ]);
  });
});

describe('choices while typing', () => {
  it('are entries by title, with their id as value', async () => {
    const [sent] = await receive(typing('cap'));
    expect(sent?.body).toEqual({
      type: 8,
      data: { choices: [{ name: 'What does the CAP theorem force you to choose?', value: 'cap-theorem' }] },
    });
  });

  it('stay within what Discord takes, whatever the corpus gives', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ label: 'x'.repeat(150), entry: `entry-${index % 30}` }));
    const { corpus } = await testDeps();
    const [sent] = await receive(typing(''), undefined, { corpus: { ...corpus, suggest: () => many } });
    const { choices } = sent?.body['data'] as {
      readonly choices: readonly { readonly name: string; readonly value: string }[];
    };
    expect(choices).toHaveLength(25);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(25);
    expect(choices.every(({ name }) => name.length <= 100)).toBe(true);
  });

  it('are no trouble when the payload lacks its data', async () => {
    const sent = await receive(typingWithoutData());
    expect(sent).toEqual([]);
    expect(deps.logged).toMatchObject([{ level: 'warn', message: 'a payload from Discord could not be read' }]);
  });
});

const refusal = (status: number, code: number): ReturnType<Mood> => ({
  status,
  body: { code, message: `refused ${code}` },
});

describe('a Discord that misbehaves', () => {
  it.each([
    ['the interaction is unknown', refusal(404, 10062)],
    ['somebody else has answered', refusal(400, 40060)],
  ])('gets nothing more when %s', async (_name, answer) => {
    const sent = await receive(button('1:share:cap-theorem', 'own'), () => answer);
    expect(sent).toHaveLength(1);
    expect(deps.logged).toMatchObject([{ level: 'warn', message: 'a Discord interaction could not be acknowledged' }]);
  });

  it('that took the first answer and said otherwise is believed the second time', async () => {
    const sent = await receive(command('sysdesign', [query]), (_request, count) =>
      count === 1 ? refusal(500, 0) : count === 2 ? refusal(400, 40060) : undefined,
    );
    expect(routes(sent)).toEqual([`POST ${callback}`, `POST ${callback}`, `PATCH ${original}`]);
  });

  it('that cuts the connection is asked once more', async () => {
    const sent = await receive(command('sysdesign', [query]), ({ method }, count) => {
      if (method === 'PATCH' && count === 2) throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
      return undefined;
    });
    expect(routes(sent)).toEqual([`POST ${callback}`, `PATCH ${original}`, `PATCH ${original}`]);
  });

  it('that takes no picture gets the card with the words of the picture', async () => {
    const sent = await receive(command('sysdesign', [query]), ({ files }) =>
      files.length > 0 ? refusal(413, 40005) : undefined,
    );
    const last = sent.at(-1);
    expect(last).toMatchObject({ method: 'PATCH', files: [], body: { attachments: [] } });
    expect(JSON.stringify(last?.body)).toContain('In words: Two replicas on either side of a cut link');
    expect(faultsOf(last?.body ?? {})).toEqual([]);
  });

  it('never gets a follow-up twice', async () => {
    const sent = await receive(button('1:show:not-there:1', 'own'), ({ path }) =>
      path === follow ? refusal(502, 0) : undefined,
    );
    // The one the person asked for, and the apology that it failed.
    expect(routes(sent)).toEqual([`POST ${callback}`, `POST ${follow}`, `POST ${follow}`]);
    expect(JSON.stringify(sent[2]?.body)).toContain('Something went wrong here');
  });

  it('that is too late for the answer is logged once and not told', async () => {
    const sent = await receive(command('sysdesign', [query]), ({ method }) =>
      method === 'PATCH' ? refusal(404, 10062) : undefined,
    );
    expect(routes(sent)).toEqual([`POST ${callback}`, `PATCH ${original}`]);
    expect(deps.logged).toMatchObject([
      { level: 'warn', message: 'the answer to a Discord interaction came too late' },
    ]);
  });

  it('leaves no secret in the log', async () => {
    await receive(command('sysdesign', [query]), ({ method }) =>
      method === 'PATCH' ? refusal(403, 50013) : undefined,
    );
    expect(deps.logged.length).toBeGreaterThan(0);
    expect(inspect(deps.logged, { depth: Infinity, showHidden: true })).not.toContain(token);
  });
});

describe('a bug of ours', () => {
  it('gives the person a reference that is also in the log', async () => {
    const { corpus } = await testDeps();
    const sent = await receive(command('sysdesign', [query]), undefined, {
      corpus: {
        ...corpus,
        search: () => {
          throw new TypeError('a bug');
        },
      },
    });
    const [line] = deps.logged;
    expect(line).toMatchObject({ level: 'error', message: 'an event failed' });
    expect(JSON.stringify(sent.at(-1)?.body)).toContain(`this reference: ${String(line?.fields['reference'])}`);
  });

  it('in a view that does not fit is told in the same way', async () => {
    const { corpus } = await testDeps();
    const entry = corpus.get('cap-theorem');
    if (entry === undefined) throw new Error('no entry');
    const sent = await receive(command('sysdesign', [query]), undefined, {
      corpus: { ...corpus, get: () => ({ ...entry, title: 'long '.repeat(1000) }) },
    });
    expect(JSON.stringify(sent.at(-1)?.body)).toContain('Something went wrong here');
    expect(deps.logged).toMatchObject([{ level: 'error', fields: { err: expect.any(RangeError) as unknown } }]);
  });

  it('in the drawing of a picture leaves the card its words', async () => {
    const { corpus } = await testDeps();
    const sent = await receive(command('sysdesign', [query]), undefined, {
      corpus: {
        ...corpus,
        picture: async () => {
          throw new Error('no ink');
        },
      },
    });
    expect(JSON.stringify(sent.at(-1)?.body)).toContain('The picture cannot be shown here');
  });
});
