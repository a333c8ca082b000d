/** Taking deliveries out of the outbox: one statement, so that two claimers never get the same row. */
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
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

/** So many of the longest waiting are shared out among the tenants, however many wait: a claim costs the same in a rush. */
const mostConsidered = 500;

/** A request may have been sent by whoever is gone: `unsure_at` of a row that is taken over. */
const unsureOnTakeover = sql<
  number | null
>`case when state = 'posting' then coalesce(unsure_at, last_intent) else unsure_at end`;

/** Failures before the first request whose answer was lost do not count as lost answers. */
const attemptsOnTakeover = sql<number>`case when state = 'posting' and unsure_at is null then 1 else attempts end`;

export async function claimDue(db: Db, engine: OutboxEngine, request: ClaimRequest): Promise<readonly Claim[]> {
  const { now, owner, limit, perTenant, leaseSeconds } = request;
  const { isPlanned, isUnsure, isAbandoned } = conditions(request, engine.leaseClock);
  const rows = await db
    // State by state, each from the front of its own index: asked for all at once, SQLite reads the whole platform.
    .with('planned', (query) => front(query, isPlanned))
    .with('unsure', (query) => front(query, isUnsure))
    .with('abandoned', (query) => front(query, isAbandoned))
    .with('ready', (query) =>
      query
        .selectFrom('planned')
        .selectAll()
        .unionAll(query.selectFrom('unsure').selectAll())
        .unionAll(query.selectFrom('abandoned').selectAll()),
    )
    .with('ranked', (query) =>
      query.selectFrom('ready').select((e) => [
        'id',
        e.fn
          .agg<number>('row_number')
          .over((over) => over.partitionBy('tenant').orderBy('due_at').orderBy('id'))
          .as('turn'),
      ]),
    )
    .with('chosen', (query) => {
      const chosen = query
        .selectFrom('ranked')
        .innerJoin('deliveries', 'deliveries.id', 'ranked.id')
        .select('deliveries.id')
        .where('ranked.turn', '<=', perTenant)
        // Once more: by the time the row is locked, another claimer may have had it.
        .where((e) => e.or([isPlanned(e), isUnsure(e), isAbandoned(e)]))
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
      attempts: attemptsOnTakeover,
    }))
    .where('id', 'in', (e) => e.selectFrom('chosen').select('id'))
    .returningAll()
    .execute();
  // To its holder a lease ends by the holder's own clock, read before the database's: never too late.
  const leaseUntil = now.add({ seconds: leaseSeconds });
  return rows.toSorted((a, b) => a.due_at - b.due_at || a.id - b.id).map((row) => claimOf(row, leaseUntil));
}

type Condition = (e: ExpressionBuilder<Database, 'deliveries'>) => ExpressionWrapper<Database, 'deliveries', SqlBool>;

function conditions({ now, platform, except }: ClaimRequest, leaseClock: LeaseClock) {
  const wanted: Condition = (e) =>
    e.and([
      e('deliveries.platform', '=', platform),
      ...(except.length === 0 ? [] : [e('deliveries.tenant', 'not in', except)]),
    ]);
  const waits =
    (state: 'planned' | 'verify'): Condition =>
    (e) =>
      e.and([wanted(e), e('deliveries.state', '=', state), e('deliveries.due_at', '<=', now.epochMilliseconds)]);
  const isAbandoned: Condition = (e) =>
    e.and([wanted(e), e('deliveries.state', 'in', inHand), e('deliveries.lease_until', '<=', leaseClock(now))]);
  return { isPlanned: waits('planned'), isUnsure: waits('verify'), isAbandoned };
}

function front(db: Pick<Db, 'selectFrom'>, condition: Condition) {
  return db
    .selectFrom('deliveries')
    .select(['id', 'tenant', 'due_at'])
    .where(condition)
    .orderBy('due_at')
    .orderBy('id')
    .limit(mostConsidered);
}

/** Gives back what a holder that is gone has left behind. Only for a process that knows that it is alone. */
export async function freeLeases(db: Db): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      state: sql`case when state = 'posting' or unsure_at is not null then 'verify' else 'planned' end`,
      unsure_at: unsureOnTakeover,
      attempts: attemptsOnTakeover,
      owner: null,
    })
    .where('state', 'in', inHand)
    .execute();
}
