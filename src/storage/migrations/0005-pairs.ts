/** Who of a pair was asked, and has to accept. */
import type { Kysely, Migration } from 'kysely';

export function pairs(): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable('interviews').addColumn('invitee', 'text').execute();
    },
  };
}
