/** Who did something on Discord and where, as events name it. Pure. */
import type { TextBasedChannel } from 'discord.js';
import type { Event } from '../../core/event.ts';

/** The tenant of conversations with one person. */
export const direct = 'dm';

/** A thread is its own channel to Discord; its parent is the channel that people see. */
export function originOf(
  guild: string | null,
  person: string,
  channelId: string | null,
  channel: TextBasedChannel | null,
): Pick<Event, 'from' | 'place' | 'isDirect'> {
  const tenant = guild ?? direct;
  const id = channelId ?? person;
  const thread =
    channel?.isThread() === true && channel.parentId !== null
      ? { channel: channel.parentId, thread: id }
      : { channel: id };
  return {
    from: { platform: 'discord', tenant, id: person },
    place: { platform: 'discord', tenant, ...thread },
    ...(guild === null ? { isDirect: true } : {}),
  };
}
