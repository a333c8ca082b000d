/** Small values by key. */
import type { Kysely } from 'kysely';
import type { Notes } from '../core/ports.ts';
import type { Database } from './schema.ts';

export function notes(db: Kysely<Database>): Notes {
  return {
    get: async (key) => {
      const row = await db.selectFrom('notes').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value;
    },
    set: async (key, value) => {
      await db
        .insertInto('notes')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },
  };
}
