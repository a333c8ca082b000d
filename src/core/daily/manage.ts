/** What managers do with the daily question of a channel. Each returns what has been done, in words; nothing is shown here. */
import { UserError } from '../errors.ts';
import { channelOf, type Place } from '../model.ts';
import type { Deps, Store } from '../ports.ts';
import { localDate, nextOccurrence } from './calendar.ts';
import type { Schedule, Settings, Subscription, SubscriptionChange } from './model.ts';
import { planQuestion, questionFor } from './plan.ts';
import { inWords } from './views/moment.ts';

/** Throws a UserError in a conversation with the bot alone. */
export function checkChannel({ isDirect }: { readonly isDirect?: true }): void {
  if (isDirect !== true) return;
  throw new UserError(
    'no-channel',
    'A daily question belongs to a channel, and this is a conversation with me alone.',
    'Type it in the channel where the question is to come.',
  );
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
  if (changed === undefined) throw changedMeanwhile();
  return changed;
}

export function changedMeanwhile(): UserError {
  return new UserError(
    'changed-meanwhile',
    'Somebody else has just changed this.',
    'Look at it again with: daily status',
  );
}

/** When it is due next under these settings; never a second time on a local date that has had its turn. */
export async function nextDue(
  subscription: Pick<Subscription, 'id' | 'nextAt'> | undefined,
  { schedule }: Pick<Settings, 'schedule'>,
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
): Promise<Temporal.Instant> {
  if (subscription === undefined) return nextOccurrence(schedule, clock()).at;
  const { id, nextAt } = subscription;
  // What is due but not planned yet is not passed over.
  const isDue = nextAt !== undefined && nextAt.epochMilliseconds <= clock().epochMilliseconds;
  return freeAfter(id, schedule, isDue ? nextAt.subtract({ milliseconds: 1 }) : clock(), store);
}

/** The first time after `after` whose local date has had no turn, and is not `taken`. */
export async function freeAfter(
  subscription: number,
  schedule: Schedule,
  after: Temporal.Instant,
  { rounds }: Pick<Store, 'rounds'>,
  taken?: string,
): Promise<Temporal.Instant> {
  let occurrence = nextOccurrence(schedule, after);
  while (occurrence.date === taken || (await rounds.on(subscription, occurrence.date)) !== undefined) {
    occurrence = nextOccurrence(schedule, occurrence.at);
  }
  return occurrence.at;
}

export async function pause(subscription: Subscription, deps: Deps): Promise<string> {
  await change(subscription, { state: 'paused', nextAt: null }, deps);
  return 'Paused. Nothing is posted until it is resumed; an answer that is still to come comes.';
}

/** Also what was blocked is taken up again: when it is on already too, as whoever resumed it may have come no further. */
export async function resume(subscription: Subscription, deps: Deps): Promise<string> {
  const isOn = subscription.state === 'active';
  if (!isOn) {
    const nextAt = await nextDue(subscription, subscription, deps);
    await change(subscription, { state: 'active', trouble: null, nextAt }, deps);
  }
  if (await tryAgain(subscription, deps)) return 'It is on again, and what was held up is tried again now.';
  return isOn ? 'It is on already.' : 'It is on again.';
}

/** Whether anything was held up. */
export async function tryAgain({ id }: Pick<Subscription, 'id'>, deps: Deps): Promise<boolean> {
  const again = await deps.store.outbox.unblock(id, deps.clock());
  deps.wake();
  return again > 0;
}

export async function remove(subscription: Subscription, deps: Deps): Promise<string> {
  await change(subscription, { state: 'removed', nextAt: null, trouble: null }, deps);
  return 'Removed. Nothing more is posted here.';
}

/** Posts at once, in place of the automatic one of the same local date. */
export async function askNow(subscription: Subscription, deps: Deps): Promise<string> {
  const { schedule, state, id } = subscription;
  if (state !== 'active') return notOn(subscription);
  const now = deps.clock();
  const date = localDate(schedule.zone, now);
  const today = await deps.store.rounds.on(id, date);
  if (today !== undefined && today.state !== 'skipped') {
    const how = today.state === 'planned' ? 'on its way' : 'posted';
    return `Today’s question is ${how} already, and there is one a day.`;
  }
  if (today !== undefined) {
    throw new UserError(
      'skipped-today',
      `Today was skipped: ${today.reason ?? ''}`,
      'The next question comes as planned.',
    );
  }
  // Looked at first: a date that is planned without a question has had its turn.
  if ((await questionFor(subscription, date, deps)) === undefined) {
    return 'There is no question to ask: none fits the settings. Widen them with “Questions”.';
  }
  const next = await freeAfter(id, schedule, now, deps.store, date);
  const round = await planQuestion(subscription, { date, at: now }, next, deps);
  if (round === undefined) throw changedMeanwhile();
  deps.wake();
  const instead = nextOccurrence(schedule, now).date === date ? ' It takes the place of the one due later today.' : '';
  return `Question ${round.number} is on its way.${instead} The next comes ${inWords(schedule.zone, next)}.`;
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

/** A role of Discord is a number, a user group of Slack begins with S. */
const roleId = /^(?:\d{1,22}|S[A-Z\d]{1,20})$/;

/** `role` is the platform's id of the role or user group to notify from now on, or empty for nobody. Never everyone. */
export async function notify(subscription: Subscription, role: string, deps: Deps): Promise<string> {
  if (role === '') {
    await change(subscription, { noPing: true }, deps);
    return 'From now on nobody is notified.';
  }
  // On Discord everyone is a role, with the id of the server.
  if (role === subscription.place.tenant || /^@?(?:everyone|here|channel)$/i.test(role)) {
    throw new UserError('not-everyone', 'I never notify everyone.', 'Choose a role or a user group, or nobody.');
  }
  if (!roleId.test(role)) {
    throw new UserError(
      'no-role',
      `“${role.slice(0, 60)}” is no role or user group that I can notify.`,
      'Type @ and choose one from the list. “daily ping nobody” ends it.',
    );
  }
  await change(subscription, { ping: role }, deps);
  return 'From now on that role is notified.';
}

export function notOn({ state }: Subscription): string {
  return state === 'blocked' ? 'It is stopped; press Resume first.' : 'It is paused; resume it first.';
}
