/** What the two of a pair say of each other. Neither sees the other's lines before having written their own. */
import { UserError } from '../../errors.ts';
import { isSame, type Person } from '../../model.ts';
import type { Work } from '../../outbox/work.ts';
import type { Deps } from '../../ports.ts';
import type { Reply, View } from '../../view.ts';
import { ratedDelivery } from '../due.ts';
import { markers, markOf } from '../marks.ts';
import type { Interview } from '../model.ts';
import type { Rating } from '../ports.ts';
import { longestLine, ratedView, rateForm } from '../views/after.ts';
import { otherOf, pairOf, roleOf, type Pair, type Role } from './people.ts';

const opposite = { candidate: 'interviewer', interviewer: 'candidate' } as const;

interface Between {
  readonly interview: Pair;
  readonly role: Role;
  readonly own: Rating | undefined;
  readonly theirs: Rating | undefined;
}

async function between(id: number, person: Person, deps: Pick<Deps, 'store'>): Promise<Between> {
  const { interview, role } = await pairOf(id, person, deps);
  if (interview.state !== 'ended') {
    throw new UserError('not-over', 'This interview is not over yet.', 'Rate each other when it is.');
  }
  const all = await deps.store.ratings.of(id);
  const of = (one: Person): Rating | undefined => all.find(({ by }) => isSame(by, one));
  return { interview, role, own: of(person), theirs: of(otherOf(interview, role)) };
}

/** The form; once both have written, what the other wrote: by then nobody changes their lines. */
export async function ratingReply(id: number, person: Person, deps: Pick<Deps, 'store'>): Promise<Reply> {
  const { interview, role, own, theirs } = await between(id, person, deps);
  const other = opposite[role];
  return own !== undefined && theirs !== undefined
    ? { kind: 'view', delivery: 'private', view: ratedView(interview, other, theirs) }
    : { kind: 'form', form: rateForm(interview, other, own) };
}

export async function rate(
  id: number,
  person: Person,
  lines: { readonly well: string; readonly better: string },
  deps: Deps,
): Promise<View> {
  const { interview, role, own, theirs } = await between(id, person, deps);
  const bounded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, longestLine).toWellFormed();
  const rating: Rating = { interview: id, by: person, well: bounded(lines.well), better: bounded(lines.better) };
  if (rating.well === '' || rating.better === '') {
    throw new UserError('empty', 'A line was empty.', 'Press the button again and write a few words on both.');
  }
  if (own !== undefined && theirs !== undefined) return ratedView(interview, opposite[role], theirs);
  await deps.store.ratings.put(rating);
  // Looked up anew: the other may have written at the same moment, and then one of the two must tell.
  const other = otherOf(interview, role);
  const after = (await deps.store.ratings.of(id)).find(({ by }) => isSame(by, other));
  if (after !== undefined) {
    await deps.store.outbox.schedule(ratedDelivery(interview, other.id, deps.clock()));
    deps.wake();
  }
  return ratedView(interview, opposite[role], after);
}

/** To whoever wrote first. */
export async function ratedWork(
  interview: Interview,
  person: string | undefined,
  { store }: Pick<Deps, 'store'>,
): Promise<Work> {
  const people = [interview.candidate, interview.interviewer];
  const reader = people.find((one) => one?.id === person);
  const role = reader && roleOf(interview, reader);
  const lines = (await store.ratings.of(interview.id)).find(({ by }) => reader !== undefined && !isSame(by, reader));
  if (reader === undefined || role === undefined || lines === undefined)
    return { kind: 'drop', reason: 'nothing to tell' };
  return {
    kind: 'send',
    to: { place: interview.place, person: reader.id },
    mark: markOf(markers.rated(interview)),
    view: ratedView(interview, opposite[role], lines),
    sent: () => ({}),
  };
}
