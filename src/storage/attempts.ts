/** What people did with a round. */
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { Attempt } from '../core/daily/model.ts';
import type { Attempts } from '../core/daily/ports.ts';
import { countOf } from './count.ts';
import { flag, instantOrNull, present } from './columns.ts';
import type { Database, Db } from './schema.ts';

type Row = Selectable<Database['attempts']>;
type Change = Partial<Omit<Attempt, 'round' | 'person'>>;

export function attempts(db: Db): Attempts {
  const committed = (round: number) =>
    db.selectFrom('attempts').where('round', '=', round).where('committed_at', 'is not', null);
  return {
    get: async (round, { platform, tenant, id }) => {
      const row = await db
        .selectFrom('attempts')
        .selectAll()
        .where('round', '=', round)
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('person', '=', id)
        .executeTakeFirst();
      return row && attemptOf(row);
    },
    save: async (round, { platform, tenant, id }, change) => {
      const row = await db
        .insertInto('attempts')
        .values({ round, platform, tenant, person: id, ...columnsOf(change) })
        .onConflict((conflict) =>
          conflict
            .columns(['round', 'platform', 'tenant', 'person'])
            // The person is written over with itself: an empty change must give the row back as well.
            .doUpdateSet({ ...columnsOf(change), person: id }),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return attemptOf(row);
    },
    count: (round) => countOf(committed(round)),
    shared: async (round, limit, offset) => {
      const rows = await committed(round)
        .selectAll()
        .where('shared', '=', 1)
        .orderBy('committed_at')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(attemptOf);
    },
    countShared: (round) => countOf(committed(round).where('shared', '=', 1)),
    missedPoints: (round) => missedPoints(committed(round)),
    toPing: async (round, limit) => {
      const rows = await db
        .selectFrom('attempts')
        .select(['platform', 'tenant', 'person'])
        .where('round', '=', round)
        .where('ping', '=', 1)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ platform, tenant, person }) => ({ platform, tenant, id: person }));
    },
  };
}

type Query = SelectQueryBuilder<Database, 'attempts', object>;

/** Answers that miss the same points are counted by the database; their lists are read here, as no two engines agree on how. */
async function missedPoints(query: Query): Promise<ReadonlyMap<string, number>> {
  const rows = await query
    .select((e) => ['missed', e.fn.countAll<number>().as('count')])
    .groupBy('missed')
    .execute();
  const points = new Map<string, number>();
  for (const { missed, count } of rows) {
    for (const head of listOf(missed)) points.set(head, (points.get(head) ?? 0) + count);
  }
  return points;
}

/** Those that the change leaves alone are undefined. */
function columnsOf({ text, shared, committedAt, late, hasSeen, named, missed, selfGrade, ping }: Change) {
  return {
    text,
    shared: flag(shared),
    committed_at: committedAt?.epochMilliseconds,
    late: flag(late),
    gave_up: flag(hasSeen),
    named: named && JSON.stringify(named),
    missed: missed && JSON.stringify(missed),
    self_grade: selfGrade,
    ping: flag(ping),
  };
}

export function attemptOf(row: Row): Attempt {
  return {
    round: row.round,
    person: { platform: row.platform, tenant: row.tenant, id: row.person },
    shared: row.shared === 1,
    late: row.late === 1,
    hasSeen: row.gave_up === 1,
    named: listOf(row.named),
    missed: listOf(row.missed),
    ping: row.ping === 1,
    ...present({ text: row.text, committedAt: instantOrNull(row.committed_at), selfGrade: row.self_grade }),
  };
}

function listOf(json: string): readonly string[] {
  return JSON.parse(json) as string[];
}
