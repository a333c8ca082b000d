/** Private threads on Discord: who is in them, where there are none, and what becomes of one whose request got lost. */
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlatformMessenger } from '../../../src/core/messenger.ts';
import type { Place } from '../../../src/core/model.ts';
import { createClient, createPostingRest } from '../../../src/platforms/discord/client.ts';
import { createMessenger } from '../../../src/platforms/discord/messenger.ts';
import {
  botThread,
  botUser,
  guildId,
  newsChannel,
  questionsChannel,
  voiceCategory,
} from '../../contracts/discord-gateway.ts';
import { startDiscordServer, type DiscordServer } from '../../contracts/discord-server.ts';
import { testDeps } from '../../deps.ts';
import { markOf, viewOf } from '../messenger-contract.ts';
import { ids } from './payloads.ts';

const botToken = 'known-only.to-the.contract-server';
const place: Place = { platform: 'discord', tenant: guildId, channel: questionsChannel };
const room = { name: 'Mock interview: a rate limiter', people: [ids.person], isAgain: false };
const again = { ...room, isAgain: true };

let server: DiscordServer;
let messenger: PlatformMessenger;
let close: () => Promise<void>;

beforeEach(async () => {
  const deps = await testDeps();
  server = await startDiscordServer(botToken, deps.clock);
  const settings = { token: botToken, apiUrl: server.apiUrl };
  const client = createClient(settings, deps.log);
  const ready = once(client, 'clientReady');
  await client.login(botToken);
  await ready;
  if (!client.isReady()) throw new Error('the client did not come up');
  messenger = createMessenger(() => client, { rest: createPostingRest(settings), deps });
  close = async () => {
    await client.destroy();
    await server.close();
  };
});
afterEach(() => close());

const rooms = () => server.channels.rooms();

it('a private thread holds its people and the bot, and can be spoken in', async () => {
  const thread = await messenger.openPrivateThread(place, { ...room, people: [ids.person, ids.other] });
  expect(rooms()).toEqual([
    { id: thread?.thread, channel: questionsChannel, name: room.name, people: [botUser.id, ids.person, ids.other] },
  ]);
  expect(thread).toEqual({ ...place, thread: rooms()[0]?.id });
  const ref = await messenger.post(viewOf('Step one'), { place: thread ?? place }, markOf(1));
  expect(ref.place).toEqual(thread);
  expect(server.channels.all()).toMatchObject([{ channel: thread?.thread }]);
});

it('its name is one plain line of at most 100 characters', async () => {
  await messenger.openPrivateThread(place, { ...room, name: `Mock:\n@everyone ${'why '.repeat(40)}` });
  expect(rooms()[0]?.name).toMatch(/^Mock: @\u200beveryone why.{1,80}$/);
});

it('from inside a thread it is opened beside it', async () => {
  expect(await messenger.openPrivateThread({ ...place, thread: botThread }, room)).toEqual({
    ...place,
    thread: rooms()[0]?.id,
  });
});

it.each([
  ['a conversation with one person', { tenant: 'dm', channel: '1' }],
  ['a channel for announcements', { channel: newsChannel }],
  ['what is no channel for text', { channel: voiceCategory }],
  ['a channel where the bot lacks the right', { channel: ids.channel }],
  ['a channel that it does not know', { channel: '1' }],
])('there is none in %s', async (_where, where) => {
  expect(await messenger.openPrivateThread({ ...place, ...where }, room)).toBeUndefined();
  expect(rooms()).toEqual([]);
});

it.each([50013, 50024])('there is none where Discord answers %i', async (code) => {
  server.trouble({ on: /threads$/, kind: 'refuse', status: 403, body: { code, message: 'No' } });
  expect(await messenger.openPrivateThread(place, room)).toBeUndefined();
});

it.each([
  ['opening it', /POST .*\/threads$/],
  ['letting somebody in', /thread-members/],
])('one whose answer got lost on %s is found again, and is there once', async (_what, on) => {
  server.trouble({ on, kind: 'cut' });
  await expect(messenger.openPrivateThread(place, room)).rejects.toMatchObject({ kind: 'down', unsure: true });
  const thread = await messenger.openPrivateThread(place, again);
  expect(rooms()).toMatchObject([{ id: thread?.thread, people: [botUser.id, ids.person] }]);
});

it('one in which something was said belongs to somebody else, and so does one of another name', async () => {
  const first = await messenger.openPrivateThread(place, room);
  await messenger.post(viewOf('Step one'), { place: first ?? place }, markOf(1));
  const second = await messenger.openPrivateThread(place, again);
  const third = await messenger.openPrivateThread(place, { ...again, name: 'Another' });
  expect(new Set([first, second, third].map((found) => found?.thread)).size).toBe(3);
});

it.each([
  ['is gone', 404, 10013, { kind: 'gone', unsure: false }],
  ['may not see the channel', 403, 50001, { kind: 'denied', unsure: false }],
])('goes again when one of its people %s', async (_why, status, code, error) => {
  server.trouble({ on: /thread-members/, kind: 'refuse', status, body: { code, message: 'No' } });
  await expect(messenger.openPrivateThread(place, room)).rejects.toMatchObject(error);
  expect(rooms()).toEqual([]);
});

it('stays, to be found again, when Discord wants a pause before letting people in', async () => {
  const headers = { 'retry-after': '3', 'x-ratelimit-scope': 'user' };
  server.trouble({ on: /thread-members/, kind: 'refuse', status: 429, headers });
  await expect(messenger.openPrivateThread(place, room)).rejects.toMatchObject({ kind: 'limited', unsure: true });
  expect(rooms()).toHaveLength(1);
});

it('too many threads are said to be so', async () => {
  server.trouble({ on: /threads$/, kind: 'refuse', status: 400, body: { code: 160006, message: 'Too many' } });
  await expect(messenger.openPrivateThread(place, room)).rejects.toMatchObject({ kind: 'denied' });
});

it('a conversation with one person is its own thread', async () => {
  const direct = { ...place, tenant: 'dm', channel: '8' };
  expect(await messenger.openThread({ place: direct, message: '5' }, 'Mock')).toEqual(direct);
});
