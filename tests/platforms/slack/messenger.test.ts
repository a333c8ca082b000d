/** The bot speaks in Slack without being spoken to: through the real client, to a Slack on loopback. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/model.ts';
import { createClient, sdkLogger } from '../../../src/platforms/slack/api.ts';
import { createWorkspacePictures } from '../../../src/platforms/slack/desk.ts';
import { createMessenger } from '../../../src/platforms/slack/messenger.ts';
import { startTimer } from '../../../src/platforms/slack/within.ts';
import { startSlackServer, tokens, type SlackServer, type Trouble } from '../../contracts/slack-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { capTheorem } from '../../entries.ts';
import { markOf, promisesOfAMessenger, viewOf, type World } from '../messenger-contract.ts';

const place: Place = { platform: 'slack', tenant: 'T1', channel: 'CJOINED' };

interface Slack extends World {
  readonly server: SlackServer;
  readonly deps: TestDeps;
}

async function open(timeoutMs = 5000): Promise<Slack> {
  const deps = await testDeps();
  const server = await startSlackServer(deps.clock);
  const api = { botToken: tokens.bot, apiUrl: `${server.apiUrl}/`, timeoutMs, fetch: globalThis.fetch };
  const client = createClient(api, sdkLogger(deps.log));
  return {
    server,
    deps,
    messenger: createMessenger({
      client,
      pictures: createWorkspacePictures(client, api, { publicUrl: undefined, startTimer }, deps),
      retryPictureMs: 0,
      startTimer,
      botId: 'B1',
      botName: 'sysdesign',
      workspaceUrl: 'https://acme.slack.com/',
      clock: deps.clock,
    }),
    place,
    person: 'UANA',
    greet: async () => undefined,
    clock: deps.clock,
    advance: deps.advance,
    shown: async ({ channel, thread }) =>
      server.channels
        .all()
        .filter((message) => message.bot === 'B1' && message.channel === channel && message.thread === thread)
        .map(({ ts, body }) => ({ id: ts, text: JSON.stringify(body['blocks']) })),
    mimic: async ({ channel }, view, mark) => {
      server.channels.post({ channel, text: view.summary, blocks: [{ elements: [{ value: mark }] }] }, 'B2');
    },
    close: () => server.close(),
  };
}

describe('a messenger on Slack', () => {
  promisesOfAMessenger(open);
});

describe('on Slack', () => {
  let slack: Slack;
  beforeEach(async () => {
    slack = await open();
  });
  afterEach(async () => {
    await slack.close();
  });
  const post = (channel = 'CJOINED', view = viewOf('Question one')) =>
    slack.messenger.post(view, { place: { ...place, channel } }, markOf(1));

  const on = /chat\.postMessage/;
  it.each<[string, Trouble, object, number]>([
    ['a rate limit', { on, kind: 'refuse', status: 429, headers: { 'retry-after': '7' } }, { kind: 'limited' }, 0],
    ['a rate limit without an end', { on, kind: 'refuse', status: 429 }, { kind: 'limited' }, 0],
    ['a fault before', { on, kind: 'refuse', status: 500 }, { kind: 'down', unsure: true }, 0],
    ['a fault after', { on, kind: 'lose', status: 502 }, { kind: 'down', unsure: true }, 1],
    ['an answer that is lost', { on, kind: 'cut' }, { kind: 'down', unsure: true }, 1],
    ['a connection that breaks', { on, kind: 'drop' }, { kind: 'down', unsure: true }, 0],
    ['a fault of its own', { on, kind: 'deny', error: 'fatal_error' }, { kind: 'down', unsure: true }, 0],
    ['an archived channel', { on, kind: 'deny', error: 'is_archived' }, { kind: 'gone', unsure: false }, 0],
    [
      'a channel that it is not in',
      { on, kind: 'deny', error: 'not_in_channel' },
      { kind: 'denied', unsure: false },
      0,
    ],
    ['a scope that it lacks', { on, kind: 'deny', error: 'missing_scope' }, { kind: 'denied', unsure: false }, 0],
    ['something wrong with it', { on, kind: 'deny', error: 'invalid_arguments' }, { kind: 'denied', unsure: false }, 0],
    ['a page of a proxy', { on, kind: 'deny', error: '<html>Bad gateway' }, { kind: 'down', unsure: true }, 0],
  ])('a post that meets %s is made once, and says what became of it', async (_what, trouble, error, taken) => {
    slack.server.trouble(trouble);
    await expect(post()).rejects.toMatchObject({ name: 'PlatformError', ...error });
    expect(slack.server.requests).toEqual(['/api/chat.postMessage']);
    expect(await slack.shown(place)).toHaveLength(taken);
  });

  it('a post whose answer never comes is given up, and may have been made', async () => {
    const hasty = await open(60);
    hasty.server.trouble({ on, kind: 'hang' });
    await expect(hasty.messenger.post(viewOf('One'), { place }, markOf(1))).rejects.toMatchObject({
      kind: 'down',
      unsure: true,
    });
    expect(await hasty.shown(place)).toHaveLength(1);
    await hasty.close();
  });

  it('a post to nobody who listens was not made', async () => {
    await slack.server.close();
    await expect(post()).rejects.toMatchObject({ kind: 'down', unsure: false });
    slack = await open();
  });

  it('says until when a rate limit lasts', async () => {
    slack.server.trouble({ on, kind: 'refuse', status: 429, headers: { 'retry-after': '7' } });
    await expect(post()).rejects.toMatchObject({ retryAt: slack.clock().add({ seconds: 7 }), unsure: false });
  });

  it('tells people what to do about a channel', async () => {
    await expect(post('COTHER')).rejects.toThrow('invite me there');
    await expect(post('CARCHIVED')).rejects.toThrow('archive');
    await expect(post('CHIDDEN')).rejects.toThrow('private');
  });

  it('posts quietly: nothing is unfurled, and the metadata says nothing but the mark', async () => {
    await post();
    const [message] = slack.server.channels.all();
    expect(message?.body).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: { event_type: 'sysdesign_bot', event_payload: { mark: markOf(1) } },
    });
  });

  it('finds a message whose metadata was lost by the button it still has', async () => {
    const ref = await post();
    slack.server.channels.update({ channel: place.channel, ts: ref.message, metadata: undefined });
    expect(await slack.messenger.find({ place }, markOf(1), slack.clock().subtract({ minutes: 1 }))).toEqual([ref]);
  });

  it('says that it cannot look where it may not', async () => {
    slack.server.trouble({ on: /history/, kind: 'deny', error: 'missing_scope' });
    await expect(slack.messenger.find({ place }, markOf(1), slack.clock())).rejects.toMatchObject({ kind: 'denied' });
  });

  it('gives what it found when further pages are refused for a while', async () => {
    const ref = await post();
    for (let report = 10; report < 30; report += 1) await post('CJOINED', viewOf('Noise', report));
    slack.server.trouble({ on: /history/, kind: 'pass' });
    slack.server.trouble({ on: /history/, kind: 'refuse', status: 429, headers: { 'retry-after': '60' } });
    const found = await slack.messenger.find({ place }, markOf(1), slack.clock().subtract({ minutes: 1 }));
    expect(found[0]).toEqual(ref);
  });

  const picture = {
    kind: 'picture',
    hash: capTheorem.diagram?.hash ?? '',
    alt: 'Two replicas.',
    caption: 'CAP',
  } as const;
  const withPicture = { ...viewOf('Reveal'), blocks: [...viewOf('Reveal').blocks, picture] };

  it('shows pictures, uploaded before', async () => {
    await post('CJOINED', withPicture);
    expect(slack.server.files.size).toBe(1);
    expect((await slack.shown(place))[0]?.text).toContain('"slack_file":{"id":"F1"}');
  });

  it('goes without a picture that Slack refuses, and never twice when an answer is lost', async () => {
    slack.server.trouble({ on, kind: 'deny', error: 'invalid_blocks' });
    slack.server.trouble({ on, kind: 'deny', error: 'invalid_blocks' });
    await post('CJOINED', withPicture);
    expect((await slack.shown(place))[0]?.text).toContain('In words: Two replicas.');
    slack.server.trouble({ on, kind: 'deny', error: 'invalid_blocks' });
    slack.server.trouble({ on, kind: 'cut' });
    await expect(post('CJOINED', withPicture)).rejects.toMatchObject({ unsure: true });
    expect(await slack.shown(place)).toHaveLength(2);
  });

  it.each([
    ['a channel that it is not in', 'COTHER', undefined, ['Invite me to this channel: type /invite @sysdesign in it.']],
    ['a private channel that it is not in', 'CHIDDEN', undefined, [expect.stringContaining('/invite @sysdesign')]],
    ['an archived channel', 'CARCHIVED', undefined, [expect.stringContaining('archived')]],
    ['a private channel', 'CJOINEDPRIVATE', ['chat:write'], [expect.stringContaining('groups:history and pins:write')]],
    ['a conversation', 'DUANA', ['chat:write', 'im:history', 'pins:write'], []],
  ])('says what it lacks in %s', async (_what, channel, scopes, expected) => {
    if (scopes !== undefined) slack.server.grant(scopes);
    expect(await slack.messenger.missing({ ...place, channel }, { thread: true, pin: true })).toEqual(expected);
  });

  it('links to messages and to replies', async () => {
    const ref = { place, message: '1700000000.000100' };
    expect(slack.messenger.link(ref)).toBe('https://acme.slack.com/archives/CJOINED/p1700000000000100');
    expect(slack.messenger.link({ ...ref, place: { ...place, thread: '1600000000.000001' } })).toBe(
      'https://acme.slack.com/archives/CJOINED/p1700000000000100?thread_ts=1600000000.000001&cid=CJOINED',
    );
  });
});
