/** The bot against a Discord on loopback: log in, register, answer, survive what Discord does wrong. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../../src/core/commands/index.ts';
import { commandPayload, connectDiscord, registerCommands } from '../../../src/platforms/discord/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { startDiscordServer, type DiscordServer } from '../../contracts/discord-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { button, command, ids, message, token } from './payloads.ts';
import { markdownIn } from './rules.ts';

const botToken = 'known-only.to-the.contract-server';
const mention = `<@${ids.bot}>`;

let server: DiscordServer;
let deps: TestDeps;
let bot: Connection | undefined;

beforeEach(async () => {
  server = await startDiscordServer(botToken);
  deps = await testDeps();
});
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await server.close();
});

async function connect(): Promise<void> {
  bot = await connectDiscord({ token: botToken, apiUrl: server.apiUrl }, deps);
}

/** Interaction tokens of the contract server begin with the interaction's id, so that it knows whose webhook is called. */
function interaction(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...payload, token: `${ids.interaction}-${token}` };
}

describe('coming up', () => {
  it('logs in without a privileged intent and registers the commands', async () => {
    await connect();
    expect(bot?.isReady()).toBe(true);
    const guilds = 1 << 0;
    const guildMessages = 1 << 9;
    const directMessages = 1 << 12;
    expect(server.gateway.intents()).toBe(guilds | guildMessages | directMessages);
    expect(server.registrations).toHaveLength(1);
  });

  it('does not register again what it registered before', async () => {
    await connect();
    await bot?.stop();
    await connect();
    expect(server.registrations).toHaveLength(1);
  });

  it('answers although its commands were refused, and says so', async () => {
    server.trouble({ on: /^PUT /, kind: 'refuse', status: 403, body: { code: 50001, message: 'Missing Access' } });
    await connect();
    expect(bot?.isReady()).toBe(true);
    expect(deps.logged).toMatchObject([
      {
        level: 'error',
        message: 'commands could not be registered with Discord',
        fields: { err: { message: 'Discord refused with 50001: Missing Access.' } },
      },
    ]);
  });

  it('registers by itself for the command line', async () => {
    const settings = { token: botToken, apiUrl: server.apiUrl };
    expect(await registerCommands(settings, deps)).toBe(commands.length);
    expect(server.registrations).toEqual([commandPayload(commands)]);
    await expect(registerCommands({ ...settings, token: 'wrong' }, deps)).rejects.toMatchObject({
      code: 'discord-token',
    });
  });

  it('says in one sentence that the token is wrong', async () => {
    await expect(connectDiscord({ token: 'wrong', apiUrl: server.apiUrl }, deps)).rejects.toMatchObject({
      name: 'UserError',
      message: 'Discord does not know the token in DISCORD_TOKEN.',
    });
  });

  it('says the same when only the gateway does not know the token', async () => {
    server.gateway.forget();
    await expect(connectDiscord({ token: botToken, apiUrl: server.apiUrl }, deps)).rejects.toMatchObject({
      name: 'UserError',
      message: 'Discord does not know the token in DISCORD_TOKEN.',
    });
  });

  it('says in one sentence that something else than Discord answers', async () => {
    server.trouble({ on: /gateway\/bot$/, kind: 'refuse', status: 404, body: { error_text: 'no such page' } });
    await expect(connectDiscord({ token: botToken, apiUrl: server.apiUrl }, deps)).rejects.toMatchObject({
      name: 'UserError',
      message: 'Discord cannot be reached: Discord answered 404.',
    });
  });

  it('says in one sentence that Discord is not there', async () => {
    const nowhere = 'http://127.0.0.1:9/api';
    await expect(connectDiscord({ token: botToken, apiUrl: nowhere }, deps)).rejects.toMatchObject({
      name: 'UserError',
      message: 'Discord cannot be reached: Discord did not answer.',
    });
  });
});

describe('commands', () => {
  const lookup = interaction(command('sysdesign', [{ name: 'query', type: 3, value: 'cap theorem' }]));

  it('are answered with a card and its picture', async () => {
    await connect();
    server.gateway.dispatch('INTERACTION_CREATE', lookup);
    const answered = server.answersTo(ids.interaction);
    await vi.waitFor(() => {
      expect(answered.original).toMatchObject({ wasEdited: true });
    });
    expect(answered.first).toMatchObject([{ type: 5, data: { flags: 64 } }]);
    expect(markdownIn(answered.original ?? {})[0]).toContain('## What does the CAP theorem force you to choose?');
  });

  it.each(['lose', 'cut'] as const)(
    'are answered once although the first answer is accepted and then: %s',
    async (kind) => {
      await connect();
      server.trouble({ on: /callback$/, kind });
      server.trouble({ on: /@original$/, kind });
      server.gateway.dispatch('INTERACTION_CREATE', lookup);
      const answered = server.answersTo(ids.interaction);
      await vi.waitFor(() => {
        expect(answered.original).toMatchObject({ wasEdited: true });
      });
      expect(answered.first).toHaveLength(1);
      expect(answered.followUps).toHaveLength(0);
      expect(markdownIn(answered.original ?? {})[0]).toContain('## What does the CAP theorem');
    },
  );

  it('wait for a short rate limit', async () => {
    await connect();
    const headers = { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' };
    server.trouble({
      on: /@original$/,
      kind: 'refuse',
      status: 429,
      headers,
      body: { message: 'slow', retry_after: 0.05, global: false },
    });
    server.gateway.dispatch('INTERACTION_CREATE', lookup);
    await vi.waitFor(() => {
      expect(server.answersTo(ids.interaction).original).toMatchObject({ wasEdited: true });
    });
  });

  it('have no second effect when a resumed connection delivers them again', async () => {
    await connect();
    server.gateway.dispatch('INTERACTION_CREATE', interaction(button('1:want:1', 'own')));
    const answered = server.answersTo(ids.interaction);
    await vi.waitFor(() => {
      expect(answered.original).toMatchObject({ wasEdited: true });
    });
    server.gateway.drop(4000, 1);
    await vi.waitFor(
      () => {
        expect(deps.logged.at(-1)?.message).toBe('a Discord interaction could not be acknowledged');
      },
      { timeout: 5000 },
    );
    expect(server.gateway.resumes()).toBe(1);
    expect(answered).toMatchObject({ first: [expect.anything()], followUps: [] });
  });
});

describe('mentions', () => {
  const asked = message(`${mention} cap theorem`, { guild_id: ids.guild, mentions: [{ id: ids.bot }] });

  async function firstMessage(): Promise<Readonly<Record<string, unknown>>> {
    await vi.waitFor(() => {
      expect(server.messages.length).toBeGreaterThan(0);
    });
    return server.messages[0] ?? {};
  }

  it('are answered in the open as a reply that notifies nobody', async () => {
    await connect();
    server.gateway.dispatch('MESSAGE_CREATE', asked);
    const reply = await firstMessage();
    expect(reply).toMatchObject({
      message_reference: { message_id: ids.message, fail_if_not_exists: false },
      allowed_mentions: { parse: [], replied_user: false },
    });
    expect(markdownIn(reply)[0]).toContain('## What does the CAP theorem');
  });

  it.each(['lose', 'cut'] as const)('are answered once although the reply is accepted and then: %s', async (kind) => {
    await connect();
    server.trouble({ on: /messages$/, kind });
    server.gateway.dispatch('MESSAGE_CREATE', asked);
    await vi.waitFor(() => {
      expect(server.requests.filter((line) => line.endsWith('/messages'))).toHaveLength(2);
    });
    expect(server.messages).toHaveLength(1);
  });

  it('are answered once although they are delivered again', async () => {
    await connect();
    server.gateway.dispatch('MESSAGE_CREATE', asked);
    server.gateway.dispatch('MESSAGE_CREATE', asked);
    server.gateway.dispatch('MESSAGE_CREATE', { ...asked, id: '900000000000000077', content: `${mention} sharding` });
    await vi.waitFor(() => {
      expect(server.messages).toHaveLength(2);
    });
    expect(server.requests.filter((line) => line.endsWith('/messages'))).toHaveLength(2);
    expect(server.messages.map((reply) => reply['nonce']).sort()).toEqual([ids.message, '900000000000000077'].sort());
  });

  it.each([
    ['another bot', { author: { id: ids.other, username: 'other', discriminator: '0', bot: true } }],
    ['a message that only replies to the bot', { content: 'thanks' }],
    ['a pinned message', { type: 6 }],
    ['a webhook', { webhook_id: ids.other }],
  ])('of %s are not answered', async (_name, change) => {
    await connect();
    server.gateway.dispatch('MESSAGE_CREATE', { ...asked, ...change, id: '900000000000000076' });
    server.gateway.dispatch('MESSAGE_CREATE', asked);
    await firstMessage();
    expect(server.messages.map((reply) => reply['nonce'])).toEqual([ids.message]);
  });

  it('that ask for what is private are sent to the command', async () => {
    await connect();
    server.gateway.dispatch('MESSAGE_CREATE', {
      ...asked,
      content: `${mention} reports`,
      member: { roles: ['900000000000000088'] },
    });
    expect(markdownIn(await firstMessage())[0]).toContain('That only works as a command.');
  });

  it('in a thread are answered there', async () => {
    await connect();
    server.gateway.dispatch('MESSAGE_CREATE', { ...asked, channel_id: ids.thread });
    await firstMessage();
    expect(server.requests).toContain(`POST /channels/${ids.thread}/messages`);
  });

  it('are not needed in a direct conversation', async () => {
    await connect();
    server.gateway.dispatch('MESSAGE_CREATE', {
      ...message('sharding'),
      channel_id: '900000000000000055',
      channel_type: 1,
    });
    expect(markdownIn(await firstMessage())[0]).toContain('## How do you split');
  });

  it('that may not be answered there are logged', async () => {
    await connect();
    server.trouble({
      on: /messages$/,
      kind: 'refuse',
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    server.trouble({
      on: /messages$/,
      kind: 'refuse',
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    server.gateway.dispatch('MESSAGE_CREATE', asked);
    await vi.waitFor(() => {
      expect(deps.logged.at(-1)).toMatchObject({
        message: 'a Discord message could not be answered',
        fields: { kind: 'denied' },
      });
    });
  });

  it('that meet a long rate limit are given up instead of coming late', async () => {
    await connect();
    const headers = { 'retry-after': '600', 'x-ratelimit-scope': 'shared' };
    server.trouble({
      on: /messages$/,
      kind: 'refuse',
      status: 429,
      headers,
      body: { message: 'slow', retry_after: 600, global: false },
    });
    server.gateway.dispatch('MESSAGE_CREATE', asked);
    await vi.waitFor(() => {
      expect(deps.logged.at(-1)).toMatchObject({ fields: { kind: 'limited' } });
    });
    expect(server.messages).toHaveLength(0);
  });
});

describe('payloads that nobody expects', () => {
  it.each([
    ['an interaction without data', 'INTERACTION_CREATE', { ...command('sysdesign'), type: 4, data: undefined }],
    ['an interaction without a person', 'INTERACTION_CREATE', { ...command('sysdesign'), member: undefined }],
    ['a message without an author', 'MESSAGE_CREATE', { ...message('hello'), author: undefined }],
  ])('do not end the bot: %s', async (_name, type, payload) => {
    await connect();
    server.gateway.dispatch(type, payload);
    server.gateway.dispatch('MESSAGE_CREATE', message(`${mention} sharding`, { guild_id: ids.guild }));
    await vi.waitFor(() => {
      expect(server.messages).toHaveLength(1);
    });
    expect(bot?.isReady()).toBe(true);
  });
});
