/** Everything that Slack can hand to the bot, through the real Bolt app: what is acknowledged, what is answered, and where. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testDeps, type TestDeps } from '../../deps.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import {
  choose,
  command,
  direct,
  homeOpened,
  mention,
  press,
  pressAtHome,
  submission,
  typing,
  type Json,
} from './payloads.ts';
import { faultsOf, wordsIn } from './rules.ts';

let deps: TestDeps;
let slack: FrontDoor;

beforeEach(async () => {
  deps = await testDeps();
  slack = openFrontDoor(deps);
});

/** The calls that put something before people. */
function answers(): { readonly to: string; readonly body: Json }[] {
  return slack.calls.filter(({ to }) => /^(?:response_url|chat\.|views\.)/.test(to));
}

function messages(): string[] {
  return deps.logged.filter(({ level }) => level !== 'debug').map(({ message }) => message);
}

const entryChosen = { entry: { type: 'external_select', selected_option: { value: 'sharding' } } };

describe('a slash command', () => {
  it('is answered in its acknowledgement, with blocks that Slack takes', async () => {
    await slack.deliver(command('sharding'));
    expect(slack.acks).toMatchObject([{ response_type: 'ephemeral', replace_original: false, unfurl_links: false }]);
    const [card] = slack.acks as [Json];
    expect(faultsOf(card['blocks'], 50)).toEqual([]);
    expect(wordsIn(card['blocks'])).toContain('How do you split one data set');
    expect(slack.calls).toEqual([]);
  });

  it('is answered for everyone when that was asked for', async () => {
    await slack.deliver(command('sharding share:yes'));
    expect(slack.acks).toMatchObject([{ response_type: 'in_channel' }]);
  });

  it('that comes a second time is acknowledged and does nothing', async () => {
    const asked = command('sharding');
    await slack.deliver(asked);
    await slack.deliver(asked);
    expect(slack.acks).toEqual([expect.objectContaining({ response_type: 'ephemeral' }), undefined]);
    expect(slack.calls).toEqual([]);
  });

  it('that takes longer than a second and a half is acknowledged, and answered when it is done', async () => {
    const { promise, resolve } = Promise.withResolvers<Json>();
    slack.answer('users.info', promise);
    const done = slack.deliver(command('reports'));
    await slack.ring(1500);
    await vi.waitFor(() => {
      expect(slack.acks).toEqual([undefined]);
    });
    expect(answers()).toEqual([]);
    resolve({ ok: true, user: { id: 'U1', team_id: 'T1', is_admin: true, is_owner: false } });
    await done;
    expect(answers()).toMatchObject([
      { to: 'response_url', body: { text: expect.stringContaining('report') as string } },
    ]);
  });

  it('whose work hangs ends after 20 seconds, with a reference that is in the log', async () => {
    deps.store.misses.count = () => new Promise(() => undefined);
    const done = slack.deliver(command('nobody has written about this'));
    await slack.ring(1500);
    await slack.ring(20_000);
    await done;
    expect(slack.acks).toEqual([undefined]);
    const fault = deps.logged.find(({ level }) => level === 'error');
    expect(wordsIn(answers()[0]?.body['blocks'])).toContain(String(fault?.fields['reference']));
  });
});

describe('a picture', () => {
  const images = (body: Json): boolean => JSON.stringify(body).includes('"slack_file"');

  it('is uploaded before the card that needs it', async () => {
    await slack.deliver(command('cap theorem'));
    expect(slack.calls.map(({ to }) => to)).toEqual([
      'files.getUploadURLExternal',
      'upload',
      'files.completeUploadExternal',
      'response_url',
    ]);
    expect(answers().map(({ body }) => images(body))).toEqual([true]);
  });

  it('that Slack has not looked into yet is tried once more', async () => {
    slack.answer('response_url', { ok: false, error: 'invalid_blocks' });
    const done = slack.deliver(command('cap theorem'));
    await slack.ring(2000);
    await done;
    expect(answers().map(({ body }) => images(body))).toEqual([true, true]);
  });

  it('that Slack refuses for good is left out, in words', async () => {
    slack.answer('response_url', { ok: false, error: 'invalid_blocks' });
    slack.answer('response_url', { ok: false, error: 'invalid_blocks' });
    const done = slack.deliver(command('cap theorem'));
    await slack.ring(2000);
    await done;
    expect(answers().map(({ body }) => images(body))).toEqual([true, true, false]);
    expect(wordsIn(answers().at(-1)?.body['blocks'])).toContain('The picture cannot be shown here.');
  });

  it('that takes longer than six seconds to upload is left out', async () => {
    slack.answer('files.getUploadURLExternal', new Promise(() => undefined));
    const done = slack.deliver(command('cap theorem'));
    await slack.ring(1500);
    await slack.ring(6000);
    await done;
    expect(answers().map(({ body }) => images(body))).toEqual([false]);
  });
});

describe('a press', () => {
  const inChannel = { response_type: 'ephemeral', replace_original: false };

  it.each([
    ['on a private card takes its place', press('1:show:cap-theorem:2'), { replace_original: true }],
    [
      'in the person’s own conversation takes its place',
      press('1:help', 'own::4:x', { channel: 'D1' }),
      { replace_original: true },
    ],
    [
      'that shares answers everyone',
      press('1:share:sharding'),
      { response_type: 'in_channel', replace_original: false },
    ],
    ['of a menu is one like any other', choose('1:help'), { replace_original: true }],
    [
      'from another version says how to go on',
      press('0:gone'),
      { text: expect.stringContaining('has expired') as string },
    ],
  ])('%s', async (_name, payload, body) => {
    await slack.deliver(payload);
    expect(slack.acks).toEqual([undefined]);
    expect(answers()).toMatchObject([{ to: 'response_url', body }]);
  });

  it('on a message that all can see is answered privately, in its thread', async () => {
    const pressed = press('1:show:cap-theorem:2', 'all:1700000000.000100:4:x');
    await slack.deliver({ ...pressed, container: { type: 'message', is_ephemeral: false } });
    expect(answers()).toMatchObject([{ body: { ...inChannel, thread_ts: '1700000000.000100' } }]);
  });

  it('on the Home tab is answered in the person’s own conversation', async () => {
    await slack.deliver(pressAtHome('1:help'));
    expect(answers()).toMatchObject([{ to: 'chat.postMessage', body: { channel: 'U1' } }]);
  });

  it('that comes a second time is acknowledged and does nothing', async () => {
    const pressed = press('1:help');
    await slack.deliver(pressed);
    await slack.deliver(pressed);
    expect(slack.acks).toEqual([undefined, undefined]);
    expect(answers()).toHaveLength(1);
  });
});

describe('the form to find something', () => {
  it.each([
    ['a card', press('1:find'), { channel: 'C1', responseUrl: 'https://hooks.slack.com/commands/T1/1/secret' }],
    ['the Home tab', pressAtHome('1:find'), {}],
  ])('opens from %s and knows where its answer goes', async (_name, payload, origin) => {
    await slack.deliver(payload);
    expect(answers()).toMatchObject([
      { to: 'views.open', body: { trigger_id: payload['trigger_id'], view: { callback_id: '1:found' } } },
    ]);
    const { view } = answers()[0]?.body as { view: { private_metadata: string } };
    expect(JSON.parse(view.private_metadata)).toEqual(origin);
  });

  it('offers entries while somebody types, and what they typed', async () => {
    await slack.deliver(typing('shard'));
    expect(slack.acks).toMatchObject([{ options: [{ value: 'sharding' }, { value: 'shard' }] }]);
  });

  it('offers what was typed when nothing can be suggested', async () => {
    const broken = {
      ...deps.corpus,
      suggest: () => {
        throw new Error('no index');
      },
    };
    slack = openFrontDoor({ ...deps, corpus: broken });
    await slack.deliver(typing('shard'));
    expect(slack.acks).toMatchObject([{ options: [{ value: 'shard' }] }]);
    expect(messages()).toContain('nothing could be suggested');
  });

  it.each([
    [
      'where it was opened',
      { channel: 'C1', responseUrl: 'https://hooks.slack.com/commands/T1/1/secret' },
      'response_url',
    ],
    ['directly when it was opened on the Home tab', {}, 'chat.postMessage'],
  ])('is answered %s', async (_name, origin, to) => {
    await slack.deliver(submission('1:found', entryChosen, origin));
    expect(slack.acks).toEqual([undefined]);
    expect(answers()).toMatchObject([{ to, body: { text: expect.stringContaining('How do you split') as string } }]);
  });

  it('that comes a second time is acknowledged and does nothing', async () => {
    const sent = submission('1:found', entryChosen);
    await slack.deliver(sent);
    await slack.deliver(sent);
    expect(answers()).toHaveLength(1);
  });
});

describe('what people write', () => {
  it('to the bot in a channel is answered in the thread, once however it comes', async () => {
    const asked = mention('sharding', { ts: '1700000003.000001' });
    for (const again of [asked, { ...asked, event_id: 'EvTwin' }]) await slack.deliver(again);
    expect(answers()).toMatchObject([
      { to: 'chat.postMessage', body: { channel: 'CJOINED', thread_ts: '1700000003.000001' } },
    ]);
  });

  it('is answered once also by a bot that was started in between', async () => {
    const asked = mention('sharding');
    await slack.deliver(asked);
    const other = openFrontDoor(deps);
    await other.deliver(asked);
    expect(answers()).toHaveLength(1);
    expect(other.calls).toEqual([]);
  });

  it('under Messages is answered there', async () => {
    await slack.deliver(direct('sharding'));
    expect(answers()).toMatchObject([{ to: 'chat.postMessage', body: { channel: 'D1' } }]);
  });

  it.each([
    ['another bot', direct('sharding', { bot_id: 'B7' })],
    ['an edit', direct('sharding', { subtype: 'message_changed' })],
    ['a channel that did not mention the bot', direct('sharding', { channel_type: 'channel' })],
    ['the bot itself', direct('sharding', { user: 'UBOT' })],
  ])('is not answered when it is from %s', async (_name, payload) => {
    await slack.deliver(payload);
    expect(slack.acks).toEqual([undefined]);
    expect(slack.calls).toEqual([]);
  });
});

describe('the Home tab', () => {
  it('is shown when it is opened, and not when the other tab is', async () => {
    await slack.deliver(homeOpened('messages'));
    await slack.deliver(homeOpened('home'));
    expect(answers()).toMatchObject([{ to: 'views.publish', body: { user_id: 'U1', view: { type: 'home' } } }]);
  });

  it('that Slack does not take is a line in the log', async () => {
    slack.answer('views.publish', { ok: false, error: 'not_enabled' });
    await slack.deliver(homeOpened('home'));
    expect(messages()).toEqual(['the Home tab could not be shown']);
  });
});

describe('what the bot does not know', () => {
  it.each([
    ['a shortcut of a message', { ...press('1:help'), type: 'message_action', callback_id: 'x' }],
    ['a shortcut from anywhere', { type: 'shortcut', callback_id: 'x', team: { id: 'T1' }, user: { id: 'U1' } }],
    ['a form that was closed', { ...submission('1:found', {}), type: 'view_closed' }],
    ['an event of another kind', { type: 'event_callback', team_id: 'T1', event: { type: 'reaction_added' } }],
    ['a payload of no known type', { hello: 'there' }],
    ['a command without a trigger', { ...command('sharding'), trigger_id: undefined }],
    ['a press of nothing', { ...press('1:help'), actions: [{}] }],
  ])('is acknowledged quietly: %s', async (_name, payload) => {
    await slack.deliver(payload);
    expect(slack.acks).toEqual([undefined]);
    expect(slack.calls).toEqual([]);
    expect(deps.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('an acknowledgement that Slack no longer takes', () => {
  const late = (): Promise<void> => Promise.reject(new Error('too late'));

  it.each([
    ['a command', command('sharding'), ['response_url']],
    ['a press', press('1:help'), ['response_url']],
    ['a form', submission('1:found', entryChosen), ['chat.postMessage']],
    ['a mention', mention('sharding'), []],
    ['somebody who types', typing('shard'), []],
    ['an unknown payload', { hello: 'there' }, []],
  ])('never throws, and the answer goes another way where there is one: %s', async (_name, payload, to) => {
    await expect(slack.deliver(payload, late)).resolves.toBeUndefined();
    expect(answers().map((answer) => answer.to)).toEqual(to);
    expect(deps.logged.some(({ level }) => level === 'warn' || level === 'error')).toBe(true);
  });
});
