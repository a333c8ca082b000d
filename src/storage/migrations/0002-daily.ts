/** The daily question: who asked for it, each question put, what people did with it, and the outbox. */
import { sql, type Kysely, type Migration } from 'kysely';
import type { NumberedRow } from './engine.ts';

export function daily(numbered: NumberedRow): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await makeSubscriptions(db, numbered);
      await makeRounds(db, numbered);
      await makeAttempts(db, numbered);
      await makeDeliveries(db, numbered);
      await db.schema.alterTable('chat_messages').addColumn('mark', 'text').execute();
      await db.schema.createIndex('chat_messages_mark').on('chat_messages').column('mark').unique().execute();
    },
  };
}

async function makeSubscriptions(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'integer', numbered)
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('trouble', 'text')
    .addColumn('set_up_tenant', 'text', (column) => column.notNull())
    .addColumn('set_up_by', 'text', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('weekdays', 'text', (column) => column.notNull())
    .addColumn('reveal', 'text', (column) => column.notNull())
    .addColumn('categories', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('ping', 'text')
    .addColumn('pin', 'integer', (column) => column.notNull())
    .addColumn('thread', 'integer', (column) => column.notNull())
    .addColumn('queued', 'text')
    .addColumn('next_at', 'bigint')
    .addColumn('asked', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addUniqueConstraint('subscriptions_place', ['platform', 'tenant', 'channel'])
    // An active one without a next time would never be asked again, and nobody would notice.
    .addCheckConstraint('subscriptions_next', sql`(state = 'active') = (next_at is not null)`)
    .execute();
  await db.schema
    .createIndex('subscriptions_due')
    .on('subscriptions')
    .columns(['state', 'platform', 'next_at'])
    .execute();
}

async function makeRounds(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('rounds')
    .addColumn('id', 'integer', numbered)
    .addColumn('subscription', 'integer', (column) => column.notNull().references('subscriptions.id'))
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('reveal_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('posted_at', 'bigint')
    .addColumn('message', 'text')
    .addColumn('thread', 'text')
    .addColumn('revealed_at', 'bigint')
    .addColumn('reveal_message', 'text')
    .addUniqueConstraint('rounds_date', ['subscription', 'date'])
    .execute();
}

async function makeAttempts(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('attempts')
    .addColumn('id', 'integer', numbered)
    .addColumn('round', 'integer', (column) => column.notNull().references('rounds.id'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('shared', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('committed_at', 'bigint')
    .addColumn('late', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('gave_up', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('named', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('missed', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('self_grade', 'text')
    .addColumn('ping', 'integer', (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('attempts_person', ['round', 'platform', 'tenant', 'person'])
    .execute();
}

async function makeDeliveries(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'integer', numbered)
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('person', 'text')
    .addColumn('subject', 'integer', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('again_at', 'bigint')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('fence', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('first_intent', 'bigint')
    .addColumn('last_intent', 'bigint')
    .addColumn('unsure_at', 'bigint')
    .addColumn('error', 'text')
    .execute();
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['platform', 'state', 'due_at', 'id', 'tenant'])
    .execute();
  await db.schema.createIndex('deliveries_lease').on('deliveries').columns(['state', 'lease_until']).execute();
}
