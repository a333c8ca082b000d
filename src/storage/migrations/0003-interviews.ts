/** Mock interviews: each with what was said in it, who waits for a partner, and what came of it. */
import type { Kysely, Migration } from 'kysely';
import type { NumberedRow } from './engine.ts';

export function interviews(numbered: NumberedRow): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await makeInterviews(db, numbered);
      await makePeople(db);
      await makeSayings(db, numbered);
      await makeClaims(db, numbered);
      await makePairQueue(db, numbered);
      await makeRatings(db, numbered);
      await db.schema
        .createTable('drawings')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('svg', 'text', (column) => column.notNull())
        .execute();
    },
  };
}

async function makeInterviews(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('interviews')
    .addColumn('id', 'integer', numbered)
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('candidate', 'text', (column) => column.notNull())
    .addColumn('interviewer_tenant', 'text')
    .addColumn('interviewer', 'text')
    .addColumn('candidate_name', 'text', (column) => column.notNull())
    .addColumn('interviewer_name', 'text')
    .addColumn('place_tenant', 'text', (column) => column.notNull())
    .addColumn('place_channel', 'text', (column) => column.notNull())
    .addColumn('place_thread', 'text')
    .addColumn('room_tenant', 'text')
    .addColumn('room_channel', 'text')
    .addColumn('room_thread', 'text')
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('length', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('ending', 'text')
    .addColumn('phase', 'integer', (column) => column.notNull())
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('phase_used_ms', 'bigint', (column) => column.notNull())
    .addColumn('phase_since', 'bigint')
    .addColumn('used_ms', 'text', (column) => column.notNull())
    .addColumn('asked', 'text', (column) => column.notNull())
    .addColumn('hints', 'text', (column) => column.notNull())
    .addColumn('gave_up', 'text', (column) => column.notNull())
    .addColumn('shown', 'text', (column) => column.notNull())
    .addColumn('clarified', 'text', (column) => column.notNull())
    .addColumn('told', 'integer', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('card', 'text')
    .addColumn('ticks', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('interviews_room')
    .on('interviews')
    .columns(['platform', 'room_channel', 'room_thread', 'room_tenant', 'state'])
    .execute();
  await db.schema
    .createIndex('interviews_candidate')
    .on('interviews')
    .columns(['platform', 'tenant', 'candidate', 'ended_at'])
    .execute();
  await db.schema
    .createIndex('interviews_interviewer')
    .on('interviews')
    .columns(['platform', 'interviewer_tenant', 'interviewer'])
    .execute();
}

/** Who is in an interview that is not over. The key lets nobody into a second one. */
async function makePeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('interview_people')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('interview', 'integer', (column) => column.notNull().references('interviews.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('interview_people_person', ['platform', 'tenant', 'person'])
    .execute();
  await db.schema.createIndex('interview_people_interview').on('interview_people').column('interview').execute();
}

async function makeSayings(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('sayings')
    .addColumn('id', 'integer', numbered)
    .addColumn('interview', 'integer', (column) => column.notNull().references('interviews.id').onDelete('cascade'))
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('phase', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('said_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('sayings_message', ['interview', 'message'])
    .execute();
}

async function makeClaims(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('claims')
    .addColumn('id', 'integer', numbered)
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('point', 'text', (column) => column.notNull())
    .addColumn('phrase', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('claims_entry').on('claims').columns(['entry', 'id']).execute();
}

async function makePairQueue(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('pair_queue')
    .addColumn('id', 'integer', numbered)
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('place_tenant', 'text', (column) => column.notNull())
    .addColumn('place_channel', 'text', (column) => column.notNull())
    .addColumn('place_thread', 'text')
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('length', 'integer', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('last_partner', 'text')
    .addUniqueConstraint('pair_queue_person', ['platform', 'tenant', 'person'])
    .execute();
}

async function makeRatings(db: Kysely<unknown>, numbered: NumberedRow): Promise<void> {
  await db.schema
    .createTable('ratings')
    .addColumn('id', 'integer', numbered)
    .addColumn('interview', 'integer', (column) => column.notNull().references('interviews.id').onDelete('cascade'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('well', 'text', (column) => column.notNull())
    .addColumn('better', 'text', (column) => column.notNull())
    .addUniqueConstraint('ratings_person', ['interview', 'platform', 'tenant', 'person'])
    .execute();
}
