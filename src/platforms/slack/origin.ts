/** Who did something on Slack and where, as events and answers name it. Pure. */
import type { Event } from '../../core/event.ts';

/** Where an answer to an event can go. */
export interface ReturnAddress {
  readonly user: string;
  /** Absent on the Home tab: the answer then goes to the person's conversation with the bot. */
  readonly channel?: string;
  readonly thread?: string;
  readonly responseUrl?: string;
  /** Opens one modal, within three seconds. */
  readonly triggerId?: string;
  /** The person's conversation with the bot: every answer there is an ordinary message. */
  readonly isDirect?: true;
  /** The answer may take the place of the message that the pressed control sits on. */
  readonly replaces?: true;
}

export interface Incoming {
  readonly event: Event;
  readonly returnTo: ReturnAddress;
}

export interface Who {
  readonly tenant: string;
  readonly user: string;
  readonly channel?: string;
  readonly thread?: string;
}

/** On the Home tab the place is the conversation with the bot, which Slack lets us call by the person's id. */
export function originIn({
  tenant,
  user: id,
  channel,
  thread,
}: Who): Pick<Event, 'from' | 'place' | 'canManage' | 'isDirect'> {
  return {
    from: { platform: 'slack', tenant, id },
    place: { platform: 'slack', tenant, channel: channel ?? id, ...found({ thread }) },
    canManage: false,
    ...((channel === undefined || channel.startsWith('D')) && { isDirect: true }),
  };
}

export function addressIn({ user, channel, thread }: Who): Pick<ReturnAddress, 'user' | 'channel' | 'thread'> {
  return { user, ...found({ channel, thread }) };
}

/** Without the fields that are not there. */
export function found<Fields extends object>(fields: Fields): { [K in keyof Fields]?: NonNullable<Fields[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof Fields]?: NonNullable<Fields[K]>;
  };
}
