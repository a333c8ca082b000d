/** The two of an interview: who is who, and what they are called. */
import { UserError } from '../../errors.ts';
import { isSame, type Person } from '../../model.ts';
import type { Deps } from '../../ports.ts';
import type { Interview } from '../model.ts';

export type Role = 'candidate' | 'interviewer';

export interface Pair extends Interview {
  readonly interviewer: Person;
}

/** Undefined for everybody else. */
export function roleOf(
  { candidate, interviewer }: Pick<Interview, 'candidate' | 'interviewer'>,
  person: Person,
): Role | undefined {
  if (isSame(candidate, person)) return 'candidate';
  return interviewer !== undefined && isSame(interviewer, person) ? 'interviewer' : undefined;
}

export function otherOf({ candidate, interviewer }: Pair, role: Role): Person {
  return role === 'candidate' ? interviewer : candidate;
}

export function nameOf({ names }: Pick<Interview, 'names'>, role: Role): string {
  return (names[role] ?? '') || { candidate: 'the candidate', interviewer: 'the interviewer' }[role];
}

/** Throws a UserError for everybody but its people. */
export async function theirs(
  id: number,
  person: Person,
  { store }: Pick<Deps, 'store'>,
): Promise<{ readonly interview: Interview; readonly role: Role }> {
  const interview = await store.interviews.get(id);
  const role = interview && roleOf(interview, person);
  if (interview !== undefined && role !== undefined) return { interview, role };
  throw new UserError(
    'not-yours',
    'Only the people of this interview can do that.',
    'Start one of your own: mock start.',
  );
}

/** Throws a UserError for everybody but the two of a pair. */
export async function pairOf(
  id: number,
  person: Person,
  deps: Pick<Deps, 'store'>,
): Promise<{ readonly interview: Pair; readonly role: Role }> {
  const { interview, role } = await theirs(id, person, deps);
  const { interviewer } = interview;
  if (interviewer !== undefined) return { interview: { ...interview, interviewer }, role };
  throw new UserError('alone', 'This interview is not one of two people.', 'Invite somebody: mock pair @member.');
}
