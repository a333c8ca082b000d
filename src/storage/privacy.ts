/** What is kept of a person: counted, handed out, deleted. */
import type { Person } from '../core/model.ts';
import { keptKinds, type Kept, type KeptKind, type Privacy } from '../core/privacy/ports.ts';
import { countOf } from './count.ts';
import { erase } from './privacy-erase.ts';
import { exported } from './privacy-export.ts';
import type { Db } from './schema.ts';
import { asCandidate, asInterviewer, asKeeper, isOf } from './whose.ts';

export function privacy(db: Db): Privacy {
  return {
    describe: (person) => describe(db, person),
    export: (person) => exported(db, person),
    erase: (person, now) => db.transaction().execute((transaction) => erase(transaction, person, now)),
  };
}

const counts: Readonly<Record<KeptKind, (db: Db, person: Person) => Promise<number>>> = {
  answers: (db, person) => countOf(db.selectFrom('attempts').where(isOf(person)).where('text', 'is not', null)),
  glances: (db, person) => countOf(db.selectFrom('attempts').where(isOf(person)).where('text', 'is', null)),
  interviews: (db, person) => countOf(db.selectFrom('interviews').where(isOf(person, asCandidate))),
  sayings: (db, person) =>
    countOf(
      db
        .selectFrom('sayings')
        .innerJoin('interviews', 'interviews.id', 'sayings.interview')
        .where(isOf(person, asCandidate)),
    ),
  led: (db, person) => countOf(db.selectFrom('interviews').where(isOf(person, asInterviewer))),
  claims: (db, person) => countOf(db.selectFrom('claims').where(isOf(person))),
  ratings: (db, person) => countOf(db.selectFrom('ratings').where(isOf(person))),
  reports: (db, person) => countOf(db.selectFrom('reports').where(isOf(person))),
  waiting: (db, person) => countOf(db.selectFrom('pair_queue').where(isOf(person))),
  subscriptions: (db, person) => countOf(db.selectFrom('subscriptions').where(isOf(person, asKeeper))),
  privateMessages: async (db, person) =>
    person.platform === 'web' ? countOf(db.selectFrom('chat_messages').where('private_to', '=', person.id)) : 0,
  publicMessages: async (db, person) =>
    person.platform === 'web'
      ? countOf(db.selectFrom('chat_messages').where('private_to', 'is', null).where('author_id', '=', person.id))
      : 0,
};

async function describe(db: Db, person: Person): Promise<Kept> {
  const all: [KeptKind, number][] = [];
  for (const kind of keptKinds) all.push([kind, await counts[kind](db, person)]);
  return Object.fromEntries(all) as Kept;
}
