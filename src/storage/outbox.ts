/** The outbox. Every write by a holder names the fence of its claim, so that one whose claim was taken over changes nothing. */
import { sql } from 'kysely';
import type { Claim, DeliveryState, Effects, NewDelivery, Outbox } from '../core/outbox/ports.ts';
import { claimDue, inHand, type OutboxEngine } from './claim.ts';
import { addDeliveries, newRow } from './deliveries.ts';
import { changeRound } from './rounds.ts';
import type { Db } from './schema.ts';
import { changeOf } from './subscriptions.ts';

/** As if it had just been written. */
const anew = {
  state: 'planned',
  again_at: null,
  attempts: 0,
  first_intent: null,
  last_intent: null,
  unsure_at: null,
  error: null,
} as const;

/** What waits for its turn: to be looked for first, or simply to be sent. */
const waiting = sql<DeliveryState>`case when unsure_at is null then 'planned' else 'verify' end`;

/** From the first lost answer on, lost answers are what is counted. */
const attemptsOnceUnsure = sql<number>`case when unsure_at is null then 1 else attempts + 1 end`;

/** Characters of an error that are kept. */
const longestError = 500;

export function outbox(db: Db, engine: OutboxEngine): Outbox {
  return {
    claim: (request) => claimDue(db, engine, request),
    intend: (claim, now) => intend(db, engine, claim, now),
    end: (...given) => db.transaction().execute((transaction) => end(transaction, ...given)),
    retry: (...given) => retry(db, ...given),
    schedule: (delivery) => db.transaction().execute((transaction) => schedule(transaction, delivery)),
    unblock: async (subscription, now) => {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ state: waiting, due_at: now.epochMilliseconds, attempts: 0, error: null })
        .where('state', '=', 'blocked')
        .where((e) =>
          e.or([
            e.and([e('kind', '=', 'notice'), e('subject', '=', subscription)]),
            e.and([
              e('kind', '!=', 'notice'),
              e('subject', 'in', e.selectFrom('rounds').select('id').where('subscription', '=', subscription)),
            ]),
          ]),
        )
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    release: async (owner) => {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ state: waiting, owner: null })
        .where('state', '=', 'claimed')
        .where('owner', '=', owner)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    counts: async () => {
      const rows = await db
        .selectFrom('deliveries')
        .select((e) => ['state', e.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute();
      return new Map(rows.map(({ state, count }) => [state, count]));
    },
    forget: async (before) => {
      const { numDeletedRows } = await db
        .deleteFrom('deliveries')
        .where('state', 'in', ['done', 'dropped', 'failed'])
        .where('lease_until', '<', before.epochMilliseconds)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

async function intend(db: Db, engine: OutboxEngine, claim: Claim, now: Temporal.Instant): Promise<boolean> {
  const ms = now.epochMilliseconds;
  const { numUpdatedRows } = await held(db, claim)
    .where('lease_until', '>', engine.leaseClock(now))
    .set((e) => ({ state: 'posting', first_intent: e.fn.coalesce('first_intent', e.val(ms)), last_intent: ms }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function end(db: Db, ...[claim, state, effects, error]: Parameters<Outbox['end']>): Promise<boolean> {
  const row = await held(db, claim)
    .set({ state, owner: null, error: error?.slice(0, longestError) ?? null })
    .returning('again_at')
    .executeTakeFirst();
  if (row === undefined) return false;
  if (state === 'done' && row.again_at !== null) await startAnew(db, claim.id, row.again_at);
  await apply(db, effects);
  return true;
}

async function retry(db: Db, ...[claim, { at, unsure, counts, error }]: Parameters<Outbox['retry']>): Promise<boolean> {
  const { numUpdatedRows } = await held(db, claim)
    .set((e) => ({
      state: unsure === undefined ? waiting : 'verify',
      due_at: at.epochMilliseconds,
      again_at: null,
      owner: null,
      attempts: counts ? (unsure === undefined ? sql<number>`attempts + 1` : attemptsOnceUnsure) : e.ref('attempts'),
      unsure_at: unsure && e.fn.coalesce('unsure_at', e.val(unsure.epochMilliseconds)),
      error: error?.slice(0, longestError),
    }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The row of a claim, as long as it is the holder's. */
function held(db: Db, { id, fence }: Claim) {
  return db.updateTable('deliveries').where('id', '=', id).where('fence', '=', fence).where('state', 'in', inHand);
}

/** Inside a transaction: see Outbox.schedule. */
export async function schedule(db: Db, delivery: NewDelivery): Promise<void> {
  const at = delivery.dueAt.epochMilliseconds;
  const row = await db
    .insertInto('deliveries')
    .values(newRow(delivery))
    // Written over with itself: a row that is there is locked and given back.
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key: delivery.key }))
    .returning(['id', 'state', 'due_at', 'again_at'])
    .executeTakeFirstOrThrow();
  if (row.state === 'done') {
    await startAnew(db, row.id, at);
  } else if (row.state === 'planned' && row.due_at > at) {
    await db.updateTable('deliveries').set({ due_at: at }).where('id', '=', row.id).execute();
  } else if (inHand.some((state) => state === row.state)) {
    // What its holder shows may be older than what this is scheduled for.
    const again = Math.min(at, row.again_at ?? at);
    await db.updateTable('deliveries').set({ again_at: again }).where('id', '=', row.id).execute();
  }
}

async function startAnew(db: Db, id: number, at: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ ...anew, due_at: at })
    .where('id', '=', id)
    .execute();
}

/** A subscription that was paused or removed meanwhile stays as it is. */
async function apply(db: Db, { round, subscription, interview, add }: Effects): Promise<void> {
  if (round !== undefined) await changeRound(db, round.id, round.change);
  if (subscription !== undefined) {
    await db
      .updateTable('subscriptions')
      .set(changeOf(subscription.change))
      .set((e) => ({ version: e('version', '+', 1) }))
      .where('id', '=', subscription.id)
      .where('state', '=', 'active')
      .execute();
  }
  if (interview !== undefined) {
    await db
      .updateTable('interviews')
      .set({ message: interview.message })
      .set((e) => ({ version: e('version', '+', 1) }))
      .where('id', '=', interview.id)
      .where('step', '=', interview.step)
      .where('state', 'in', ['invited', 'running', 'paused'])
      .execute();
  }
  await addDeliveries(db, add ?? []);
}
