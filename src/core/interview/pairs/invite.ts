/** One asks another to hold an interview together, and gets an answer. */
import { PlatformError, UserError } from '../../errors.ts';
import type { Member } from '../../messenger.ts';
import { channelOf, type Entry, type Person, type Place } from '../../model.ts';
import type { Deps } from '../../ports.ts';
import { clockDelivery, inviteDelivery } from '../due.ts';
import { turn } from '../flow.ts';
import type { Interview, Length } from '../model.ts';
import { checkRights, fresh, presentOf } from '../start.ts';
import { canBeInterviewed } from '../topic.ts';
import { standstillLines } from '../views/said.ts';
import { lapsesAt } from '../timing.ts';
import { nameOf, otherOf, pairOf, type Pair, type Role } from './people.ts';

const longestName = 80;

/** Throws a UserError for nobody, oneself and a bot. */
export async function partnerNamed(named: string, from: Person, place: Place, deps: Deps): Promise<Member> {
  const member = await memberOf(place, named, deps);
  if (member === undefined) {
    throw new UserError('nobody', 'I do not know whom you mean.', 'Name a member of this channel: mock pair @member.');
  }
  if (member.isBot) {
    throw new UserError('a-bot', 'A bot cannot interview you in a pair.', 'I can, alone with you: mock start.');
  }
  if (member.id === from.id) {
    throw new UserError('yourself', 'You cannot interview yourself.', 'I can interview you: mock start.');
  }
  return member;
}

/** What somebody goes by; empty where nobody says. */
export async function nameFor(person: Person, place: Place, deps: Deps): Promise<string> {
  return (await memberOf(place, person.id, deps))?.name ?? '';
}

async function memberOf(
  place: Place,
  named: string,
  { messengers }: Pick<Deps, 'messengers'>,
): Promise<Member | undefined> {
  const messenger = messengers.get(place.platform);
  const member = await messenger?.member(place, named).catch((error: unknown) => {
    // Who it is cannot be told now, only that somebody was meant.
    if (error instanceof PlatformError && error.kind !== 'gone') return { id: named, name: '', isBot: false };
    throw error;
  });
  return member && { ...member, name: member.name.slice(0, longestName).toWellFormed() };
}

export interface Invitation {
  readonly candidate: Person;
  readonly interviewer: Person;
  readonly names: { readonly candidate: string; readonly interviewer: string };
  /** Who is asked. */
  readonly invitee: Role;
  readonly place: Place;
  readonly entry: Entry;
  readonly length: Length;
}

/** `busy`: the one who asks is in that one already. Throws a UserError where it cannot be, or the other is in another. */
export async function invite(
  invitation: Invitation,
  deps: Deps,
): Promise<{ readonly kind: 'begun' | 'busy'; readonly interview: Interview }> {
  const { candidate, interviewer, names, invitee, entry } = invitation;
  if (!canBeInterviewed(entry)) {
    throw new UserError('not-complete', 'That entry cannot be graded yet.', 'Choose another topic.');
  }
  const [asks, asked] = invitee === 'interviewer' ? [candidate, interviewer] : [interviewer, candidate];
  const own = await presentOf(asks, deps);
  if (own !== undefined) return { kind: 'busy', interview: own };
  if ((await presentOf(asked, deps)) !== undefined) throw otherIsBusy(names[invitee]);
  const place = channelOf(invitation.place);
  await checkRights(place, deps);
  const now = deps.clock();
  const wanted = { ...fresh(invitation, place, now), interviewer, names, invitee, state: 'invited', step: 0 } as const;
  const { kind, interview } = await deps.store.interviews.begin(wanted, (id) => [
    inviteDelivery({ id, place }, now),
    clockDelivery({ id, place }, lapsesAt({ startedAt: now })),
  ]);
  if (kind === 'busy') throw otherIsBusy(names[invitee]);
  deps.wake();
  return { kind, interview };
}

function otherIsBusy(name: string): UserError {
  return new UserError(
    'busy',
    `${name || 'They'} cannot just now: they are busy with another interview.`,
    'Ask again later, or wait for whoever is free: mock queue.',
  );
}

/** Only whoever was asked may answer. */
export async function answer(id: number, kind: 'accept' | 'decline', person: Person, deps: Deps): Promise<Pair> {
  const { interview, role } = await pairOf(id, person, deps).catch((error: unknown) => {
    throw error instanceof UserError
      ? new UserError(
          'not-asked',
          'Only the one who was asked can answer that.',
          'Invite somebody yourself: mock pair @member.',
        )
      : error;
  });
  if (interview.state === 'invited' && role !== interview.invitee) {
    throw new UserError(
      'not-asked',
      `That is for ${nameOf(interview, interview.invitee ?? 'interviewer')} to answer.`,
      'You can take the invitation back: mock end.',
    );
  }
  const turned = await turn(id, { kind }, deps);
  const outcome = turned?.outcome;
  if (outcome === undefined || outcome.kind === 'same') {
    throw new UserError('answered', standstillLines[outcome?.why ?? 'over'], 'See how it stands: mock status.');
  }
  return { ...outcome.interview, interviewer: interview.interviewer };
}

/** Both again with the roles swapped, on another entry of the same level; accepted already by whoever asks. */
export async function swap(
  id: number,
  person: Person,
  deps: Deps,
): Promise<{ readonly kind: 'begun' | 'busy' | 'accepted'; readonly interview: Interview }> {
  const { interview: before, role } = await pairOf(id, person, deps);
  if (before.state !== 'ended') {
    throw new UserError('not-over', 'This interview is not over yet.', 'End it first: mock end.');
  }
  const mine = await presentOf(person, deps);
  // The other was quicker with the same wish.
  if (mine?.state === 'invited' && isWithSame(mine, before, person)) {
    return { kind: 'accepted', interview: await answer(mine.id, 'accept', person, deps) };
  }
  return invite(
    {
      candidate: before.interviewer,
      interviewer: before.candidate,
      names: { candidate: before.names.interviewer ?? '', interviewer: before.names.candidate },
      // Whoever was the candidate is the interviewer now.
      invitee: role === 'candidate' ? 'candidate' : 'interviewer',
      place: before.place,
      entry: anotherEntry(before.entry, deps),
      length: before.length,
    },
    deps,
  );
}

function isWithSame(mine: Interview, before: Pair, person: Person): boolean {
  const { interviewer, invitee } = mine;
  if (interviewer === undefined || invitee === undefined) return false;
  const people = [mine.candidate.id, interviewer.id];
  const isAsked =
    otherOf({ ...mine, interviewer }, invitee === 'candidate' ? 'interviewer' : 'candidate').id === person.id;
  return isAsked && people.includes(before.candidate.id) && people.includes(before.interviewer.id);
}

function anotherEntry(id: string, { corpus, random }: Pick<Deps, 'corpus' | 'random'>): Entry {
  const before = corpus.get(id);
  const others = corpus.all().filter((entry) => entry.id !== id && canBeInterviewed(entry));
  const level = others.filter(({ difficulty }) => difficulty === before?.difficulty);
  const fitting = level.length > 0 ? level : others;
  const entry = fitting[Math.floor(random() * fitting.length)];
  if (entry !== undefined) return entry;
  throw new UserError(
    'none-fits',
    'There is no other entry that can be interviewed.',
    'Name a topic: mock pair @member topic.',
  );
}
