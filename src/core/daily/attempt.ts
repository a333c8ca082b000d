/** What a person does with a question: commits, gives up, asks to be notified, says how it went. */
import { UserError } from '../errors.ts';
import type { Person } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { Attempt, Round } from './model.ts';

/** Seconds from an answer until the post shows the new count; longer once the post is old, as platforms allow few edits then. */
const countAfter = { young: 20, old: 600, youngMinutes: 55 };

/** Persons notified at a reveal, at most: the first to ask. */
export const mostPings = 50;

/** Throws a UserError when the answer was committed in time, and the time is over. */
export function checkOpen(round: Round, before: Attempt | undefined, now: Temporal.Instant): void {
  if (before?.text === undefined || before.late || !isOver(round, before, now)) return;
  throw new UserError(
    'committed-before',
    'The right answer is there or about to come, so yours stays as you committed it.',
    'Say how it went with Got it or Missed.',
  );
}

/**
 * Whether an answer is late now. The reveal is before people's eyes a while before it is recorded, and never before it is
 * due: so its due time counts, which is final once the post is recorded.
 */
function isOver(
  { postedAt, revealAt, revealedAt }: Round,
  attempt: Attempt | undefined,
  now: Temporal.Instant,
): boolean {
  const isDue = postedAt !== undefined && now.epochMilliseconds >= revealAt.epochMilliseconds;
  return isDue || revealedAt !== undefined || attempt?.hasSeen === true;
}

/** Keeps an answer. It is late once the reveal is due, or the person has seen the answer; one in time stays as it was then. */
export async function committed(
  round: Round,
  person: Person,
  answer: { readonly text: string; readonly shared: boolean },
  deps: Deps,
): Promise<Attempt> {
  const { store, clock, corpus, grader } = deps;
  const before = await store.attempts.get(round.id, person);
  const now = clock();
  checkOpen(round, before, now);
  const entry = corpus.get(round.entry);
  const points = entry === undefined ? [] : grader.grade(entry, answer.text).points;
  const attempt = await store.attempts.save(round.id, person, {
    ...answer,
    committedAt: before?.committedAt ?? now,
    late: isOver(round, before, now),
    named: points.filter(({ state }) => state !== 'missing').map(({ name }) => name),
    missed: points.filter(({ state }) => state === 'missing').map(({ name }) => name),
  });
  if (before?.text === undefined) await scheduleCount(round, deps);
  return attempt;
}

/** “You named 4 of 7 points.”; undefined when the entry cannot be graded. */
export function coverageOf(
  round: Round,
  { named, missed }: Attempt,
  { corpus }: Pick<Deps, 'corpus'>,
): string | undefined {
  const all = named.length + missed.length;
  if (all === 0 || corpus.get(round.entry) === undefined) return undefined;
  return `You named ${named.length} of ${all} points. The reveal shows which.`;
}

/** From now on the person has seen the answer, whether they gave up or had committed one. */
export async function showAnswer(round: Round, person: Person, { store }: Pick<Deps, 'store'>): Promise<Attempt> {
  return store.attempts.save(round.id, person, { hasSeen: true });
}

/** Whether the person is notified from now on. */
export async function togglePing(
  round: Round,
  { id, from }: { readonly id: string; readonly from: Person },
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
): Promise<boolean> {
  const before = await store.attempts.get(round.id, from);
  // A second delivery of the same press changes nothing.
  if (!(await store.seen.first(`ping ${from.platform} ${id}`, clock()))) return before?.ping ?? false;
  const attempt = await store.attempts.save(round.id, from, { ping: !(before?.ping ?? false) });
  return attempt.ping;
}

export async function gradeSelf(
  round: Round,
  person: Person,
  selfGrade: 'got-it' | 'missed',
  { store }: Pick<Deps, 'store'>,
): Promise<void> {
  await store.attempts.save(round.id, person, { selfGrade });
}

async function scheduleCount(round: Round, { store, clock }: Pick<Deps, 'store' | 'clock'>): Promise<void> {
  if (round.postedAt === undefined) return;
  const now = clock();
  const isYoung = now.since(round.postedAt).total('minutes') < countAfter.youngMinutes;
  await store.outbox.schedule({
    key: `edit ${round.id} count`,
    kind: 'edit',
    place: round.place,
    subject: round.id,
    dueAt: now.add({ seconds: isYoung ? countAfter.young : countAfter.old }),
  });
}
