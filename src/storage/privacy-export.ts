/** Everything that is kept of a person, as the ports name it. */
import type { Person } from '../core/model.ts';
import type { KeptAttempt, KeptMessage, PersonalData } from '../core/privacy/ports.ts';
import { attemptOf } from './attempts.ts';
import { messageOf } from './chat.ts';
import { claimedOf } from './claims.ts';
import { interviewOf } from './interview-rows.ts';
import { waitingOf } from './pair-queue.ts';
import { ratingOf, ratings } from './ratings.ts';
import { reportOf } from './reports.ts';
import { sayings } from './sayings.ts';
import type { Db } from './schema.ts';
import { asCandidate, asInterviewer, asKeeper, isOf } from './whose.ts';

export async function exported(db: Db, person: Person): Promise<PersonalData> {
  return {
    dailyAnswers: await attemptsOf(db, person),
    interviews: await interviewsOf(db, person),
    ledInterviews: await ledBy(db, person),
    claims: (await db.selectFrom('claims').selectAll().where(isOf(person)).orderBy('id').execute()).map(claimedOf),
    ratings: (await db.selectFrom('ratings').selectAll().where(isOf(person)).orderBy('id').execute()).map(ratingOf),
    reports: (await db.selectFrom('reports').selectAll().where(isOf(person)).orderBy('id').execute()).map(reportOf),
    waiting: (await db.selectFrom('pair_queue').selectAll().where(isOf(person)).execute()).map(waitingOf),
    subscriptions: await db
      .selectFrom('subscriptions')
      .select(['platform', 'tenant', 'channel'])
      .where(isOf(person, asKeeper))
      .orderBy('id')
      .execute(),
    messages: person.platform === 'web' ? await messagesOf(db, person.id) : [],
  };
}

async function attemptsOf(db: Db, person: Person): Promise<readonly KeptAttempt[]> {
  const rows = await db
    .selectFrom('attempts')
    .innerJoin('rounds', 'rounds.id', 'attempts.round')
    .innerJoin('subscriptions', 'subscriptions.id', 'rounds.subscription')
    .selectAll('attempts')
    .select(['rounds.entry', 'rounds.date', 'subscriptions.channel', 'subscriptions.tenant as at'])
    .where(isOf(person, { platform: 'attempts.platform', tenant: 'attempts.tenant', person: 'attempts.person' }))
    .orderBy('attempts.id')
    .execute();
  return rows.map((row) => ({
    entry: row.entry,
    date: row.date,
    place: { platform: row.platform, tenant: row.at, channel: row.channel },
    ...attemptOf(row),
  }));
}

async function interviewsOf(db: Db, person: Person): Promise<PersonalData['interviews']> {
  const rows = await db.selectFrom('interviews').selectAll().where(isOf(person, asCandidate)).orderBy('id').execute();
  return Promise.all(
    rows.map(async (row) => ({
      ...interviewOf(row),
      sayings: await sayings(db).list(row.id),
      ratings: await ratings(db).of(row.id),
    })),
  );
}

async function ledBy(db: Db, person: Person): Promise<PersonalData['ledInterviews']> {
  const rows = await db.selectFrom('interviews').selectAll().where(isOf(person, asInterviewer)).orderBy('id').execute();
  return rows
    .map(interviewOf)
    .map(({ id, entry, startedAt, state, ticks }) => ({ id, entry, startedAt, state, ticks }));
}

async function messagesOf(db: Db, id: string): Promise<readonly KeptMessage[]> {
  const rows = await db
    .selectFrom('chat_messages')
    .selectAll()
    .where((e) => e.or([e('private_to', '=', id), e('author_id', '=', id)]))
    .orderBy('id')
    .execute();
  return rows.map(messageOf).map(({ author, place, privateTo, content, at }) => ({
    by: author.kind === 'bot' ? 'bot' : 'me',
    place,
    isPrivate: privateTo !== undefined,
    text: content.kind === 'text' ? content.text : content.view.summary,
    at,
  }));
}
