/** What stands in the channels of the Discord contract server: messages with their nonces, threads and pins, by the API reference. */

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
}

/** Discord remembers nonces for "a few minutes". */
const nonceMs = 5 * 60_000;
const discordEpoch = 1_420_070_400_000;

const unknownMessage = { status: 404, code: 10008, message: 'Unknown Message' } as const;

/** `us` is the bot's own id. */
export function openChannels(clock: () => Temporal.Instant, us: string): Channels {
  let standing: readonly Standing[] = [];
  const threads = new Map<string, string>();
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
      const isRight = typeof name === 'string' && name.length >= 1 && name.length <= 100;
      if (!isRight || ![60, 1440, 4320, 10080].includes(Number(minutes))) {
        return { status: 400, code: 50035, message: 'Invalid Form Body' };
      }
      threads.set(id, name);
      return { body: { id, type: 11, parent_id: channel, name } };
    },
    list: (channel, query) => {
      const after = BigInt(query.get('after') ?? '0');
      const limit = Number(query.get('limit') ?? 50);
      if (limit > 100) return { status: 400, code: 50035, message: 'Invalid Form Body' };
      const since = standing.filter((message) => message.channel === channel && BigInt(message.id) > after);
      // The oldest after the id, but newest first.
      return { body: since.slice(0, limit).map(shownOf).reverse() };
    },
    direct: ({ recipient_id: person }) => ({ body: { id: `8${String(person).slice(1)}`, type: 1 } }),
  };
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
