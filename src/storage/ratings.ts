/** What the two of a pair say of each other. */
import type { Selectable } from 'kysely';
import type { Rating, Ratings } from '../core/interview/ports.ts';
import type { Database, Db } from './schema.ts';

export function ratings(db: Db): Ratings {
  return {
    put: async ({ interview, by, well, better }) => {
      await db
        .insertInto('ratings')
        .values({ interview, platform: by.platform, tenant: by.tenant, person: by.id, well, better })
        .onConflict((conflict) =>
          conflict.columns(['interview', 'platform', 'tenant', 'person']).doUpdateSet({ well, better }),
        )
        .execute();
    },
    of: async (interview) => {
      const rows = await db
        .selectFrom('ratings')
        .selectAll()
        .where('interview', '=', interview)
        .orderBy('id')
        .execute();
      return rows.map(ratingOf);
    },
  };
}

export function ratingOf(row: Selectable<Database['ratings']>): Rating {
  const { interview, platform, tenant, person, well, better } = row;
  return { interview, by: { platform, tenant, id: person }, well, better };
}
