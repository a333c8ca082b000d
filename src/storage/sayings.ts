/** What candidates said, message by message. */
import { instant } from './columns.ts';
import type { Sayings } from '../core/interview/ports.ts';
import type { Db } from './schema.ts';

export function sayings(db: Db): Sayings {
  return {
    put: async ({ interview, message, phase, text, at }) => {
      await db
        .insertInto('sayings')
        .values({ interview, message, phase, text, said_at: at.epochMilliseconds })
        .onConflict((conflict) => conflict.columns(['interview', 'message']).doUpdateSet({ text }))
        .execute();
    },
    remove: async (interview, message) => {
      const { numDeletedRows } = await db
        .deleteFrom('sayings')
        .where('interview', '=', interview)
        .where('message', '=', message)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    has: async (interview, message) => {
      const row = await db
        .selectFrom('sayings')
        .select('id')
        .where('interview', '=', interview)
        .where('message', '=', message)
        .executeTakeFirst();
      return row !== undefined;
    },
    list: async (interview) => {
      const rows = await db
        .selectFrom('sayings')
        .select(['interview', 'message', 'phase', 'text', 'said_at'])
        .where('interview', '=', interview)
        .orderBy('said_at')
        .orderBy('id')
        .execute();
      return rows.map(({ said_at, ...saying }) => ({ ...saying, at: instant(said_at) }));
    },
  };
}
