/** One message from being heard to its answer: a mention is answered in the open, a direct message where it was written. */
import type { Message, PartialMessage } from 'discord.js';
import { factsOf, handle } from '../../core/bot.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Event } from '../../core/event.ts';
import { faultView } from '../../core/fault.ts';
import { rich, strong } from '../../core/rich.ts';
import type { View } from '../../core/view.ts';
import { readDeletion, readEdit, readMessage } from './messages.ts';
import { sendView, type Desk } from './post.ts';
import { replyToMessage, type Heard } from './wire.ts';

/** Never throws. */
export async function answerMessage(message: Message, bot: string, desk: Desk): Promise<void> {
  const to = { channel: message.channelId, message: message.id, nonce: message.id };
  await hear(() => readMessage(message, bot), to, desk);
}

/** Never throws. */
export async function answerEdit(message: Message, bot: string, desk: Desk): Promise<void> {
  const time = ((message.editedTimestamp ?? 0) % nonceSpan).toString(36);
  const to = { channel: message.channelId, message: message.id, nonce: `${message.id}e${time}` };
  await hear(() => readEdit(message, bot), to, desk);
}

/** Tells edits of one message apart while Discord remembers nonces, in four characters. */
const nonceSpan = 36 ** 4;

/** Never throws. Nothing is said about what is gone. */
export async function hearDeletion(message: Message | PartialMessage, desk: Desk): Promise<void> {
  await hear(() => readDeletion(message), { channel: message.channelId, message: message.id, nonce: '' }, desk);
}

/** Never throws. */
async function hear(read: () => Event | undefined, to: Heard, desk: Desk): Promise<void> {
  const { deps, rest } = desk;
  const context = { platform: 'discord', event: 'message' };
  try {
    const event = read();
    if (event === undefined) return;
    const send = (view: View): Promise<void> =>
      sendView(desk, view, (out) => replyToMessage(rest, to, out), { again: 'safe' });
    try {
      const view = await viewFor(event, desk);
      if (view !== undefined) await send(view);
    } catch (error) {
      if (error instanceof PlatformError || isOverheard(event)) throw error;
      await send(faultView(error, context, deps));
    }
  } catch (error) {
    if (error instanceof PlatformError) {
      deps.log.warn({ ...context, kind: error.kind, reason: error.message }, 'a Discord message could not be answered');
    } else {
      deps.log.error({ ...context, err: error }, 'a Discord message could not be answered');
    }
  }
}

/**
 * Undefined where there is nothing to say. A connection that is resumed delivers again what it had delivered. What was not
 * written to the bot is handed to core all the same, which keeps what a message says by the message, and only an answer to it
 * is written down as given: mostly there is none. A failure is not told: it is in the log, and people who talk to each other
 * never asked for anything.
 */
async function viewFor(event: Event, desk: Desk): Promise<View | undefined> {
  const { store, clock } = desk.deps;
  const isFirst = (): Promise<boolean> => store.seen.first(`discord message ${event.id}`, clock());
  if (isOverheard(event)) {
    const reply = await handle(event, desk.deps);
    const isAnswer = reply.kind === 'view' && reply.delivery === 'public';
    return isAnswer && (await isFirst()) ? reply.view : undefined;
  }
  return (await isFirst()) ? answerTo(event, desk) : undefined;
}

function isOverheard({ kind }: Event): boolean {
  return kind === 'said' || kind === 'unsaid';
}

/** All see a reply to a mention, so what is for one person's eyes is not even worked out. */
async function answerTo(event: Event, { deps }: Desk): Promise<View | undefined> {
  const isDirect = event.kind === 'line';
  if (!isDirect && factsOf(event, deps).delivery !== 'public') return onlyByCommand;
  const reply = await handle(event, deps);
  if (reply.kind === 'nothing') return undefined;
  return reply.kind === 'view' ? reply.view : onlyByCommand;
}

const onlyByCommand: View = {
  summary: 'That only works as a command: type a slash and choose it from the list.',
  blocks: [
    {
      kind: 'text',
      text: rich(
        strong('That only works as a command.'),
        ' Type / and choose it from the list: its answer is for you alone.',
      ),
    },
  ],
};
