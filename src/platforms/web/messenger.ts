/** Speaks on the page without being spoken to. The chat log is the bot's own, so nothing here is limited or in doubt. */
import { PlatformError } from '../../core/errors.ts';
import type { Pace, PlatformMessenger, PostRef } from '../../core/messenger.ts';
import type { ChatMessage } from '../../core/ports.ts';
import { memberOf, pathOfMessage } from './names.ts';
import { changeMessage, post, removeMessage, type Desk } from './post.ts';

/** No request leaves this machine. */
const pace: Pace = { parallel: 1, timeoutMs: 10_000, repeatMs: 0 };

/** `channels` are those of the page. */
export function createMessenger(desk: Desk, channels: readonly string[]): PlatformMessenger {
  const { chat } = desk.deps.store;
  return {
    pace,
    post: async (view, to, mark) => {
      if (!channels.includes(to.place.channel)) throw new PlatformError('gone', `the page has no #${to.place.channel}`);
      return refOf(await post(desk, view, to, mark));
    },
    find: async (to, mark, since) => {
      const message = await chat.marked(mark);
      const isThere =
        message?.place.channel === to.place.channel &&
        message.place.thread === to.place.thread &&
        message.privateTo === to.person &&
        Temporal.Instant.compare(message.at, since) >= 0;
      return isThere ? [refOf(message)] : [];
    },
    edit: async (ref, view) => {
      if ((await changeMessage(desk, Number(ref.message), { kind: 'view', view })) === undefined) {
        throw new PlatformError('gone', 'the message is no longer on the page');
      }
    },
    remove: (ref) => removeMessage(desk, Number(ref.message)),
    // Below every message of a channel is a place for a thread.
    openThread: async ({ place, message }) => ({ ...place, thread: place.thread ?? message }),
    openPrivateThread: async () => undefined,
    // The page shows no pins.
    pin: async () => undefined,
    missing: async ({ channel }) =>
      channels.includes(channel) ? [] : [`The page has no #${channel}: name it under web.channels in bot.yaml.`],
    member: async ({ channel }, named) => memberOf(named, await chat.authors(channel)),
    link: ({ place, message }) => pathOfMessage(place, message),
  };
}

function refOf({ id, place }: ChatMessage): PostRef {
  return { place, message: String(id) };
}
