/** The calendar of each subscription: one row for each local date. */
import type { Selectable } from 'kysely';
import type { Round } from '../core/daily/model.ts';
import type { RoundChange } from '../core/daily/model.ts';
import type { NewRound, Rounds } from '../core/daily/ports.ts';
import type { Place } from '../core/model.ts';
import { countOf } from './count.ts';
import { instant, instantOrNull, present } from './columns.ts';
import { addDeliveries } from './deliveries.ts';
import type { Database, Db } from './schema.ts';
import { changeOf } from './subscriptions.ts';

type Row = Selectable<Database['rounds']>;
type PlaceRow = Pick<Selectable<Database['subscriptions']>, 'platform' | 'tenant' | 'channel'>;

export function rounds(db: Db): Rounds {
  const all = () =>
    db
      .selectFrom('rounds')
      .innerJoin('subscriptions', 'subscriptions.id', 'rounds.subscription')
      .selectAll('rounds')
      .select(['subscriptions.platform', 'subscriptions.tenant', 'subscriptions.channel']);
  const ofSubscription = (subscription: number) =>
    all().where('rounds.subscription', '=', subscription).orderBy('rounds.date', 'desc');
  return {
    plan: (...given) => db.transaction().execute((transaction) => plan(transaction, ...given)),
    get: async (id) => {
      const row = await all().where('rounds.id', '=', id).executeTakeFirst();
      return row && roundOf(row);
    },
    on: async (subscription, date) => {
      const row = await ofSubscription(subscription).where('rounds.date', '=', date).executeTakeFirst();
      return row && roundOf(row);
    },
    unskip: async (subscription, date, now) => {
      const { numDeletedRows } = await db
        .deleteFrom('rounds')
        .where('subscription', '=', subscription)
        .where('date', '=', date)
        .where('state', '=', 'skipped')
        .where('due_at', '>', now.epochMilliseconds)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    asked: async (subscription) => {
      const rows = await db
        .selectFrom('rounds')
        .select((e) => ['entry', e.fn.max('date').as('last')])
        .where('subscription', '=', subscription)
        .where('state', '!=', 'skipped')
        .groupBy('entry')
        .execute();
      return new Map(rows.map(({ entry, last }) => [entry, last]));
    },
    posted: async (subscription, limit, offset) => {
      const rows = await ofSubscription(subscription)
        .where('rounds.state', 'in', ['posted', 'revealed'])
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(roundOf);
    },
    countPosted: (subscription) =>
      countOf(
        db.selectFrom('rounds').where('subscription', '=', subscription).where('state', 'in', ['posted', 'revealed']),
      ),
    latest: async (subscription, limit) => (await ofSubscription(subscription).limit(limit).execute()).map(roundOf),
  };
}

async function plan(db: Db, ...[{ id, version }, round, change, deliveries]: Parameters<Rounds['plan']>) {
  if (await isTaken(db, id, round.date)) return undefined;
  const isNumbered = round.entry !== '';
  const subscription = await db
    .updateTable('subscriptions')
    .set(changeOf(change))
    .set((e) => ({ version: e('version', '+', 1), asked: e('asked', '+', isNumbered ? 1 : 0) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['platform', 'tenant', 'channel', 'asked'])
    .executeTakeFirst();
  if (subscription === undefined) return undefined;
  const { asked, ...place } = subscription;
  const row = await db
    .insertInto('rounds')
    .values({ subscription: id, number: isNumbered ? asked : 0, ...columnsOf(round) })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addDeliveries(db, deliveries(row.id));
  return roundOf({ ...row, ...place });
}

/**
 * Nobody can take the date between this look and the insert: whoever plans for a subscription changes its row, so a racing
 * one has to wait for that and then finds another version.
 */
async function isTaken(db: Db, subscription: number, date: string): Promise<boolean> {
  const taken = await db
    .selectFrom('rounds')
    .select('id')
    .where('subscription', '=', subscription)
    .where('date', '=', date)
    .executeTakeFirst();
  return taken !== undefined;
}

export async function changeRound(db: Db, id: number, change: RoundChange): Promise<void> {
  await db
    .updateTable('rounds')
    .set({
      state: change.state,
      reason: change.reason,
      reveal_at: change.revealAt?.epochMilliseconds,
      posted_at: change.postedAt?.epochMilliseconds,
      message: change.message,
      thread: change.thread,
      revealed_at: change.revealedAt?.epochMilliseconds,
      reveal_message: change.revealMessage,
    })
    .where('id', '=', id)
    .execute();
}

function columnsOf({ date, entry, dueAt, revealAt, state, reason }: NewRound) {
  return {
    date,
    entry,
    due_at: dueAt.epochMilliseconds,
    reveal_at: revealAt.epochMilliseconds,
    state,
    reason: reason ?? null,
  };
}

function roundOf(row: Row & PlaceRow): Round {
  const place: Place = { platform: row.platform, tenant: row.tenant, channel: row.channel };
  return {
    id: row.id,
    subscription: row.subscription,
    place,
    date: row.date,
    number: row.number,
    entry: row.entry,
    dueAt: instant(row.due_at),
    revealAt: instant(row.reveal_at),
    state: row.state,
    ...present({
      reason: row.reason,
      postedAt: instantOrNull(row.posted_at),
      message: row.message,
      thread: row.thread,
      revealedAt: instantOrNull(row.revealed_at),
      revealMessage: row.reveal_message,
    }),
  };
}
