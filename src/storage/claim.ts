/** Taking deliveries out of the outbox: one statement, so that two claimers never get the same row. */
import { sql, type ExpressionBuilder } from 'kysely';
import type { Claim, ClaimRequest } from '../core/outbox/ports.ts';
import { claimOf } from './deliveries.ts';
import type { LeaseClock } from './lease.ts';
import type { Database, Db } from './schema.ts';

export interface OutboxEngine {
  readonly leaseClock: LeaseClock;
  /** Whether other processes may be claiming at the same moment, so that rows have to be locked. */
  readonly isShared: boolean;
}

export const inHand = ['claimed', 'posting'] as const;

/** A request may have been sent by whoever is gone: `unsure_at` of a row that is taken over. */
const unsureOnTakeover = sql<
  number | null
>`case when state = 'posting' then coalesce(unsure_at, last_intent) else unsure_at end`;

export async function claimDue(db: Db, engine: OutboxEngine, request: ClaimRequest): Promise<readonly Claim[]> {
  const { now, owner, limit, perTenant, leaseSeconds } = request;
  const isDue = dueFor(request, engine.leaseClock);
  const rows = await db
    .with('ranked', (query) =>
      query
        .selectFrom('deliveries')
        .select((e) => [
          'id',
          e.fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('tenant').orderBy('due_at').orderBy('id'))
            .as('turn'),
        ])
        .where(isDue),
    )
    .with('chosen', (query) => {
      const chosen = query
        .selectFrom('ranked')
        .innerJoin('deliveries', 'deliveries.id', 'ranked.id')
        .select('deliveries.id')
        .where('ranked.turn', '<=', perTenant)
        // Once more: by the time the row is locked, another claimer may have had it.
        .where(isDue)
        .orderBy('deliveries.due_at')
        .orderBy('deliveries.id')
        .limit(limit);
      return engine.isShared ? chosen.forUpdate('deliveries').skipLocked() : chosen;
    })
    .updateTable('deliveries')
    .set((e) => ({
      state: 'claimed',
      owner,
      fence: e('fence', '+', 1),
      lease_until: e(engine.leaseClock(now), '+', leaseSeconds * 1000),
      unsure_at: unsureOnTakeover,
    }))
    .where('id', 'in', (e) => e.selectFrom('chosen').select('id'))
    .returningAll()
    .execute();
  // To its holder a lease ends by the holder's own clock, read before the database's: never too late.
  const leaseUntil = now.add({ seconds: leaseSeconds });
  return rows.toSorted((a, b) => a.due_at - b.due_at || a.id - b.id).map((row) => claimOf(row, leaseUntil));
}

function dueFor({ now, platform, except }: ClaimRequest, leaseClock: LeaseClock) {
  return (e: ExpressionBuilder<Database, 'deliveries'>) =>
    e.and([
      e('deliveries.platform', '=', platform),
      e.or([
        e.and([
          e('deliveries.state', 'in', ['planned', 'verify']),
          e('deliveries.due_at', '<=', now.epochMilliseconds),
        ]),
        e.and([e('deliveries.state', 'in', inHand), e('deliveries.lease_until', '<=', leaseClock(now))]),
      ]),
      ...(except.length === 0 ? [] : [e('deliveries.tenant', 'not in', except)]),
    ]);
}

/** Gives back what a holder that is gone has left behind. Only for a process that knows that it is alone. */
export async function freeLeases(db: Db): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      state: sql`case when state = 'posting' or unsure_at is not null then 'verify' else 'planned' end`,
      unsure_at: unsureOnTakeover,
      owner: null,
    })
    .where('state', 'in', inHand)
    .execute();
}
