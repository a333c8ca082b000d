/** Slack's payloads into Events, with where an answer may go. Pure; what has not the shape of a payload gives nothing. */
import { z } from 'zod';
import type { Event } from '../../core/event.ts';
import { seatOf } from './controls.ts';
import { fieldsOf, originOf } from './modal.ts';

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

const command = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string().optional(),
});

/** A slash command. It never comes from a thread: Slack does not offer them there. */
export function readCommand(payload: unknown): Incoming | undefined {
  const { data } = command.safeParse(payload);
  if (data === undefined) return undefined;
  const who = { tenant: data.team_id, user: data.user_id, channel: data.channel_id };
  return {
    event: { kind: 'line', id: data.trigger_id, text: typedText(data.text), ...originIn(who) },
    returnTo: { ...addressIn(who), ...found({ responseUrl: data.response_url }), triggerId: data.trigger_id },
  };
}

const user = z.object({ id: z.string(), team_id: z.string().optional() });
const team = z.object({ id: z.string() }).nullish();

const press = z.object({
  team,
  user,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
  actions: z.tuple([
    z.object({
      block_id: z.string(),
      value: z.string().optional(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ]),
});

/** A button or a menu, in a message or on the Home tab. */
export function readPress(payload: unknown): Incoming | undefined {
  const { data } = press.safeParse(payload);
  if (data === undefined) return undefined;
  const [action] = data.actions;
  const seat = seatOf(action.block_id);
  const who = {
    tenant: tenantOf(data),
    user: data.user.id,
    ...found({ channel: data.channel?.id, thread: seat.thread }),
  };
  const isOwn = seat.audience === 'own' || data.container?.is_ephemeral === true;
  return {
    event: {
      kind: 'press',
      id: data.trigger_id,
      action: action.selected_option?.value ?? action.value ?? '',
      ...originIn(who),
    },
    returnTo: {
      ...addressIn(who),
      ...found({ responseUrl: data.response_url }),
      triggerId: data.trigger_id,
      ...(isOwn && data.channel !== undefined && { replaces: true }),
    },
  };
}

const submission = z.object({
  team,
  user,
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.unknown() }),
  }),
});

/** A modal that came back. */
export function readSubmission(payload: unknown): Incoming | undefined {
  const { data } = submission.safeParse(payload);
  if (data === undefined) return undefined;
  const { view } = data;
  const { responseUrl, ...place } = originOf(view.private_metadata);
  const who = { tenant: tenantOf(data), user: data.user.id, ...found(place) };
  return {
    event: {
      kind: 'submit',
      // A modal is submitted once.
      id: view.id,
      action: view.callback_id,
      fields: fieldsOf(view.state.values),
      ...originIn(who),
    },
    returnTo: { ...addressIn(who), ...found({ responseUrl }) },
  };
}

const message = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({
    user: z.string(),
    text: z.string().default(''),
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    channel_type: z.string().optional(),
    /** Others say that something was edited, joined or deleted. */
    subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
    bot_id: z.undefined().optional(),
  }),
});

export interface Heard extends Incoming {
  /** One message arrives under several event ids: as a mention and as a message, and again when it is edited. */
  readonly messageKey: string;
}

/** Somebody mentioned the bot in a channel: answered in the thread. Other bots, edits and joins are not answered. */
export function readMention(payload: unknown, botUser: string): Heard | undefined {
  const { data } = message.safeParse(payload);
  if (data === undefined) return undefined;
  const { team_id: tenant, event_id: id, event } = data;
  const who = { tenant, user: event.user, channel: event.channel, thread: event.thread_ts ?? event.ts };
  return {
    event: { kind: 'mention', id, text: typedText(event.text, botUser), ...originIn(who) },
    returnTo: addressIn(who),
    messageKey: `${tenant} ${event.channel} ${event.ts}`,
  };
}

/** A message in the person's own conversation with the bot: a line like any other. */
export function readDirect(payload: unknown, botUser: string): Heard | undefined {
  const { data } = message.safeParse(payload);
  if (data?.event.channel_type !== 'im') return undefined;
  const { team_id: tenant, event_id: id, event } = data;
  const who = { tenant, user: event.user, channel: event.channel, ...found({ thread: event.thread_ts }) };
  return {
    event: { kind: 'line', id, text: typedText(event.text, botUser), ...originIn(who) },
    returnTo: { ...addressIn(who), isDirect: true },
    messageKey: `${tenant} ${event.channel} ${event.ts}`,
  };
}

interface Who {
  readonly tenant: string;
  readonly user: string;
  readonly channel?: string;
  readonly thread?: string;
}

/** A workspace is the tenant, also inside an organisation that installed the bot as a whole. */
function tenantOf(payload: { readonly team?: z.infer<typeof team>; readonly user: z.infer<typeof user> }): string {
  return payload.team?.id ?? payload.user.team_id ?? 'unknown';
}

/** On the Home tab the place is the conversation with the bot, which Slack lets us call by the person's id. */
function originIn({
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

function addressIn({ user, channel, thread }: Who): Pick<ReturnAddress, 'user' | 'channel' | 'thread'> {
  return { user, ...found({ channel, thread }) };
}

/** Without the fields that are not there. */
function found<Fields extends object>(fields: Fields): { [K in keyof Fields]?: NonNullable<Fields[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof Fields]?: NonNullable<Fields[K]>;
  };
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** What a person typed, without Slack's markup for links and channels and without the bot's own mention; people and user groups stay as they came. */
export function typedText(text: string, botUser?: string): string {
  return text
    .replace(
      /<([@#]?)([^<>|@#][^<>|]*)(?:\|([^<>]*))?>/g,
      (whole: string, kind: string, target: string, label: string | undefined) => {
        if (kind === '@') return target === botUser ? ' ' : whole;
        if (target.startsWith('!subteam^')) return whole;
        const isNamed = label !== undefined && label !== '';
        if (kind === '#') return isNamed ? `#${label}` : '';
        return isNamed ? label : target.replace(/^(?:mailto:|!)/, '');
      },
    )
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
    .trim();
}
