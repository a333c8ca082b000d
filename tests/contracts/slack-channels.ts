/** What stands in the channels of the Slack contract server: messages with their threads, metadata and pins, by Slack's reference. */

type Json = Readonly<Record<string, unknown>>;

/** A message as it is now. */
export interface Standing {
  readonly channel: string;
  readonly ts: string;
  /** Undefined in the channel itself. */
  readonly thread: string | undefined;
  readonly bot: string | undefined;
  readonly body: Json;
  readonly isPinned: boolean;
}

/** Slack's word for a refusal, or what it answers beside `ok`. */
export type Outcome = string | Json;

export interface Channels {
  readonly all: () => readonly Standing[];
  readonly post: (args: Json, bot: string | undefined) => Outcome;
  readonly update: (args: Json) => Outcome;
  readonly remove: (args: Json) => Outcome;
  readonly pin: (args: Json) => Outcome;
  readonly history: (args: Json) => Outcome;
  readonly replies: (args: Json) => Outcome;
  readonly open: (args: Json) => Outcome;
  readonly info: (args: Json) => Outcome;
}

export const us = 'B1';

/** Channels that the bot was invited to. People's own ids are conversations with the bot. */
const joined = /^(?:CJOINED|CARCHIVED|D|U)/;

export function openChannels(clock: () => Temporal.Instant): Channels {
  let standing: readonly Standing[] = [];
  let count = 0;
  const find = (channel: unknown, ts: unknown) =>
    standing.find((message) => message.channel === channel && message.ts === ts);
  const change = (message: Standing, fields: Partial<Standing>): void => {
    standing = standing.map((other) => (other === message ? { ...other, ...fields } : other));
  };

  return {
    all: () => standing,
    post: (args, bot) => {
      const refusal = refusalIn(args['channel']);
      if (refusal !== undefined) return refusal;
      const channel = channelOf(args['channel']);
      const thread = args['thread_ts'] === undefined ? undefined : text(args['thread_ts']);
      count += 1;
      const ts = `${Math.floor(clock().epochMilliseconds / 1000)}.${String(count).padStart(6, '0')}`;
      standing = [...standing, { channel, ts, thread, bot, body: args, isPinned: false }];
      return { channel, ts };
    },
    update: (args) => {
      const message = find(args['channel'], args['ts']);
      if (message === undefined) return 'message_not_found';
      if (message.bot !== us) return 'cant_update_message';
      change(message, { body: { ...message.body, ...args } });
      return { channel: message.channel, ts: message.ts };
    },
    remove: (args) => {
      const message = find(args['channel'], args['ts']);
      if (message === undefined) return 'message_not_found';
      if (message.bot !== us) return 'cant_delete_message';
      standing = standing.filter((other) => other !== message);
      return { channel: message.channel, ts: message.ts };
    },
    pin: (args) => {
      const message = find(args['channel'], args['timestamp']);
      if (message === undefined) return 'message_not_found';
      if (message.isPinned) return 'already_pinned';
      change(message, { isPinned: true });
      return {};
    },
    history: (args) => {
      const refusal = refusalIn(args['channel']);
      if (refusal !== undefined) return refusal;
      const roots = standing.filter(({ channel, thread }) => channel === args['channel'] && thread === undefined);
      const page = pageOf(roots, args);
      // What belongs to one page comes newest first.
      return { ...page, messages: page.messages.reverse() };
    },
    replies: (args) => {
      const root = find(args['channel'], args['ts']);
      if (root === undefined) return 'thread_not_found';
      return pageOf(
        standing.filter(
          ({ channel, ts, thread }) => channel === root.channel && (ts === root.ts || thread === root.ts),
        ),
        args,
      );
    },
    open: ({ users }) => (text(users).startsWith('U') ? { channel: { id: channelOf(users) } } : 'user_not_found'),
    info: ({ channel }) => {
      const id = text(channel);
      if (id.startsWith('CHIDDEN')) return 'channel_not_found';
      const flags = {
        is_archived: id.startsWith('CARCHIVED'),
        is_im: id.startsWith('D'),
        is_private: id.includes('PRIVATE'),
      };
      return { channel: { id, is_member: joined.test(id), ...flags } };
    },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Slack's word for why the bot cannot write there. */
export function refusalIn(channel: unknown): string | undefined {
  const id = text(channel);
  if (id.startsWith('CHIDDEN')) return 'channel_not_found';
  if (!joined.test(id)) return 'not_in_channel';
  return id.startsWith('CARCHIVED') ? 'is_archived' : undefined;
}

/** A person's conversation with the bot has an id of its own. */
function channelOf(channel: unknown): string {
  return text(channel).replace(/^U/, 'DU');
}

/** With an oldest time and no newest, pages begin with the oldest messages; `limit` is 15 unless less is asked for. */
function pageOf(
  messages: readonly Standing[],
  args: Json,
): { messages: Json[]; has_more: boolean; response_metadata: Json } {
  const since = messages.filter(({ ts }) => Number(ts) > Number(args['oldest'] ?? 0));
  const start = Number(args['cursor'] ?? 0);
  const end = start + Math.min(15, Number(args['limit'] ?? 15));
  const isLast = end >= since.length;
  return {
    messages: since.slice(start, end).map((message) => shownOf(message, args['include_all_metadata'] === 'true')),
    has_more: !isLast,
    response_metadata: { next_cursor: isLast ? '' : String(end) },
  };
}

/** Without asking for it, of metadata only its type is told. */
function shownOf({ ts, bot, body }: Standing, hasMetadata: boolean): Json {
  const metadata = body['metadata'] as Json | undefined;
  return {
    type: 'message',
    ts,
    ...(bot === undefined ? { user: 'U9' } : { bot_id: bot }),
    text: body['text'],
    blocks: body['blocks'],
    ...(metadata === undefined ? {} : { metadata: hasMetadata ? metadata : { event_type: metadata['event_type'] } }),
  };
}
