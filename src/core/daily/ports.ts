/** What the daily question asks of the store. */
import type { Person, Place } from '../model.ts';
import type { NewDelivery } from '../outbox/ports.ts';
import type { Attempt, Round, Settings, Subscription, SubscriptionChange, SubscriptionState } from './model.ts';

export interface Subscriptions {
  /** The one of a channel, also a removed one. `place` without its thread. */
  of(place: Place): Promise<Subscription | undefined>;
  get(id: number): Promise<Subscription | undefined>;
  /** Sets a channel up, or sets a removed one up again. Undefined when it is set up already. */
  add(place: Place, settings: Settings, setUpBy: Person, nextAt: Temporal.Instant): Promise<Subscription | undefined>;
  /** Undefined when `version` is not the present one. What `change` does not name stays; `null` takes a value away. */
  change(id: number, version: number, change: SubscriptionChange): Promise<Subscription | undefined>;
  /** Active ones whose question is due, longest waiting first. One indexed query, whatever the number of subscriptions. */
  due(now: Temporal.Instant, platforms: readonly Place['platform'][], limit: number): Promise<readonly Subscription[]>;
  count(state: SubscriptionState): Promise<number>;
}

/** A question, or a date without one, to be put into the calendar of a subscription. */
export interface NewRound {
  readonly date: string;
  /** Empty with state `skipped`. */
  readonly entry: string;
  readonly dueAt: Temporal.Instant;
  readonly revealAt: Temporal.Instant;
  readonly state: 'planned' | 'skipped';
  readonly reason?: string;
}

export interface Rounds {
  /**
   * In one transaction: writes the round (numbered after the last, when it has an entry), what is to be delivered for it
   * and the subscription's change. `deliveries` gets the id of the round. Undefined, and nothing is written, when the
   * date has a round or the subscription is not at `version` any more.
   */
  plan(
    subscription: Pick<Subscription, 'id' | 'version'>,
    round: NewRound,
    change: SubscriptionChange,
    deliveries: (round: number) => readonly NewDelivery[],
  ): Promise<Round | undefined>;
  get(id: number): Promise<Round | undefined>;
  /** The one of a local date. */
  on(subscription: number, date: string): Promise<Round | undefined>;
  /** Takes a skipped date that is not due yet back out of the calendar. False when there is none. */
  unskip(subscription: number, date: string, now: Temporal.Instant): Promise<boolean>;
  /** The entries asked so far, each with the last date; not those skipped. */
  asked(subscription: number): Promise<ReadonlyMap<string, string>>;
  /** Newest first, posted or revealed ones; `countPosted` says how many there are. */
  posted(subscription: number, limit: number, offset: number): Promise<readonly Round[]>;
  countPosted(subscription: number): Promise<number>;
  /** Newest first, of any state. */
  latest(subscription: number, limit: number): Promise<readonly Round[]>;
}

export interface Attempts {
  get(round: number, person: Person): Promise<Attempt | undefined>;
  /** Writes what is given and keeps the rest; makes the attempt when there is none. */
  save(round: number, person: Person, change: Partial<Omit<Attempt, 'round' | 'person'>>): Promise<Attempt>;
  /** Committed answers. */
  count(round: number): Promise<number>;
  /** Committed answers whose authors let others read them, oldest first; `countShared` says how many there are. */
  shared(round: number, limit: number, offset: number): Promise<readonly Attempt[]>;
  countShared(round: number): Promise<number>;
  /** How many committed answers miss each point, by its head. */
  missedPoints(round: number): Promise<ReadonlyMap<string, number>>;
  /** People to notify at the reveal, first come first. */
  toPing(round: number, limit: number): Promise<readonly Person[]>;
}
