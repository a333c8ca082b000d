/** Who has left, and ways to find what is kept of one person. */
import type { Kysely, Migration } from 'kysely';

export function privacy(): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('departures')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('left_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('departures_tenant', ['platform', 'tenant'])
        .execute();
      for (const table of ['attempts', 'reports', 'claims', 'ratings']) {
        await db.schema.createIndex(`${table}_of`).on(table).columns(['platform', 'person', 'tenant']).execute();
      }
      await db.schema.createIndex('chat_messages_private').on('chat_messages').column('private_to').execute();
      await db.schema.createIndex('chat_messages_author').on('chat_messages').column('author_id').execute();
    },
  };
}
