/** Ids of events that were acted on, so that a second delivery does nothing. */
import type { Kysely } from 'kysely';
import type { SeenEvents } from '../core/ports.ts';
import type { Database } from './schema.ts';

export function seenEvents(db: Kysely<Database>): SeenEvents {
  return {
    first: async (id, at) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('seen_events')
        .values({ id, seen_at: at.epochMilliseconds })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    forget: async (before) => {
      const { numDeletedRows } = await db
        .deleteFrom('seen_events')
        .where('seen_at', '<', before.epochMilliseconds)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
