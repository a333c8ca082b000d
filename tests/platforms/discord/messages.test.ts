/** Which of Discord's messages are events, and what they say: through the real discord.js client, whose objects they are read from. */
import { Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../src/core/event.ts';
import { readDeletion, readEdit, readMessage } from '../../../src/platforms/discord/messages.ts';
import { botThread, guildId, questionsChannel } from '../../contracts/discord-gateway.ts';
import { openReader, type Json, type Reader } from './front-door.ts';
import { ids, message } from './payloads.ts';

const thread = { guild_id: guildId, channel_id: ids.thread };
const ours = { guild_id: guildId, channel_id: botThread };
const direct = { channel_id: '900000000000000055', channel_type: 1 };
const mention = `<@${ids.bot}>`;
const place = { platform: 'discord', tenant: guildId, channel: ids.channel, thread: ids.thread };
const ana = { platform: 'discord', tenant: guildId, id: ids.person };

let reader: Reader;
beforeEach(() => {
  reader = openReader();
});
afterEach(() => reader.close());

function written(payload: Json): Event | undefined {
  return reader.read(Events.MessageCreate, 'MESSAGE_CREATE', payload, (heard) => readMessage(heard, ids.bot));
}

function changed(payload: Json): Event | undefined {
  return reader.read(Events.MessageUpdate, 'MESSAGE_UPDATE', payload, (_before, now) => readEdit(now, ids.bot));
}

function removed(payload: Json): Event | undefined {
  return reader.read(Events.MessageDelete, 'MESSAGE_DELETE', payload, (gone) => readDeletion(gone));
}

describe('a message', () => {
  it('in a thread is said there', () => {
    expect(written(message('we shard it', thread))).toEqual({
      kind: 'said',
      id: ids.message,
      text: 'we shard it',
      message: ids.message,
      isEdit: false,
      from: ana,
      place,
      canManage: false,
    });
  });

  it.each<[string, Json, object]>([
    ['that answers one of the bot’s', message('we shard it', { ...thread, type: 19 }), { kind: 'said' }],
    ['that mentions the bot', message(`${mention} is it read-heavy?`, thread), { kind: 'mention', place }],
    ['that mentions it in the channel', message(`${mention} hi`, { guild_id: guildId }), { kind: 'mention' }],
    ['to the bot itself', message('sharding', direct), { kind: 'line', isDirect: true }],
    [
      'in a thread of the bot without a text',
      message('', ours),
      { kind: 'said', text: '', place: { thread: botThread } },
    ],
  ])('%s is heard, with its name', (_what, payload, event) => {
    expect(written(payload)).toMatchObject({ message: ids.message, ...event });
  });

  it.each<[string, Json]>([
    ['in the channel itself', message('hello', { guild_id: guildId })],
    ['without a text in somebody’s thread', message('', thread)],
    ['without a text to the bot itself', message('', direct)],
    [
      'of a bot',
      message('hello', { ...thread, author: { id: ids.bot, username: 'x', discriminator: '0', bot: true } }),
    ],
    ['of a webhook', message('hello', { ...thread, webhook_id: ids.other })],
    ['that only tells of a new name', message('New name', { ...thread, type: 4 })],
  ])('%s is nothing', (_what, payload) => {
    expect(written(payload)).toBeUndefined();
  });
});

describe('an edit', () => {
  const edited = { edited_timestamp: '2026-11-24T09:01:00Z' };

  it.each<[string, Json, object]>([
    ['in a thread', message('we split it', { ...thread, ...edited }), { place, from: ana }],
    ['of a mention', message(`${mention} we split it`, { ...thread, ...edited }), { place }],
  ])('%s says the new text under the name of the message', (_what, payload, where) => {
    expect(changed(payload)).toMatchObject({
      kind: 'said',
      id: `${ids.message} ${Date.parse(edited.edited_timestamp)}`,
      text: 'we split it',
      message: ids.message,
      isEdit: true,
      ...where,
    });
  });

  it('in the conversation with the bot counts too', () => {
    written(message('sharding', direct));
    expect(changed(message('sharding, again', { ...direct, ...edited }))).toMatchObject({
      isEdit: true,
      isDirect: true,
    });
  });

  it.each<[string, Json]>([
    ['that adds a preview', message('we shard it', thread)],
    ['in the channel itself', message('hello', { guild_id: guildId, ...edited })],
    ['whose text Discord keeps', message('', { ...ours, ...edited })],
    ['of which little is told', { id: ids.message, ...thread, ...edited }],
    [
      'of a bot',
      message('new', { ...ours, ...edited, author: { id: ids.bot, username: 'x', discriminator: '0', bot: true } }),
    ],
  ])('%s is nothing', (_what, payload) => {
    expect(changed(payload)).toBeUndefined();
  });
});

describe('a deletion', () => {
  it('in a thread unsays the message, and is by nobody', () => {
    expect(removed({ id: ids.message, ...thread })).toEqual({
      kind: 'unsaid',
      id: `${ids.message} deleted`,
      message: ids.message,
      from: { ...ana, id: '' },
      place,
      canManage: false,
    });
  });

  it('in the conversation with the bot counts too, and in a channel it does not', () => {
    written(message('sharding', direct));
    expect(removed({ id: ids.message, channel_id: direct.channel_id })).toMatchObject({
      kind: 'unsaid',
      isDirect: true,
    });
    expect(removed({ id: ids.message, guild_id: guildId, channel_id: questionsChannel })).toBeUndefined();
  });
});
