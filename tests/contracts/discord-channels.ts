/** What stands in the channels of the Discord contract server: messages with their nonces, threads and pins, by the API reference. */
import { newsChannel } from './discord-gateway.ts';

type Json = Readonly<Record<string, unknown>>;

/** A message as it is now. */
export interface Standing {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly body: Json;
  readonly isPinned: boolean;
}

/** Discord's number and words for a refusal, with the status it comes with; or what it answers. */
export type Outcome =
  { readonly status: number; readonly code: number; readonly message: string } | { readonly body: unknown };

export interface Channels {
  readonly all: () => readonly Standing[];
  readonly create: (channel: string, body: Json, author: string) => Outcome;
  readonly edit: (channel: string, id: string, body: Json) => Outcome;
  readonly remove: (channel: string, id: string) => Outcome;
  readonly pin: (channel: string, id: string) => Outcome;
  readonly startThread: (channel: string, id: string, body: Json) => Outcome;
  readonly list: (channel: string, query: URLSearchParams) => Outcome;
  readonly direct: (body: Json) => Outcome;
  /** Names of the threads, by their id. */
  readonly threads: ReadonlyMap<string, string>;
  /** Opens one that only its members see. */
  readonly privateThread: (channel: string, body: Json) => Outcome;
  readonly letIn: (thread: string, person: string) => Outcome;
  readonly removeThread: (thread: string) => Outcome;
  /** Those that are not archived. */
  readonly active: () => Outcome;
  /** The private ones as they are now. */
  readonly rooms: () => readonly Room[];
}

export interface Room {
  readonly id: string;
  readonly channel: string;
  readonly name: string;
  readonly people: readonly string[];
}

/** Discord remembers nonces for "a few minutes". */
const nonceMs = 5 * 60_000;
const discordEpoch = 1_420_070_400_000;

const badForm = { status: 400, code: 50035, message: 'Invalid Form Body' } as const;
const unknownChannel = { status: 404, code: 10003, message: 'Unknown Channel' } as const;
const unknownMessage = { status: 404, code: 10008, message: 'Unknown Message' } as const;

/** `us` is the bot's own id. */
export function openChannels(clock: () => Temporal.Instant, us: string): Channels {
  let standing: readonly Standing[] = [];
  const threads = new Map<string, string>();
  let rooms: readonly Room[] = [];
  const nonces = new Map<string, { readonly id: string; readonly until: number }>();
  let count = 0n;
  const find = (channel: string, id: string) =>
    standing.find((message) => message.channel === channel && message.id === id);
  const change = (message: Standing, fields: Partial<Standing>): Standing => {
    const changed = { ...message, ...fields };
    standing = standing.map((other) => (other === message ? changed : other));
    return changed;
  };
  const nextId = (): string => {
    count += 1n;
    return String((BigInt(clock().epochMilliseconds - discordEpoch) << 22n) + count);
  };

  const roomOf = ({ id, channel, name }: Room): Json => ({
    id,
    type: 12,
    parent_id: channel,
    owner_id: us,
    name,
    message_count: standing.filter((message) => message.channel === id).length,
  });

  return {
    threads,
    all: () => standing,
    create: (channel, body, author) => {
      const nonce = body['enforce_nonce'] === true ? `${author} ${String(body['nonce'])}` : undefined;
      const known = nonce === undefined ? undefined : nonces.get(nonce);
      if (known !== undefined && known.until >= clock().epochMilliseconds) {
        const before = standing.find(({ id }) => id === known.id);
        return before === undefined ? unknownMessage : { body: shownOf(before) };
      }
      const message = { id: nextId(), channel, author, body, isPinned: false };
      standing = [...standing, message];
      if (nonce !== undefined) nonces.set(nonce, { id: message.id, until: clock().epochMilliseconds + nonceMs });
      return { body: shownOf(message) };
    },
    edit: (channel, id, body) => {
      const message = find(channel, id);
      if (message === undefined) return unknownMessage;
      if (message.author !== us) return { status: 403, code: 50005, message: 'Cannot edit a message of another user' };
      return { body: shownOf(change(message, { body: { ...message.body, ...body } })) };
    },
    remove: (channel, id) => {
      const message = find(channel, id);
      if (message === undefined) return unknownMessage;
      standing = standing.filter((other) => other !== message);
      return { body: undefined };
    },
    pin: (channel, id) => {
      const message = find(channel, id);
      if (message === undefined) return unknownMessage;
      change(message, { isPinned: true });
      return { body: undefined };
    },
    startThread: (channel, id, { name, auto_archive_duration: minutes }) => {
      if (find(channel, id) === undefined) return unknownMessage;
      if (threads.has(id)) {
        return { status: 400, code: 160004, message: 'A thread has already been created for this message' };
      }
      if (!isThread(name, minutes)) return badForm;
      threads.set(id, name);
      return { body: { id, type: 11, parent_id: channel, name } };
    },
    list: (channel, query) => {
      const after = BigInt(query.get('after') ?? '0');
      const limit = Number(query.get('limit') ?? 50);
      if (limit > 100) return badForm;
      const since = standing.filter((message) => message.channel === channel && BigInt(message.id) > after);
      // The oldest after the id, but newest first.
      return { body: since.slice(0, limit).map(shownOf).reverse() };
    },
    privateThread: (channel, { name, type, invitable, auto_archive_duration: minutes }) => {
      if (channel === newsChannel)
        return { status: 400, code: 50024, message: 'Cannot execute action on this channel type' };
      if (!isThread(name, minutes) || type !== 12 || typeof invitable !== 'boolean') return badForm;
      const room = { id: nextId(), channel, name, people: [us] };
      rooms = [...rooms, room];
      return { body: roomOf(room) };
    },
    letIn: (thread, person) => {
      const room = rooms.find(({ id }) => id === thread);
      if (room === undefined) return unknownChannel;
      const people = [...new Set([...room.people, person])];
      rooms = rooms.map((other) => (other === room ? { ...room, people } : other));
      return { body: undefined };
    },
    removeThread: (thread) => {
      if (!rooms.some(({ id }) => id === thread)) return unknownChannel;
      rooms = rooms.filter(({ id }) => id !== thread);
      return { body: { id: thread } };
    },
    active: () => ({ body: { threads: rooms.map(roomOf), members: [] } }),
    rooms: () => rooms,
    direct: ({ recipient_id: person }) => ({ body: { id: `8${String(person).slice(1)}`, type: 1 } }),
  };
}

function isThread(name: unknown, minutes: unknown): name is string {
  const isNamed = typeof name === 'string' && name.length >= 1 && name.length <= 100;
  return isNamed && [60, 1440, 4320, 10080].includes(Number(minutes));
}

function shownOf({ id, channel, author, body, isPinned }: Standing): Json {
  // The nonce is told to whoever posts, and to nobody later.
  const { flags, components } = body;
  return {
    id,
    channel_id: channel,
    author: { id: author, username: 'x' },
    content: '',
    flags,
    components,
    pinned: isPinned,
  };
}
