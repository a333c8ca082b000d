/** Mock interviews. That nobody is in two at once is kept by a key of `interview_people`, which replicas share. */
import type { Interview } from '../core/interview/model.ts';
import type { Interviews, NewInterview } from '../core/interview/ports.ts';
import type { Person } from '../core/model.ts';
import { countOf } from './count.ts';
import { addDeliveries } from './deliveries.ts';
import { columnsOf, interviewOf } from './interview-rows.ts';
import { schedule } from './outbox.ts';
import type { Db } from './schema.ts';

type Begun = Awaited<ReturnType<Interviews['begin']>>;

/** One that was in the way may be over when it is looked for; then there is another try. */
const mostTries = 3;

export function interviews(db: Db): Interviews {
  const endedOf = ({ platform, tenant, id }: Person) =>
    db
      .selectFrom('interviews')
      .where('platform', '=', platform)
      .where('tenant', '=', tenant)
      .where('candidate', '=', id)
      .where('state', '=', 'ended')
      .where('card', 'is not', null);
  return {
    begin: (...given) => begin(db, ...given),
    get: async (id) => {
      const row = await db.selectFrom('interviews').selectAll().where('id', '=', id).executeTakeFirst();
      return row && interviewOf(row);
    },
    of: (person) => busyWith(db, [person]),
    at: async ({ platform, tenant, channel, thread }) => {
      const row = await db
        .selectFrom('interviews')
        .selectAll()
        .where('platform', '=', platform)
        .where('room_channel', '=', channel)
        .where('room_thread', '=', thread ?? '')
        .where('room_tenant', '=', tenant)
        .where('state', 'in', ['running', 'paused'])
        .executeTakeFirst();
      return row && interviewOf(row);
    },
    save: (interview, deliveries = []) =>
      db.transaction().execute(async (transaction) => {
        const saved = await save(transaction, interview);
        if (saved === undefined) return undefined;
        for (const delivery of deliveries) await schedule(transaction, delivery);
        return saved;
      }),
    ended: async (person, limit, offset) => {
      const rows = await endedOf(person)
        .selectAll()
        .orderBy('ended_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(interviewOf);
    },
    countEnded: (person) => countOf(endedOf(person)),
    lastPair: (person) => lastPair(db, person),
  };
}

async function begin(
  db: Db,
  interview: NewInterview,
  deliveriesOf: Parameters<Interviews['begin']>[1],
): Promise<Begun> {
  const people = peopleOf(interview);
  for (let tried = 0; tried < mostTries; tried += 1) {
    const begun = await db.transaction().execute(async (transaction): Promise<Begun | undefined> => {
      const written = await write(transaction, interview, people);
      if (written !== undefined) {
        await addDeliveries(transaction, deliveriesOf(written.id));
        return { kind: 'begun', interview: written };
      }
      const other = await busyWith(transaction, people);
      return other && { kind: 'busy', interview: other };
    });
    if (begun !== undefined) return begun;
  }
  throw new Error('an interview cannot be begun, though its people are in no other');
}

/** Undefined, and nothing is written, when one of the people is in another. */
export async function write(
  db: Db,
  interview: NewInterview,
  people = peopleOf(interview),
): Promise<Interview | undefined> {
  if ((await busyWith(db, people)) !== undefined) return undefined;
  const row = await db
    .insertInto('interviews')
    .values({ ...columnsOf(interview), version: 1 })
    .returningAll()
    .executeTakeFirstOrThrow();
  const taken = await db
    .insertInto('interview_people')
    .values(people.map(({ platform, tenant, id }) => ({ platform, tenant, person: id, interview: row.id })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('person')
    .execute();
  if (taken.length === people.length) return interviewOf(row);
  // Somebody else was first since the look; what is written for the people of this one goes with it.
  await db.deleteFrom('interviews').where('id', '=', row.id).execute();
  return undefined;
}

/** Always in the same order, so that two that begin with the same people do not wait for each other. */
function peopleOf({ candidate, interviewer }: NewInterview): readonly Person[] {
  const keyOf = ({ tenant, id }: Person): string => `${tenant} ${id}`;
  return (interviewer === undefined ? [candidate] : [candidate, interviewer]).toSorted((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
}

export async function busyWith(db: Db, people: readonly Person[]): Promise<Interview | undefined> {
  const row = await db
    .selectFrom('interview_people')
    .innerJoin('interviews', 'interviews.id', 'interview_people.interview')
    .selectAll('interviews')
    .where((e) =>
      e.or(
        people.map(({ platform, tenant, id }) =>
          e.and([
            e('interview_people.platform', '=', platform),
            e('interview_people.tenant', '=', tenant),
            e('interview_people.person', '=', id),
          ]),
        ),
      ),
    )
    .orderBy('interviews.id')
    .executeTakeFirst();
  return row && interviewOf(row);
}

async function save(db: Db, interview: Interview): Promise<Interview | undefined> {
  const { id, version } = interview;
  const { numUpdatedRows } = await db
    .updateTable('interviews')
    .set({ ...columnsOf(interview), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return undefined;
  if (interview.state === 'ended' || interview.state === 'declined') {
    await db.deleteFrom('interview_people').where('interview', '=', id).execute();
  }
  return { ...interview, version: version + 1 };
}

/** Of two that were both to be paired, but are not: one that was declined, or has yet to be accepted. */
async function lastPair(db: Db, { platform, tenant, id }: Person): Promise<Interview | undefined> {
  const row = await db
    .selectFrom('interviews')
    .selectAll()
    .where('platform', '=', platform)
    .where('interviewer', 'is not', null)
    .where('state', 'not in', ['invited', 'declined'])
    .where((e) =>
      e.or([
        e.and([e('tenant', '=', tenant), e('candidate', '=', id)]),
        e.and([e('interviewer_tenant', '=', tenant), e('interviewer', '=', id)]),
      ]),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && interviewOf(row);
}
