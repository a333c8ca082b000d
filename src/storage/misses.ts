/** Searches in vain, counted by text. */
import type { Kysely } from 'kysely';
import type { Misses } from '../core/ports.ts';
import { countOf } from './count.ts';
import type { Database } from './schema.ts';

/** Above this many rows the oldest that nobody asked for make room: a flood of nonsense cannot fill the disk. */
const mostRows = 5000;

export function misses(db: Kysely<Database>): Misses {
  return {
    count: async (text, at) => {
      const row = await db
        .insertInto('misses')
        .values({ text, times: 1, last_at: at.epochMilliseconds })
        .onConflict((conflict) =>
          conflict
            .column('text')
            .doUpdateSet((e) => ({ times: e('misses.times', '+', 1), last_at: at.epochMilliseconds })),
        )
        .returning(['id', 'text', 'times', 'wanted'])
        .executeTakeFirstOrThrow();
      if (row.times === 1) await makeRoom(db);
      return row;
    },
    want: async (id) => {
      const { numUpdatedRows } = await db
        .updateTable('misses')
        .set((e) => ({ wanted: e('wanted', '+', 1) }))
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    top: (limit) =>
      db
        .selectFrom('misses')
        .select(['id', 'text', 'times', 'wanted'])
        .orderBy('wanted', 'desc')
        .orderBy('times', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute(),
  };
}

async function makeRoom(db: Kysely<Database>): Promise<void> {
  const count = await countOf(db.selectFrom('misses'));
  if (count <= mostRows) return;
  await db
    .deleteFrom('misses')
    .where('id', 'in', (e) =>
      e
        .selectFrom('misses')
        .select('id')
        .orderBy('wanted')
        .orderBy('times')
        .orderBy('last_at')
        .limit(count - mostRows),
    )
    .execute();
}
