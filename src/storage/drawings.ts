/** Sources of pictures that belong to no entry. */
import type { Drawings } from '../core/ports.ts';
import type { Db } from './schema.ts';

export function drawings(db: Db): Drawings {
  return {
    keep: async (hash, svg) => {
      await db
        .insertInto('drawings')
        .values({ hash, svg })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
    },
    get: async (hash) => {
      const row = await db.selectFrom('drawings').select('svg').where('hash', '=', hash).executeTakeFirst();
      return row?.svg;
    },
  };
}
