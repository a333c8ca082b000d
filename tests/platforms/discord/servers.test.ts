/** Servers that come and go: what is kept of those that removed the bot is forgotten, and of no others. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectDiscord } from '../../../src/platforms/discord/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { startDiscordServer, type DiscordServer } from '../../contracts/discord-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { ids } from './payloads.ts';

const botToken = 'known-only.to-the.contract-server';

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

const connect = async (): Promise<void> => {
  bot = await connectDiscord({ token: botToken, apiUrl: server.apiUrl }, deps);
};
const report = async (tenant: string): Promise<void> => {
  const from = { platform: 'discord', tenant, id: '1' } as const;
  await deps.store.reports.add({ entry: 'cdn', text: 'a typo', from, at: deps.clock() });
};
const kept = (tenant: string): Promise<number> => deps.store.reports.countOpen({ platform: 'discord', tenant });
const forget = (): Promise<number> => deps.store.departures.forget(deps.clock().add({ seconds: 1 }));

it('one that left while the bot was off is missed when it comes in', async () => {
  for (const tenant of [ids.guild, '900000000000000077']) await report(tenant);
  await connect();
  await vi.waitFor(async () => {
    expect(await forget()).toBe(1);
  });
  expect([await kept(ids.guild), await kept('900000000000000077')]).toEqual([1, 0]);
});

it('one that removes the bot is noted, and not one that is out of reach', async () => {
  await connect();
  server.gateway.dispatch('GUILD_DELETE', { id: ids.guild, unavailable: true });
  server.gateway.dispatch('GUILD_CREATE', { id: '900000000000000078', name: 'New', unavailable: false });
  server.gateway.dispatch('GUILD_DELETE', { id: '900000000000000078' });
  await report(ids.guild);
  await report('900000000000000078');
  await vi.waitFor(async () => {
    expect(await forget()).toBe(1);
  });
  expect([await kept(ids.guild), await kept('900000000000000078')]).toEqual([1, 0]);
});
