/**
 * Slack's messages into Events: what is written to the bot, and in threads what an interview listens to. Pure and quick: the
 * bot is told of every message of the channels it is in, and most of them give nothing.
 */
import { z } from 'zod';
import { addressIn, found, originIn, type Incoming, type Who } from './origin.ts';
import { typedText } from './typed-text.ts';

export interface Heard extends Incoming {
  /**
   * One happening arrives under several event ids: a message as a mention and as a message, and anything twice when Slack
   * doubts that it arrived.
   */
  readonly messageKey: string;
}

const written = z.object({
  user: z.string(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  /** Of an app's message; those are not listened to. */
  bot_id: z.undefined().optional(),
});
type Written = z.infer<typeof written>;

const delivery = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event: z.looseObject({
    channel: z.string(),
    channel_type: z.string().optional(),
    subtype: z.string().optional(),
  }),
});

interface Delivered {
  readonly tenant: string;
  readonly id: string;
  readonly channel: string;
  /** The channel is the person's conversation with the bot. */
  readonly isDirect: boolean;
  readonly event: Readonly<Record<string, unknown>>;
  readonly botUser: string;
}

/** Somebody mentioned the bot in a channel: answered in the thread. Other bots, edits and joins are not answered. */
export function readMention(payload: unknown, botUser: string): Heard | undefined {
  const delivered = deliveredIn(payload, botUser);
  const message = delivered && writtenIn(delivered);
  return message && mentionOf(message, delivered);
}

/** What the bot is told of a message. Undefined for what it neither answers nor listens to. */
export function readMessage(payload: unknown, botUser: string): Heard | undefined {
  const delivered = deliveredIn(payload, botUser);
  switch (delivered?.event['subtype']) {
    case 'message_changed':
      return editOf(delivered);
    case 'message_deleted':
      return deletionOf(delivered);
    default: {
      const message = delivered && writtenIn(delivered);
      return message && newMessage(message, delivered);
    }
  }
}

function deliveredIn(payload: unknown, botUser: string): Delivered | undefined {
  const { data } = delivery.safeParse(payload);
  if (data === undefined) return undefined;
  const { team_id: tenant, event_id: id, event } = data;
  return { tenant, id, channel: event.channel, isDirect: event.channel_type === 'im', event, botUser };
}

/** Others say that something was joined, renamed or pinned. */
const spoken: ReadonlySet<unknown> = new Set([undefined, 'file_share', 'thread_broadcast']);

function writtenIn({ event }: Delivered): Written | undefined {
  return spoken.has(event['subtype']) ? written.safeParse(event).data : undefined;
}

function newMessage(message: Written, delivered: Delivered): Heard | undefined {
  const { isDirect, botUser } = delivered;
  if (isDirect) return lineOf(message, delivered);
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return undefined;
  // It comes a second time, as a mention: whichever is first counts.
  if (message.text.includes(`<@${botUser}>`)) return mentionOf(message, delivered);
  return saidIn(message, delivered, { isEdit: false, key: 'said' });
}

function mentionOf(message: Written, delivered: Delivered): Heard {
  const { id, botUser } = delivered;
  const who = { ...whoOf(message, delivered), thread: message.thread_ts ?? message.ts };
  return {
    event: { kind: 'mention', id, text: typedText(message.text, botUser), message: message.ts, ...originIn(who) },
    returnTo: addressIn(who),
    messageKey: keyOf(message.ts, delivered),
  };
}

/** A message in the person's own conversation with the bot: a line like any other. */
function lineOf(message: Written, delivered: Delivered): Heard {
  const { id, botUser } = delivered;
  const who = whoOf(message, delivered);
  return {
    event: { kind: 'line', id, text: typedText(message.text, botUser), message: message.ts, ...originIn(who) },
    returnTo: { ...addressIn(who), isDirect: true },
    messageKey: keyOf(message.ts, delivered),
  };
}

function saidIn(
  message: Written,
  delivered: Delivered,
  { isEdit, key }: { readonly isEdit: boolean; readonly key: string },
): Heard {
  const { id, isDirect, botUser } = delivered;
  const who = whoOf(message, delivered);
  return {
    event: {
      kind: 'said',
      id,
      text: typedText(message.text, botUser),
      message: message.ts,
      isEdit,
      ...originIn(who),
    },
    returnTo: { ...addressIn(who), ...(isDirect && { isDirect }) },
    messageKey: `${keyOf(message.ts, delivered)} ${key}`,
  };
}

const change = z.object({
  message: written.extend({ subtype: z.string().optional(), edited: z.object({ ts: z.string() }).optional() }),
  previous_message: z.looseObject({ text: z.string().optional() }).optional(),
});

/** A change that leaves the text as it was is Slack's own, such as the preview of a link. */
function editOf(delivered: Delivered): Heard | undefined {
  const { data } = change.safeParse(delivered.event);
  if (data === undefined) return undefined;
  const { message, previous_message: before } = data;
  // What stands in place of a deleted message that a thread hangs on.
  if (message.subtype === 'tombstone') return goneOf(message.ts, before, delivered);
  if (!spoken.has(message.subtype) || message.text === before?.text) return undefined;
  if (!isListenedTo(message, delivered)) return undefined;
  return saidIn(message, delivered, { isEdit: true, key: `edit ${message.edited?.ts ?? delivered.id}` });
}

const deletion = z.object({ deleted_ts: z.string(), previous_message: z.unknown().optional() });

function deletionOf(delivered: Delivered): Heard | undefined {
  const { data } = deletion.safeParse(delivered.event);
  return data && goneOf(data.deleted_ts, data.previous_message, delivered);
}

/** Slack may keep to itself what the message was; then only in a conversation with the bot is it known where it stood. */
function goneOf(ts: string, before: unknown, delivered: Delivered): Heard | undefined {
  const nobody: Written = { user: '', text: '', ts };
  const known = before === undefined ? nobody : written.safeParse(before).data;
  if (known === undefined || !isListenedTo(known, delivered)) return undefined;
  const who = whoOf(known, delivered);
  return {
    event: { kind: 'unsaid', id: delivered.id, message: ts, ...originIn(who) },
    returnTo: addressIn(who),
    messageKey: `${keyOf(ts, delivered)} deleted`,
  };
}

function isListenedTo({ thread_ts: thread }: Written, { isDirect }: Delivered): boolean {
  return thread !== undefined || isDirect;
}

function whoOf({ user, thread_ts: thread }: Written, { tenant, channel }: Delivered): Who {
  return { tenant, user, channel, ...found({ thread }) };
}

function keyOf(ts: string, { tenant, channel }: Delivered): string {
  return `${tenant} ${channel} ${ts}`;
}
