/** A mock interview on Discord, through the real client, the real core and a Discord on loopback: what is heard, and what is answered. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Place } from '../../../src/core/model.ts';
import { connectDiscord } from '../../../src/platforms/discord/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { botThread, guildId, questionsChannel } from '../../contracts/discord-gateway.ts';
import { startDiscordServer, type DiscordServer } from '../../contracts/discord-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { corpusToTalkAbout, holdInterview, type Room } from '../room.ts';
import { ids, message } from './payloads.ts';
import { markdownIn } from './rules.ts';

const botToken = 'known-only.to-the.contract-server';
const thread = { guild_id: guildId, channel_id: botThread };
const place: Place = { platform: 'discord', tenant: guildId, channel: questionsChannel, thread: botThread };
const second = '900000000000000071';

let server: DiscordServer;
let deps: TestDeps;
let bot: Connection;
let room: Room;

beforeEach(async () => {
  server = await startDiscordServer(botToken);
  deps = await testDeps({ corpus: corpusToTalkAbout });
  bot = await connectDiscord({ token: botToken, apiUrl: server.apiUrl, messageContent: true }, deps);
  room = await holdInterview(deps, { platform: 'discord', tenant: guildId, id: ids.person }, place);
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

async function isSaid(...texts: string[]): Promise<void> {
  await vi.waitFor(async () => {
    expect(await room.sayings()).toEqual(texts);
  });
}

it('what the candidate writes is heard without a word, and edits and deletions count', async () => {
  server.gateway.dispatch('MESSAGE_CREATE', message('we shard it', thread));
  await isSaid('we shard it');
  server.gateway.dispatch('MESSAGE_CREATE', message(`<@${ids.bot}> by the key`, { ...thread, id: second }));
  await isSaid('we shard it', 'by the key');
  server.gateway.dispatch(
    'MESSAGE_UPDATE',
    message('we split it', { ...thread, edited_timestamp: '2026-11-24T09:01:00Z' }),
  );
  await isSaid('we split it', 'by the key');
  server.gateway.dispatch('MESSAGE_DELETE', { ...thread, id: ids.message });
  await isSaid('by the key');
  server.gateway.dispatch('MESSAGE_DELETE_BULK', { ...thread, ids: [second] });
  await isSaid();
  expect(server.messages).toEqual([]);
});

it('what needs a word gets it as a reply in the thread, once', async () => {
  const code = message('```for (;;) {}```', thread);
  server.gateway.dispatch('MESSAGE_CREATE', code);
  server.gateway.dispatch('MESSAGE_CREATE', code);
  await vi.waitFor(() => {
    expect(server.messages).toHaveLength(1);
  });
  expect(markdownIn(server.messages[0] ?? {})[0]).toContain('I grade words');
  expect(server.messages[0]).toMatchObject({ message_reference: { message_id: ids.message }, nonce: ids.message });
  expect(server.requests).toContain(`POST /channels/${botThread}/messages`);
});

it('whoever writes where Discord keeps the words to itself is told so once', async () => {
  server.gateway.dispatch('MESSAGE_CREATE', message('', thread));
  server.gateway.dispatch('MESSAGE_CREATE', message('', { ...thread, id: second }));
  server.gateway.dispatch('MESSAGE_CREATE', message('now in words', { ...thread, id: '900000000000000072' }));
  await isSaid('now in words');
  await vi.waitFor(() => {
    expect(server.messages).toHaveLength(1);
  });
  expect(markdownIn(server.messages[0] ?? {})[0]).toContain('reply to me');
});
