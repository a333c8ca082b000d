/** What a lookup leaves behind: reports, misses, events seen, notes, and the messages of the local web page. */
import type { Kysely, Migration } from 'kysely';
import type { NumberedRow } from './engine.ts';

export function lookup(numbered: NumberedRow): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('reports')
        .addColumn('id', 'integer', numbered)
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('entry', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('reported_at', 'bigint', (column) => column.notNull())
        .addColumn('settled', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createIndex('reports_open')
        .on('reports')
        .columns(['platform', 'tenant', 'settled', 'id'])
        .execute();
      await db.schema
        .createTable('misses')
        .addColumn('id', 'integer', numbered)
        .addColumn('text', 'text', (column) => column.notNull().unique())
        .addColumn('times', 'integer', (column) => column.notNull())
        .addColumn('wanted', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('seen_events')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('seen_events_age').on('seen_events').column('seen_at').execute();
      await db.schema
        .createTable('notes')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('chat_messages')
        .addColumn('id', 'integer', numbered)
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('thread', 'text', (column) => column.notNull())
        .addColumn('author_id', 'text')
        .addColumn('author_name', 'text')
        .addColumn('private_to', 'text')
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('sent_at', 'bigint', (column) => column.notNull())
        .addColumn('edited_at', 'bigint')
        .execute();
      await db.schema
        .createIndex('chat_messages_place')
        .on('chat_messages')
        .columns(['channel', 'thread', 'id'])
        .execute();
    },
  };
}
