/** Puts what is due into the calendar: one question for each channel and local date, or the reason why there is none. */
import type { PlatformName } from '../model.ts';
import type { Deps } from '../ports.ts';
import { nextOccurrence, occurrenceAt, revealTime, type Occurrence } from './calendar.ts';
import type { Round, Subscription } from './model.ts';
import { noticeOf } from './notices.ts';
import { fewLeft, pick, type Picked } from './pick.ts';
import type { NewRound } from './ports.ts';

/** Of subscriptions planned between two looks at the store. */
const batch = 200;
/** Of the time before, a bot that was away longer writes nothing down. */
const daysLookedBack = 14;
const wasNotRunning = 'The bot was not running at that time.';

/**
 * Plans for every subscription that is due and calls `planned` after each batch. A question that is more than `graceMinutes`
 * late is skipped.
 */
export async function planDue(graceMinutes: number, deps: Deps, planned: () => void): Promise<void> {
  const platforms: readonly PlatformName[] = [...deps.messengers.keys()];
  const tried = new Set<string>();
  for (;;) {
    const due = await deps.store.subscriptions.due(deps.clock(), platforms, batch);
    // What comes back as it was could not be planned; the next tick tries again.
    const fresh = due.filter(({ id, version }) => !tried.has(`${id} ${version}`));
    if (fresh.length === 0) return;
    for (const subscription of fresh) {
      tried.add(`${subscription.id} ${subscription.version}`);
      await planOne(subscription, graceMinutes, deps).catch((error: unknown) => {
        deps.log.error({ subscription: subscription.id, err: error }, 'a question could not be planned');
      });
    }
    planned();
  }
}

async function planOne(due: Subscription, graceMinutes: number, deps: Deps): Promise<void> {
  const now = deps.clock();
  const oldest = now.subtract({ hours: 24 * daysLookedBack });
  const from = due.nextAt ?? now;
  let subscription: Subscription | undefined = due;
  let occurrence = occurrenceAt(due.schedule, from.epochMilliseconds > oldest.epochMilliseconds ? from : oldest);
  // All that was missed, one date after the other; only the last may still be posted, there is never a backlog.
  while (subscription !== undefined && occurrence.at.epochMilliseconds <= now.epochMilliseconds) {
    const next = nextOccurrence(due.schedule, occurrence.at);
    const isLast = next.at.epochMilliseconds > now.epochMilliseconds;
    const isLate = now.since(occurrence.at).total('minutes') > graceMinutes;
    if (await deps.store.rounds.on(subscription.id, occurrence.date)) await moveOn(subscription, next.at, deps);
    else if (isLast && !isLate) await planQuestion(subscription, occurrence, next.at, deps);
    else await planNothing(subscription, occurrence, next.at, wasNotRunning, deps);
    if (isLast) return;
    subscription = await deps.store.subscriptions.get(subscription.id);
    occurrence = next;
  }
  // The rules of the time zone have changed since it was computed: it is due at another time now.
  if (subscription !== undefined) await moveOn(subscription, occurrence.at, deps);
}

async function moveOn({ id, version }: Subscription, nextAt: Temporal.Instant, deps: Deps): Promise<void> {
  await deps.store.subscriptions.change(id, version, { nextAt });
}

/**
 * Plans the question of a date. Undefined when there is none to ask, or when the date is taken. `nextAt` is when the
 * subscription is due after it.
 */
export async function planQuestion(
  subscription: Subscription,
  { date, at }: Occurrence,
  nextAt: Temporal.Instant,
  deps: Deps,
): Promise<Round | undefined> {
  const question = await questionFor(subscription, date, deps);
  if (question === undefined) {
    await planNothing(subscription, { date, at }, nextAt, 'No question fits the settings.', deps);
    return undefined;
  }
  const { entry, left, repeats } = question;
  const round: NewRound = {
    date,
    entry: entry.id,
    dueAt: at,
    revealAt: revealTime(subscription.reveal, subscription.schedule.zone, at),
    state: 'planned',
  };
  const isLow = left <= fewLeft && left > 0;
  const planned = await deps.store.rounds.plan(subscription, round, { nextAt, queued: null }, (id) => [
    { key: `post ${id}`, kind: 'post', place: subscription.place, subject: id, dueAt: at },
    // Told once for each time that the questions run out.
    ...(isLow ? [noticeOf(subscription, 'few', String(repeats), at)] : []),
  ]);
  if (planned !== undefined) deps.metrics.count('due_total', { platform: subscription.place.platform });
  return planned;
}

/** Takes a date up without a question. */
async function planNothing(
  subscription: Subscription,
  { date, at }: Occurrence,
  nextAt: Temporal.Instant,
  reason: string,
  deps: Deps,
): Promise<void> {
  const round: NewRound = { date, entry: '', dueAt: at, revealAt: at, state: 'skipped', reason };
  await deps.store.rounds.plan(subscription, round, { nextAt }, () =>
    // Told once until there is a question again.
    reason === wasNotRunning ? [] : [noticeOf(subscription, 'nothing', String(subscription.asked), at)],
  );
  deps.metrics.count('skipped_total', { platform: subscription.place.platform });
  deps.log.warn({ subscription: subscription.id, date, reason }, 'a question was skipped');
}

export interface Question extends Picked {
  /** How often a question was asked that had been asked before. */
  readonly repeats: number;
}

/** The question that a date gets as things stand: the queued one, or one that is picked. */
export async function questionFor(
  subscription: Subscription,
  date: string,
  deps: Pick<Deps, 'corpus' | 'store'>,
): Promise<Question | undefined> {
  const { corpus } = deps;
  const asked = await askedBefore(subscription, deps);
  const picked = pick(corpus.all(), {
    settings: subscription,
    asked,
    date,
    seed: `${subscription.id} ${date}`,
  });
  const queued = subscription.queued === undefined ? undefined : corpus.get(subscription.queued);
  const repeats = subscription.asked - asked.size;
  if (queued !== undefined && queued.completeness !== 'unanswered') {
    return { entry: queued, left: picked?.left ?? 0, repeats };
  }
  return picked && { ...picked, repeats };
}

/** The entries asked so far, each with the last date, by the ids they have now. */
export async function askedBefore(
  { id }: Pick<Subscription, 'id'>,
  { corpus, store }: Pick<Deps, 'corpus' | 'store'>,
): Promise<ReadonlyMap<string, string>> {
  const asked = [...(await store.rounds.asked(id))].toSorted(([, a], [, b]) => (a < b ? -1 : 1));
  return new Map(asked.map(([entry, date]) => [corpus.get(entry)?.id ?? entry, date]));
}
