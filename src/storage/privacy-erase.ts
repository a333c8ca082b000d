/** Deleting what is kept of a person. */
import { sql } from 'kysely';
import type { InterviewState } from '../core/interview/model.ts';
import type { Person } from '../core/model.ts';
import type { DeliveryKind } from '../core/outbox/ports.ts';
import type { Db } from './schema.ts';
import { asCandidate, asInterviewer, isOf } from './whose.ts';

const ofInterviews: readonly DeliveryKind[] = ['room', 'say', 'clock'];

/** In place of the name on public messages of the local page. */
export const nobody = 'Somebody';

/** Inside a transaction. */
export async function erase(db: Db, person: Person, now: Temporal.Instant): Promise<void> {
  await eraseInterviews(db, person);
  await leaveOthers(db, person, now);
  await db.deleteFrom('attempts').where(isOf(person)).execute();
  await db.deleteFrom('claims').where(isOf(person)).execute();
  await db.deleteFrom('ratings').where(isOf(person)).execute();
  await db.deleteFrom('reports').where(isOf(person)).execute();
  await db.deleteFrom('pair_queue').where(isOf(person)).execute();
  if (person.platform === 'web') await eraseMessages(db, person.id);
}

/** With what was said in them, what others said of them, and what the bot has yet to say there. */
async function eraseInterviews(db: Db, person: Person): Promise<void> {
  const interviews = await db
    .selectFrom('interviews')
    .select(['id', 'room_channel', 'room_thread'])
    .where(isOf(person, asCandidate))
    .execute();
  for (const { id, room_channel: channel, room_thread: thread } of interviews) {
    await db.deleteFrom('deliveries').where('kind', 'in', ofInterviews).where('subject', '=', id).execute();
    await db.deleteFrom('interviews').where('id', '=', id).execute();
    if (person.platform === 'web' && channel !== null && thread !== null && thread !== '')
      await eraseThread(db, channel, thread);
  }
}

/** On the local page a room is a thread of our own, below a message of the bot. */
async function eraseThread(db: Db, channel: string, thread: string): Promise<void> {
  await db.deleteFrom('chat_messages').where('channel', '=', channel).where('thread', '=', thread).execute();
  await db.deleteFrom('chat_messages').where('id', '=', Number(thread)).where('author_id', 'is', null).execute();
}

/** An interview that is not over cannot go on without the one who asks. */
async function leaveOthers(db: Db, person: Person, now: Temporal.Instant): Promise<void> {
  const led = db.selectFrom('interviews').select('id').where(isOf(person, asInterviewer));
  const isOpen: readonly InterviewState[] = ['invited', 'running', 'paused'];
  await db.deleteFrom('interview_people').where('interview', 'in', led).execute();
  await db
    .updateTable('interviews')
    .set({ state: 'ended', ending: 'stopped', ended_at: now.epochMilliseconds, phase_since: null })
    .where('state', 'in', isOpen)
    .where(isOf(person, asInterviewer))
    .execute();
  await db
    .updateTable('interviews')
    .set({ interviewer: null, interviewer_tenant: null, interviewer_name: null })
    .set({ version: sql<number>`version + 1` })
    .where(isOf(person, asInterviewer))
    .execute();
}

async function eraseMessages(db: Db, id: string): Promise<void> {
  await db.deleteFrom('chat_messages').where('private_to', '=', id).execute();
  await db
    .updateTable('chat_messages')
    .set({ author_id: '', author_name: nobody })
    .where('author_id', '=', id)
    .execute();
}
