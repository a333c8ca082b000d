/** Reading plain messages: asked for only when wanted, and gone without where Discord does not allow it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectDiscord } from '../../../src/platforms/discord/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { startDiscordServer, type DiscordServer } from '../../contracts/discord-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { ids, message } from './payloads.ts';

const botToken = 'known-only.to-the.contract-server';
const messageContent = 1 << 15;

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

async function connect(wanted: boolean): Promise<void> {
  bot = await connectDiscord({ token: botToken, apiUrl: server.apiUrl, messageContent: wanted }, deps);
}

function asks(): boolean {
  return ((server.gateway.intents() ?? 0) & messageContent) !== 0;
}

function said(level: string): string[] {
  return deps.logged.filter((line) => line.level === level).map((line) => line.message);
}

/** By the one way that needs no intent. */
async function isAnswered(): Promise<void> {
  server.gateway.dispatch('MESSAGE_CREATE', message(`<@${ids.bot}> sharding`, { guild_id: ids.guild }));
  await vi.waitFor(() => {
    expect(server.messages).toHaveLength(1);
  });
}

it.each([true, false])('the text of plain messages is asked for only when it is wanted: %s', async (wanted) => {
  await connect(wanted);
  expect(asks()).toBe(wanted);
  expect(said('warn')).toEqual([]);
});

it('a bot that is not allowed to read them comes in without, and says where to switch it on', async () => {
  server.gateway.disallow(messageContent);
  await connect(true);
  expect(bot?.isReady()).toBe(true);
  expect(asks()).toBe(false);
  expect(said('warn')).toEqual([expect.stringContaining('Message Content Intent under Bot')]);
  expect(said('error')).toEqual([]);
  await isAnswered();
});

it('a bot from which that is taken while it runs goes on without', async () => {
  await connect(true);
  server.gateway.disallow(messageContent);
  server.gateway.drop(4014, 0);
  await vi.waitFor(
    () => {
      expect(asks()).toBe(false);
      expect(bot?.isReady()).toBe(true);
    },
    { timeout: 10_000 },
  );
  expect(said('warn')).toEqual([expect.stringContaining('Message Content Intent under Bot')]);
  expect(said('error')).toEqual([]);
  await isAnswered();
  expect(
    await bot?.messenger.missing({ platform: 'discord', tenant: 'dm', channel: '1' }, { thread: true, pin: true }),
  ).toEqual([]);
});

it('an intent that was not asked for and is refused all the same ends the start', async () => {
  server.gateway.disallow(1);
  await expect(connect(false)).rejects.toThrow();
  await expect(connect(true)).rejects.toThrow();
});
