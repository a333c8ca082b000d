/** Phrases in which people say that a point is: for the authors of entries. (Those of the outbox are in claim.ts.) */
import type { Selectable } from 'kysely';
import type { Claimed, Claims } from '../core/interview/ports.ts';
import { instant } from './columns.ts';
import type { Database, Db } from './schema.ts';

export function claims(db: Db): Claims {
  return {
    add: async ({ entry, point, phrase, from, at }) => {
      await db
        .insertInto('claims')
        .values({
          platform: from.platform,
          tenant: from.tenant,
          person: from.id,
          entry,
          point,
          phrase,
          claimed_at: at.epochMilliseconds,
        })
        .execute();
    },
    list: async (entry, limit) => {
      const all = db.selectFrom('claims').selectAll().orderBy('id', 'desc').limit(limit);
      const rows = await (entry === undefined ? all : all.where('entry', '=', entry)).execute();
      return rows.map(claimedOf);
    },
  };
}

export function claimedOf(row: Selectable<Database['claims']>): Claimed {
  return {
    id: row.id,
    entry: row.entry,
    point: row.point,
    phrase: row.phrase,
    from: { platform: row.platform, tenant: row.tenant, id: row.person },
    at: instant(row.claimed_at),
  };
}
