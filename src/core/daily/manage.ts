/** What managers do with the daily question of a channel. Each returns what has been done, in words; nothing is shown here. */
import { UserError } from '../errors.ts';
import type { Place } from '../model.ts';
import type { Deps } from '../ports.ts';
import { localDate, nextOccurrence } from './calendar.ts';
import type { Settings, Subscription, SubscriptionChange } from './model.ts';
import { planQuestion } from './plan.ts';
import { fittingEntries } from './pick.ts';
import type { Status } from './views/settings.ts';
import { dayInWords, inWords } from './views/moment.ts';

/** The channel of a place: a daily question is the whole channel's. */
export function channelOf({ platform, tenant, channel }: Place): Place {
  return { platform, tenant, channel };
}

/** Throws a UserError where there is none. */
export async function subscriptionOf(place: Place, { store }: Pick<Deps, 'store'>): Promise<Subscription> {
  const subscription = await store.subscriptions.of(channelOf(place));
  if (subscription === undefined || subscription.state === 'removed') {
    throw new UserError('no-daily', 'This channel has no daily question yet.', 'Set it up with: daily setup');
  }
  return subscription;
}

/** Throws a UserError when somebody else has changed it meanwhile. */
export async function change(
  { id, version }: Subscription,
  changes: SubscriptionChange,
  { store }: Pick<Deps, 'store'>,
): Promise<Subscription> {
  const changed = await store.subscriptions.change(id, version, changes);
  if (changed === undefined) {
    throw new UserError(
      'changed-meanwhile',
      'Somebody else has just changed this.',
      'Look at it again with: daily status',
    );
  }
  return changed;
}

/** When it is due next under these settings; never a second time on a local date that has had its turn. */
export async function nextDue(
  subscription: Pick<Subscription, 'id'> | undefined,
  { schedule }: Pick<Settings, 'schedule'>,
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
): Promise<Temporal.Instant> {
  let occurrence = nextOccurrence(schedule, clock());
  while (subscription !== undefined && (await store.rounds.on(subscription.id, occurrence.date)) !== undefined) {
    occurrence = nextOccurrence(schedule, occurrence.at);
  }
  return occurrence.at;
}

export async function pause(subscription: Subscription, deps: Deps): Promise<string> {
  await change(subscription, { state: 'paused', nextAt: null }, deps);
  return 'Paused. Nothing is posted until it is resumed; an answer that is still to come comes.';
}

/** Also what was blocked is taken up again. */
export async function resume(subscription: Subscription, deps: Deps): Promise<string> {
  if (subscription.state === 'active') return 'It is on already.';
  const nextAt = await nextDue(subscription, subscription, deps);
  await change(subscription, { state: 'active', trouble: null, nextAt }, deps);
  const again = await deps.store.outbox.unblock(subscription.id, deps.clock());
  deps.wake();
  return again > 0 ? 'It is on again, and what was held up is tried again now.' : 'It is on again.';
}

export async function remove(subscription: Subscription, deps: Deps): Promise<string> {
  await change(subscription, { state: 'removed', nextAt: null, trouble: null }, deps);
  return 'Removed. Nothing more is posted here.';
}

export async function skipNext(subscription: Subscription, deps: Deps): Promise<string> {
  const { schedule, nextAt } = subscription;
  if (nextAt === undefined) return notOn(subscription);
  const { date } = nextOccurrence(schedule, nextAt.subtract({ milliseconds: 1 }));
  const after = nextOccurrence(schedule, nextAt);
  const round = {
    date,
    entry: '',
    dueAt: nextAt,
    revealAt: nextAt,
    state: 'skipped',
    reason: 'Skipped by hand.',
  } as const;
  await deps.store.rounds.plan(subscription, round, { nextAt: after.at }, () => []);
  return `The question of ${dayInWords(date)} is skipped. Take that back with: daily unskip`;
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
  if (subscription.state === 'active') {
    await change(subscription, { nextAt: await nextDue(subscription, subscription, deps) }, deps);
  }
  return `The question of ${dayInWords(nearest.date)} comes after all.`;
}

/** Posts at once, in place of the automatic one of the same local date. */
export async function askNow(subscription: Subscription, deps: Deps): Promise<string> {
  const { schedule, state, id } = subscription;
  if (state !== 'active') return notOn(subscription);
  const now = deps.clock();
  const date = localDate(schedule.zone, now);
  const today = await deps.store.rounds.on(id, date);
  if (today !== undefined && today.state !== 'skipped')
    return 'Today’s question is posted already, and there is one a day.';
  if (today !== undefined) {
    throw new UserError(
      'skipped-today',
      `Today was skipped: ${today.reason ?? ''}`,
      'The next question comes as planned.',
    );
  }
  let next = nextOccurrence(schedule, now);
  if (next.date === date) next = nextOccurrence(schedule, next.at);
  const round = await planQuestion(subscription, { date, at: now }, next.at, deps);
  if (round === undefined) return 'There is no question to ask: none fits the settings.';
  deps.wake();
  return `Question ${round.number} is on its way. The one that was due today is taken off; the next comes ${inWords(schedule.zone, next.at)}.`;
}

export async function queue(subscription: Subscription, text: string, deps: Deps): Promise<string> {
  const named = deps.corpus.get(text.trim());
  const found = deps.corpus.search(text, 1);
  const entry = named ?? (found.answer ? found.hits[0]?.entry : undefined);
  if (entry === undefined || entry.completeness === 'unanswered') {
    throw new UserError(
      'no-entry',
      `No entry with an answer is about “${text.trim().slice(0, 80)}”.`,
      'Name one by its id or title; browse shows them all.',
    );
  }
  await change(subscription, { queued: entry.id }, deps);
  return `Next comes: ${entry.title}`;
}

function notOn({ state }: Subscription): string {
  return state === 'blocked' ? 'It is stopped; press Resume first.' : 'It is paused; resume it first.';
}

/** Everything that the status shows. */
export async function statusOf(subscription: Subscription, deps: Deps, done?: string): Promise<Status> {
  const { store, corpus, messengers } = deps;
  const fitting = fittingEntries(corpus.all(), subscription);
  const asked = await store.rounds.asked(subscription.id);
  const wants = { thread: true, pin: subscription.pin };
  const missing = (await messengers
    .get(subscription.place.platform)
    ?.missing(subscription.place, wants)
    .catch((error: unknown) => {
      deps.log.warn({ subscription: subscription.id, err: error }, 'rights in a channel could not be looked up');
      return ['I could not find out whether I may post here.'];
    })) ?? ['I am not connected to this platform.'];
  return {
    subscription,
    fitting: fitting.length,
    left: fitting.filter(({ id }) => !asked.has(id)).length,
    missing,
    latest: await store.rounds.latest(subscription.id, 3),
    ...(done === undefined ? {} : { done }),
  };
}
