/** Leaving a question out, and taking that back. Each function returns what has been done, in words. */
import { UserError } from '../errors.ts';
import type { Deps } from '../ports.ts';
import { occurrenceAt } from './calendar.ts';
import { changedMeanwhile, freeAfter, nextDue, notOn } from './manage.ts';
import type { Subscription } from './model.ts';
import { dayInWords } from './views/moment.ts';

/** Leaves the next question out, if it is the one of `wanted` (a local date) where one is given. */
export async function skip(subscription: Subscription, wanted: string | undefined, deps: Deps): Promise<string> {
  const had = wanted === undefined ? undefined : await turnOf(subscription, wanted, deps);
  if (had !== undefined) return had;
  const { id, schedule, nextAt } = subscription;
  if (nextAt === undefined) return notOn(subscription);
  const { date } = occurrenceAt(schedule, nextAt);
  if (wanted !== undefined && wanted !== date) {
    throw new UserError(
      'not-next',
      `No question is due on ${dayInWords(wanted)} any more.`,
      'Look at what comes next with: daily status',
    );
  }
  const after = await freeAfter(id, schedule, nextAt, deps.store, date);
  const round = {
    date,
    entry: '',
    dueAt: nextAt,
    revealAt: nextAt,
    state: 'skipped',
    reason: 'Skipped by hand.',
  } as const;
  if ((await deps.store.rounds.plan(subscription, round, { nextAt: after }, () => [])) === undefined) {
    const meanwhile = wanted === undefined ? undefined : await turnOf(subscription, wanted, deps);
    if (meanwhile === undefined) throw changedMeanwhile();
    return meanwhile;
  }
  return `The question of ${dayInWords(date)} is skipped. Take that back with: daily unskip`;
}

/** What has become of a date already, or undefined when its turn is still to come. */
async function turnOf({ id }: Subscription, date: string, { store }: Deps): Promise<string | undefined> {
  const round = await store.rounds.on(id, date);
  if (round === undefined) return undefined;
  return round.state === 'skipped'
    ? `The question of ${dayInWords(date)} is skipped already.`
    : `The question of ${dayInWords(date)} has come already, so it is not skipped.`;
}

/** Takes back the nearest date that was skipped by hand and has not come yet. */
export async function unskip(subscription: Subscription, deps: Deps): Promise<string> {
  const now = deps.clock();
  const skipped = (await deps.store.rounds.latest(subscription.id, 30)).filter(
    ({ state, dueAt }) => state === 'skipped' && dueAt.epochMilliseconds > now.epochMilliseconds,
  );
  const nearest = skipped.at(-1);
  if (nearest === undefined || !(await deps.store.rounds.unskip(subscription.id, nearest.date, now))) {
    return 'No skipped question is still to come.';
  }
  await comeSooner(subscription.id, deps);
  return `The question of ${dayInWords(nearest.date)} comes after all.`;
}

/** After a date has become free: whoever changes something else meanwhile must not keep it from coming. */
async function comeSooner(id: number, deps: Deps): Promise<void> {
  const { subscriptions } = deps.store;
  for (let tries = 0; tries < 5; tries += 1) {
    const present = await subscriptions.get(id);
    if (present?.state !== 'active') return;
    const nextAt = await nextDue(present, present, deps);
    if ((await subscriptions.change(id, present.version, { nextAt })) !== undefined) return;
  }
  throw changedMeanwhile();
}
