/** The bot speaks on Discord without being spoken to: through the real client, to a Discord on loopback. */
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/model.ts';
import { createClient, createPostingRest } from '../../../src/platforms/discord/client.ts';
import { createMessenger } from '../../../src/platforms/discord/messenger.ts';
import { botUser, guildId, questionsChannel, voiceCategory } from '../../contracts/discord-gateway.ts';
import { startDiscordServer, type DiscordServer, type Trouble } from '../../contracts/discord-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { capTheorem } from '../../entries.ts';
import { markOf, promisesOfAMessenger, viewOf, type World } from '../messenger-contract.ts';

const botToken = 'known-only.to-the.contract-server';
const place: Place = { platform: 'discord', tenant: guildId, channel: questionsChannel };
const other = '900000000000000077';

interface Discord extends World {
  readonly server: DiscordServer;
  readonly deps: TestDeps;
}

async function open({ timeout = 5000, apiUrl }: { timeout?: number; apiUrl?: string } = {}): Promise<Discord> {
  const deps = await testDeps();
  const server = await startDiscordServer(botToken, deps.clock);
  const settings = { token: botToken, apiUrl: server.apiUrl };
  const client = createClient(settings, deps.log);
  const ready = once(client, 'clientReady');
  await client.login(botToken);
  await ready;
  if (!client.isReady()) throw new Error('the client did not come up');
  return {
    server,
    deps,
    messenger: createMessenger(() => client, {
      rest: createPostingRest({ ...settings, ...(apiUrl !== undefined && { apiUrl }) }, { timeout }),
      deps,
    }),
    place,
    person: '900000000000000005',
    greet: async () => undefined,
    clock: deps.clock,
    advance: deps.advance,
    shown: async ({ channel, thread }) =>
      server.channels
        .all()
        .filter((message) => message.author === botUser.id && message.channel === (thread ?? channel))
        .map(({ id, body }) => ({ id, text: JSON.stringify(body['components']) })),
    mimic: async ({ channel }, _view, mark) => {
      server.channels.create(channel, { components: [{ type: 1, components: [{ custom_id: mark }] }] }, other);
    },
    close: async () => {
      await client.destroy();
      await server.close();
    },
  };
}

describe('a messenger on Discord', () => {
  promisesOfAMessenger(() => open());
});

describe('on Discord', () => {
  let discord: Discord;
  beforeEach(async () => {
    discord = await open();
  });
  afterEach(async () => {
    await discord.close();
  });
  const post = (view = viewOf('Question one'), mark = markOf(1)) => discord.messenger.post(view, { place }, mark);
  const posts = () => discord.server.requests.filter((request) => /^POST .*\/messages$/.test(request)).length;

  const on = /POST .*\/messages$/;
  const no = (status: number, code: number): Trouble => ({
    on,
    kind: 'refuse',
    status,
    body: { code, message: 'No' },
  });
  const limit = { 'retry-after': '3', 'x-ratelimit-scope': 'user' };
  const globally = { 'retry-after': '3', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
  it.each<[string, Trouble, object, number]>([
    ['a rate limit', { on, kind: 'refuse', status: 429, headers: limit }, { kind: 'limited', everywhere: false }, 0],
    [
      'a limit for all',
      { on, kind: 'refuse', status: 429, headers: globally },
      { kind: 'limited', everywhere: true },
      0,
    ],
    ['a fault before', { on, kind: 'refuse', status: 500 }, { kind: 'down', unsure: true }, 0],
    ['a fault after', { on, kind: 'lose', status: 502 }, { kind: 'down', unsure: true }, 1],
    ['an answer that is lost', { on, kind: 'cut' }, { kind: 'down', unsure: true }, 1],
    ['a connection that breaks', { on, kind: 'drop' }, { kind: 'down', unsure: true }, 0],
    ['a channel that is gone', no(404, 10003), { kind: 'gone', unsure: false }, 0],
    ['a channel that it may not see', no(403, 50001), { kind: 'denied', unsure: false }, 0],
    ['a right that it lacks', no(403, 50013), { kind: 'denied', unsure: false }, 0],
    ['a thread that is locked', no(400, 160005), { kind: 'denied', unsure: false }, 0],
    ['a thread that is archived', no(400, 50083), { kind: 'denied', unsure: false }, 0],
  ])('a post that meets %s is made once, and says what became of it', async (_what, trouble, error, taken) => {
    discord.server.trouble(trouble);
    await expect(post()).rejects.toMatchObject({ name: 'PlatformError', ...error });
    expect(posts()).toBe(1);
    expect(await discord.shown(place)).toHaveLength(taken);
  });

  it('a post whose answer never comes is given up, and may have been made', async () => {
    const hasty = await open({ timeout: 60 });
    hasty.server.trouble({ on, kind: 'hang' });
    await expect(hasty.messenger.post(viewOf('One'), { place }, markOf(1))).rejects.toMatchObject({
      kind: 'down',
      unsure: true,
    });
    expect(await hasty.shown(place)).toHaveLength(1);
    await hasty.close();
  });

  it('a post to nobody who listens was not made', async () => {
    const deaf = await open({ apiUrl: 'http://127.0.0.1:1/api' });
    await expect(deaf.messenger.post(viewOf('One'), { place }, markOf(1))).rejects.toMatchObject({
      kind: 'down',
      unsure: false,
    });
    await deaf.close();
  });

  it('says until when a rate limit lasts', async () => {
    discord.server.trouble({ on, kind: 'refuse', status: 429, headers: limit });
    const error: unknown = await post().catch((cause: unknown) => cause);
    const { retryAt } = error as { readonly retryAt: Temporal.Instant };
    const seconds = retryAt.since(discord.clock()).total('seconds');
    expect(seconds).toBeGreaterThanOrEqual(3);
    expect(seconds).toBeLessThan(4);
  });

  it('an old message that was edited too often is left alone for a while', async () => {
    const ref = await post();
    discord.server.trouble({ on: /^PATCH/, kind: 'refuse', status: 400, body: { code: 30046, message: 'No' } });
    await expect(discord.messenger.edit(ref, viewOf('Again'))).rejects.toMatchObject({
      kind: 'limited',
      retryAt: discord.clock().add({ minutes: 1 }),
    });
  });

  it('a lost answer is made good by posting again, also with a long mark', async () => {
    const mark = `1:random:medium:${'a'.repeat(40)}`;
    const view = { ...viewOf('Long'), summary: 'Long.' };
    discord.server.trouble({ on, kind: 'cut' });
    await expect(post(view, mark)).rejects.toMatchObject({ unsure: true });
    await post(view, mark);
    expect(await discord.shown(place)).toHaveLength(1);
    const [{ nonce } = {}] = discord.server.messages;
    expect(String(nonce)).toHaveLength(25);
  });

  it('notifies the role that the view names, and nobody else', async () => {
    const ops = '900000000000000088';
    const mentions = [guildId, ops].map((id) => ({ kind: 'role', id }) as const);
    await post({ ...viewOf('Question one'), mentions });
    expect(discord.server.messages[0]?.['allowed_mentions']).toEqual({ parse: [], roles: [ops], replied_user: false });
  });

  const picture = { kind: 'picture', hash: capTheorem.diagram?.hash ?? '', alt: 'Two replicas.', caption: '' } as const;
  const withPicture = { ...viewOf('Reveal'), blocks: [...viewOf('Reveal').blocks, picture] };

  it('shows pictures, and goes without those that Discord refuses', async () => {
    await post(withPicture);
    discord.server.trouble(no(403, 50013));
    await post(withPicture, markOf(2));
    const [first, second] = await discord.shown(place);
    expect(first?.text).toContain('attachment://');
    expect(second?.text).toContain('In words: Two replicas.');
  });

  it('never sends a second time when the answer to the first is lost', async () => {
    discord.server.trouble({ on, kind: 'cut' });
    await expect(post(withPicture)).rejects.toMatchObject({ unsure: true });
    expect(posts()).toBe(1);
  });

  it('is not unsure when a conversation could not be opened', async () => {
    discord.server.trouble({ on: /users\/@me\/channels/, kind: 'cut' });
    await expect(
      discord.messenger.post(viewOf('For you'), { place, person: discord.person }, markOf(1)),
    ).rejects.toMatchObject({ kind: 'down', unsure: false });
    expect(posts()).toBe(0);
  });

  it('names threads in one plain line of at most 100 characters', async () => {
    const { message } = await post();
    await discord.messenger.openThread({ place, message }, `Question 1:\n@everyone ${'why '.repeat(40)}`);
    const name = discord.server.channels.threads.get(message) ?? '';
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/^Question 1: @\u200beveryone why/);
  });

  it.each([
    [
      'a channel without rights',
      '900000000000000003',
      { thread: true, pin: true },
      [
        'View Channel',
        'Send Messages',
        'Attach Files',
        'Read Message History',
        'Create Public Threads',
        'Send Messages in Threads',
        'Pin Messages',
      ].map((name) => `Give me the permission “${name}” in this channel.`),
    ],
    [
      'a channel whose questions notify a role that only some may mention',
      questionsChannel,
      { thread: true, pin: true, role: '900000000000000088' },
      [expect.stringContaining('turn on “Allow anyone to @mention this role” for “staff”')],
    ],
    [
      'a channel whose questions notify a role that is gone',
      questionsChannel,
      { thread: true, pin: true, role: '900000000000000089' },
      [expect.stringContaining('is gone: choose another')],
    ],
    [
      'a channel whose questions notify a role that anyone may mention',
      questionsChannel,
      { thread: true, pin: true, role: '900000000000000087' },
      [],
    ],
    ['a channel that is none', voiceCategory, { thread: false, pin: false }, [expect.stringContaining('text channel')]],
    ['a channel that it does not know', '1', { thread: false, pin: false }, [expect.stringContaining('View Channel')]],
  ])('says what it lacks in %s', async (_what, channel, wants, expected) => {
    expect(await discord.messenger.missing({ ...place, channel }, wants)).toEqual(expected);
  });

  it('does not take an empty history for a proof where it may not read it', async () => {
    const nowhere = { place: { ...place, channel: '900000000000000003' } };
    const failed = discord.messenger.find(nowhere, markOf(1), discord.clock());
    await expect(failed).rejects.toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('Read Message History') as string,
    });
  });

  it('lacks nothing in a conversation with one person', async () => {
    const direct = { ...place, tenant: 'dm', channel: '1' };
    expect(await discord.messenger.missing(direct, { thread: true, pin: true })).toEqual([]);
  });

  it('links to messages in channels, threads and conversations', () => {
    const link = (where: Partial<Place>) => discord.messenger.link({ place: { ...place, ...where }, message: '5' });
    expect(link({})).toBe(`https://discord.com/channels/${guildId}/${questionsChannel}/5`);
    expect(link({ thread: '4' })).toBe(`https://discord.com/channels/${guildId}/4/5`);
    expect(link({ tenant: 'dm', channel: '8' })).toBe('https://discord.com/channels/@me/8/5');
  });
});
