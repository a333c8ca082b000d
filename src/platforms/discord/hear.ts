/** One message from being heard to its answer: a mention is answered in the open, a direct message where it was written. */
import type { Message } from 'discord.js';
import { factsOf, handle } from '../../core/bot.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Event } from '../../core/event.ts';
import { faultView } from '../../core/fault.ts';
import { rich, strong } from '../../core/rich.ts';
import type { View } from '../../core/view.ts';
import { sendView, type Desk } from './post.ts';
import { readMessage } from './receive.ts';
import { replyToMessage } from './wire.ts';

/** Never throws. */
export async function answerMessage(message: Message, bot: string, desk: Desk): Promise<void> {
  const { deps, rest } = desk;
  const context = { platform: 'discord', event: 'message' };
  try {
    const event = readMessage(message, bot);
    if (event === undefined) return;
    // A connection that is resumed delivers again what it had delivered.
    if (!(await deps.store.seen.first(`discord message ${message.id}`, deps.clock()))) return;
    const to = { channel: message.channelId, message: message.id };
    const send = (view: View): Promise<void> =>
      sendView(desk, view, (out) => replyToMessage(rest, to, out), { again: 'safe' });
    try {
      await send(await viewFor(event, desk));
    } catch (error) {
      if (error instanceof PlatformError) throw error;
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

/** All see a reply to a mention, so what is for one person's eyes is not even worked out. */
async function viewFor(event: Event, { deps }: Desk): Promise<View> {
  const isDirect = event.kind === 'line';
  if (!isDirect && factsOf(event, deps).delivery !== 'public') return onlyByCommand;
  const reply = await handle(event, deps);
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
