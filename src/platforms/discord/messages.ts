/**
 * Discord's messages into Events: what is written to the bot, and in threads what an interview listens to. Pure and quick: the
 * bot is told of every message that it may see, and most of them give nothing.
 */
import { MessageType, PermissionFlagsBits } from 'discord.js';
import type { Message, PartialMessage } from 'discord.js';
import type { Event } from '../../core/event.ts';
import { originOf } from './origin.ts';

/**
 * Somebody mentioned the bot, wrote to it directly, or wrote in a thread. Bots and joins are not heard.
 *
 * Without the intent for it Discord leaves the text of a plain message empty. Such a message counts only in threads that the
 * bot has opened itself, with an empty text: so that whoever talks to an interview learns that they are not heard.
 */
export function readMessage(message: Message, bot: string): Event | undefined {
  if (!isByPerson(message)) return undefined;
  const isDirect = message.guildId === null;
  const isMentioned = !isDirect && mentionOf(bot).test(message.content);
  const what = { text: typedText(message.content, bot), message: message.id };
  const origin = { id: message.id, ...whereOf(message) };
  if (isDirect) return what.text === '' ? undefined : { kind: 'line', ...what, ...origin };
  if (isMentioned) return { kind: 'mention', ...what, ...origin };
  if (!message.channel.isThread()) return undefined;
  if (what.text === '' && message.channel.ownerId !== bot) return undefined;
  return { kind: 'said', isEdit: false, ...what, ...origin };
}

/** A person changed what they wrote. Discord also tells when it has found the preview of a link, which changes nothing. */
export function readEdit(message: Message | PartialMessage, bot: string): Event | undefined {
  if (message.partial || message.editedTimestamp === null || !isByPerson(message)) return undefined;
  if (!isListenedTo(message)) return undefined;
  const text = typedText(message.content, bot);
  if (text === '') return undefined;
  return {
    kind: 'said',
    id: `${message.id} ${message.editedTimestamp}`,
    text,
    message: message.id,
    isEdit: true,
    ...whereOf(message),
  };
}

/** Discord mostly does not tell whose message it was. */
export function readDeletion(message: Message | PartialMessage): Event | undefined {
  if (!isListenedTo(message)) return undefined;
  const { guildId, channelId, channel, author } = message;
  return {
    kind: 'unsaid',
    id: `${message.id} deleted`,
    message: message.id,
    ...originOf(guildId, author?.id ?? '', channelId, channel),
    canManage: false,
  };
}

function isByPerson({ author, webhookId, type }: Message): boolean {
  return !author.bot && webhookId === null && (type === MessageType.Default || type === MessageType.Reply);
}

function isListenedTo({ guildId, channel }: Message | PartialMessage): boolean {
  return guildId === null || channel.isThread();
}

function whereOf(message: Message): Pick<Event, 'from' | 'place' | 'isDirect' | 'canManage'> {
  return {
    ...originOf(message.guildId, message.author.id, message.channelId, message.channel),
    canManage: message.member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false,
  };
}

function mentionOf(person: string): RegExp {
  return new RegExp(`<@!?${person}>`, 'g');
}

/** What a person typed, without the bot's own mention; a channel, role or emoji of the server is only its name or nothing. */
export function typedText(content: string, bot: string): string {
  return content
    .replace(mentionOf(bot), ' ')
    .replace(/<a?:(?<name>\w{2,32}):\d+>/g, '$<name>')
    .replace(/<(?:#|@&)\d+>/g, ' ')
    .trim();
}
