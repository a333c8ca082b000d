/** Waiting for a partner: whoever fits begins an interview with the one who has waited longest. */
import { UserError } from '../../errors.ts';
import { channelOf, type Difficulty, type Entry, type Person, type Place } from '../../model.ts';
import type { Deps } from '../../ports.ts';
import { roomDelivery } from '../due.ts';
import type { Interview, Length } from '../model.ts';
import type { Match, Waiting } from '../ports.ts';
import { checkRights, fresh, presentOf } from '../start.ts';
import { anyEntry } from '../topic.ts';
import { nameFor } from './invite.ts';
import { otherOf, roleOf } from './people.ts';
import { queueDelivery } from './unmatched.ts';

export interface QueueWish {
  readonly person: Person;
  readonly place: Place;
  readonly level: Difficulty | 'any';
  readonly length: Length;
}

export type Joined =
  | { readonly kind: 'waits'; readonly waiting: Waiting }
  | { readonly kind: 'matched' | 'busy'; readonly interview: Interview };

/** Throws a UserError where no interview can be held. `busy`: the person is in that one already. */
export async function join({ person, place, level, length }: QueueWish, deps: Deps): Promise<Joined> {
  const own = await presentOf(person, deps);
  if (own !== undefined) return { kind: 'busy', interview: own };
  const where = channelOf(place);
  await checkRights(where, deps);
  const now = deps.clock();
  const waiting: Waiting = {
    person,
    name: await nameFor(person, where, deps),
    place: where,
    level,
    length,
    since: now,
  };
  entryAt(level, deps);
  const match: Match = {
    interviewWith: (partner) => ({
      // Who has waited longer answers first.
      ...fresh(
        { candidate: partner.person, entry: entryAt(level === 'any' ? partner.level : level, deps), length },
        where,
        now,
      ),
      interviewer: person,
      names: { candidate: partner.name, interviewer: waiting.name },
    }),
    deliveriesOf: (interview) => [roomDelivery(interview.id, interview, now)],
    whileWaiting: [queueDelivery(waiting)],
  };
  const matched = await deps.store.pairQueue.matchOrWait(waiting, await lastPartner(person, deps), match);
  deps.wake();
  return matched.kind === 'waits' ? { kind: 'waits', waiting } : matched;
}

async function lastPartner(person: Person, { store }: Pick<Deps, 'store'>): Promise<Person | undefined> {
  const last = await store.interviews.lastPair(person);
  const role = last && roleOf(last, person);
  if (last?.interviewer === undefined || role === undefined) return undefined;
  return otherOf({ ...last, interviewer: last.interviewer }, role);
}

function entryAt(level: Difficulty | 'any', deps: Deps): Entry {
  const entry = anyEntry(level === 'any' ? undefined : level, deps);
  if (entry !== undefined) return entry;
  throw new UserError('none-fits', 'No entry of that level can be interviewed.', 'Leave the level out: mock queue.');
}
