/** People who wait for a partner, longest first. */
import { sql, type Selectable } from 'kysely';
import type { Interview } from '../core/interview/model.ts';
import type { Match, Matched, PairQueue, Waiting } from '../core/interview/ports.ts';
import type { Person } from '../core/model.ts';
import { instant } from './columns.ts';
import { addDeliveries } from './deliveries.ts';
import { placeOf } from './interview-rows.ts';
import { busyWith, write } from './interviews.ts';
import type { Database, Db } from './schema.ts';

type Row = Selectable<Database['pair_queue']>;

/** `isShared`: other processes may look at the same moment. */
export function pairQueue(db: Db, isShared: boolean): PairQueue {
  return {
    matchOrWait: (waiting, except, match) =>
      db.transaction().execute(async (transaction): Promise<Matched> => {
        // Two who come at once would else both see an empty queue, and wait for each other for ever.
        if (isShared) await sql`lock table pair_queue in exclusive mode`.execute(transaction);
        await leave(transaction, waiting.person);
        const own = await busyWith(transaction, [waiting.person]);
        if (own !== undefined) return { kind: 'busy', interview: own };
        const interview = await beginWithNext(transaction, waiting, except, match);
        if (interview !== undefined) return { kind: 'matched', interview };
        await wait(transaction, waiting, except);
        await addDeliveries(transaction, match.whileWaiting);
        return { kind: 'waits' };
      }),
    giveUp: (person, since, deliveries) =>
      db.transaction().execute(async (transaction) => {
        const isOut = await leave(transaction, person, since);
        if (isOut) await addDeliveries(transaction, deliveries);
        return isOut;
      }),
    leave: (person) => leave(db, person),
    of: async (person) => {
      const row = await db
        .selectFrom('pair_queue')
        .selectAll()
        .where('platform', '=', person.platform)
        .where('tenant', '=', person.tenant)
        .where('person', '=', person.id)
        .executeTakeFirst();
      return row && waitingOf(row);
    },
  };
}

/** Undefined when nobody is left who fits. */
async function beginWithNext(
  db: Db,
  waiting: Waiting,
  except: Person | undefined,
  { interviewWith, deliveriesOf }: Match,
): Promise<Interview | undefined> {
  for (;;) {
    const partner = await takePartner(db, waiting, except);
    if (partner === undefined) return undefined;
    const interview = await write(db, interviewWith(waitingOf(partner)));
    if (interview === undefined) continue;
    await addDeliveries(db, deliveriesOf(interview));
    return interview;
  }
}

/** Neither may have been paired with the other last: whoever waits has said whom. */
async function takePartner(
  db: Db,
  { person, level, length }: Waiting,
  except: Person | undefined,
): Promise<Row | undefined> {
  const fitting = db
    .selectFrom('pair_queue')
    .select('id')
    .where('platform', '=', person.platform)
    .where('tenant', '=', person.tenant)
    .where('length', '=', length)
    .where((e) => e.or([e('last_partner', 'is', null), e('last_partner', '!=', person.id)]))
    .orderBy('id')
    .limit(1);
  const ofLevel = level === 'any' ? fitting : fitting.where('level', 'in', ['any', level]);
  const chosen = except?.tenant === person.tenant ? ofLevel.where('person', '!=', except.id) : ofLevel;
  return db.deleteFrom('pair_queue').where('id', 'in', chosen).returningAll().executeTakeFirst();
}

async function wait(db: Db, waiting: Waiting, except: Person | undefined): Promise<void> {
  const { person, place } = waiting;
  await db
    .insertInto('pair_queue')
    .values({
      platform: person.platform,
      tenant: person.tenant,
      person: person.id,
      name: waiting.name,
      place_tenant: place.tenant,
      place_channel: place.channel,
      place_thread: place.thread ?? null,
      level: waiting.level,
      length: waiting.length,
      since: waiting.since.epochMilliseconds,
      last_partner: except?.tenant === person.tenant ? except.id : null,
    })
    .execute();
}

/** With `since`, only who has waited since then. */
async function leave(db: Db, { platform, tenant, id }: Person, since?: Temporal.Instant): Promise<boolean> {
  const theirs = db
    .deleteFrom('pair_queue')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('person', '=', id);
  const { numDeletedRows } = await (
    since === undefined ? theirs : theirs.where('since', '=', since.epochMilliseconds)
  ).executeTakeFirst();
  return numDeletedRows > 0n;
}

export function waitingOf(row: Row): Waiting {
  return {
    person: { platform: row.platform, tenant: row.tenant, id: row.person },
    name: row.name,
    place: placeOf(row.platform, row.place_tenant, row.place_channel, row.place_thread),
    level: row.level,
    length: row.length,
    since: instant(row.since),
  };
}
