/** The messages of the local web page. */
import type { Kysely, Selectable } from 'kysely';
import type { Place } from '../core/model.ts';
import type { ChatLog, ChatMessage } from '../core/ports.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['chat_messages']>;

export function chatLog(db: Kysely<Database>): ChatLog {
  const visible = (place: Pick<Place, 'channel'>, viewer: string) =>
    db
      .selectFrom('chat_messages')
      .where('channel', '=', place.channel)
      .where((e) => e.or([e('private_to', 'is', null), e('private_to', '=', viewer)]));
  const ofMark = (mark = '') => db.selectFrom('chat_messages').selectAll().where('mark', '=', mark);
  return {
    append: async (message, mark) => {
      const row = await db
        .insertInto('chat_messages')
        .values({ ...rowOf(message), mark: mark ?? null })
        .onConflict((conflict) => conflict.column('mark').doNothing())
        .returningAll()
        .executeTakeFirst();
      return messageOf(row ?? (await ofMark(mark).executeTakeFirstOrThrow()));
    },
    marked: async (mark) => {
      const row = await ofMark(mark).executeTakeFirst();
      return row && messageOf(row);
    },
    remove: async (id) => {
      const { numDeletedRows } = await db.deleteFrom('chat_messages').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    replace: async (id, content, at) => {
      const row = await db
        .updateTable('chat_messages')
        .set({ content: JSON.stringify(content), edited_at: at.epochMilliseconds })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row && messageOf(row);
    },
    get: async (id) => {
      const row = await db.selectFrom('chat_messages').selectAll().where('id', '=', id).executeTakeFirst();
      return row && messageOf(row);
    },
    list: async (place, viewer, limit) => {
      const rows = await visible(place, viewer)
        .selectAll()
        .where('thread', '=', place.thread ?? '')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map(messageOf);
    },
    authors: (channel) => authorsIn(channel, db),
    threadSizes: async (place, viewer) => {
      const rows = await visible(place, viewer)
        .select((e) => ['thread', e.fn.countAll<number>().as('count')])
        .where('thread', '!=', '')
        .groupBy('thread')
        .execute();
      return new Map(rows.map((row) => [row.thread, row.count]));
    },
    forget: (before) => forget(before.epochMilliseconds, db),
  };
}

/** Each with the name of their last message. */
async function authorsIn(channel: string, db: Kysely<Database>): ReturnType<ChatLog['authors']> {
  const latest = db
    .selectFrom('chat_messages')
    .select((e) => e.fn.max('id').as('id'))
    .where('channel', '=', channel)
    .where('author_id', 'is not', null)
    // Whoever had their messages taken out has no name.
    .where('author_id', '!=', '')
    .groupBy('author_id');
  const rows = await db
    .selectFrom('chat_messages')
    .select(['author_id', 'author_name'])
    .where('id', 'in', latest)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ author_id, author_name }) => ({ id: author_id ?? '', name: author_name ?? '' }));
}

/** `sent` in milliseconds. */
async function forget(sent: number, db: Kysely<Database>): Promise<number> {
  // By number, which grows with time: only what is old is looked at, however much is not.
  const kept = await db
    .selectFrom('chat_messages')
    .select('id')
    .where('sent_at', '>=', sent)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  const living = db
    .selectFrom('chat_messages')
    .select('thread')
    .where('id', '>=', kept?.id ?? 0)
    .where('sent_at', '>=', sent)
    .where('thread', '!=', '');
  const { numDeletedRows } = await db
    .deleteFrom('chat_messages')
    .where('sent_at', '<', sent)
    .$if(kept !== undefined, (query) => query.where('id', '<', kept?.id ?? 0))
    .where('thread', 'not in', living)
    .where((e) => e(e.cast<string>('id', 'text'), 'not in', living))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function rowOf(message: Omit<ChatMessage, 'id' | 'editedAt'>): Omit<Row, 'id' | 'mark'> {
  const person = message.author.kind === 'person' ? message.author : undefined;
  return {
    channel: message.place.channel,
    thread: message.place.thread ?? '',
    author_id: person?.id ?? null,
    author_name: person?.name ?? null,
    private_to: message.privateTo ?? null,
    content: JSON.stringify(message.content),
    sent_at: message.at.epochMilliseconds,
    edited_at: null,
  };
}

export function messageOf(row: Row): ChatMessage {
  return {
    id: row.id,
    place: {
      platform: 'web',
      tenant: 'local',
      channel: row.channel,
      ...(row.thread === '' ? {} : { thread: row.thread }),
    },
    author:
      row.author_id === null
        ? { kind: 'bot' }
        : { kind: 'person', id: row.author_id, name: row.author_name ?? row.author_id },
    ...(row.private_to === null ? {} : { privateTo: row.private_to }),
    content: JSON.parse(row.content) as ChatMessage['content'],
    at: Temporal.Instant.fromEpochMilliseconds(row.sent_at),
    ...(row.edited_at === null ? {} : { editedAt: Temporal.Instant.fromEpochMilliseconds(row.edited_at) }),
  };
}
