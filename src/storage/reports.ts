/** Problems that people reported. */
import type { Kysely, Selectable } from 'kysely';
import type { Report, Reports } from '../core/ports.ts';
import { countOf } from './count.ts';
import type { Database } from './schema.ts';

export function reports(db: Kysely<Database>): Reports {
  return {
    add: async ({ entry, text, from, at }) => {
      const row = await db
        .insertInto('reports')
        .values({
          platform: from.platform,
          tenant: from.tenant,
          person: from.id,
          entry,
          text,
          reported_at: at.epochMilliseconds,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return reportOf(row);
    },
    open: async ({ platform, tenant }, limit, offset) => {
      const rows = await db
        .selectFrom('reports')
        .selectAll()
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('settled', '=', 0)
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(reportOf);
    },
    countOpen: ({ platform, tenant }) =>
      countOf(
        db.selectFrom('reports').where('platform', '=', platform).where('tenant', '=', tenant).where('settled', '=', 0),
      ),
    settle: async ({ platform, tenant }, id) => {
      const { numUpdatedRows } = await db
        .updateTable('reports')
        .set({ settled: 1 })
        .where('id', '=', id)
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('settled', '=', 0)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

export function reportOf(row: Selectable<Database['reports']>): Report {
  return {
    id: row.id,
    entry: row.entry,
    text: row.text,
    from: { platform: row.platform, tenant: row.tenant, id: row.person },
    at: Temporal.Instant.fromEpochMilliseconds(row.reported_at),
  };
}
