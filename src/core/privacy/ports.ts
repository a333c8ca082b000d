/** What privacy asks of the store: what is kept of a person, and of a workspace or server that has removed the bot. */
import type { Attempt } from '../daily/model.ts';
import type { Interview, Saying } from '../interview/model.ts';
import type { Claimed, Rating, Waiting } from '../interview/ports.ts';
import type { Person, Place, PlatformName } from '../model.ts';

/** Where an id names the same person in every tenant. Elsewhere two of one id in two tenants are two people. */
export const sameEverywhere: ReadonlySet<PlatformName> = new Set(['discord']);

/**
 * What is counted. `glances`: questions of the day that a person did something with, short of an answer. `led`: interviews
 * that they held with others. The messages are those of the local page.
 */
export const keptKinds = [
  'answers',
  'glances',
  'interviews',
  'sayings',
  'led',
  'claims',
  'ratings',
  'reports',
  'waiting',
  'subscriptions',
  'privateMessages',
  'publicMessages',
] as const;
export type KeptKind = (typeof keptKinds)[number];
export type Kept = Readonly<Record<KeptKind, number>>;

export interface KeptAttempt extends Attempt {
  /** Id of the entry that was asked. */
  readonly entry: string;
  /** Local date of the channel, `YYYY-MM-DD`. */
  readonly date: string;
  readonly place: Place;
}

export interface KeptMessage {
  readonly by: 'me' | 'bot';
  readonly place: Place;
  readonly isPrivate: boolean;
  /** Of a message of the bot: its summary. */
  readonly text: string;
  readonly at: Temporal.Instant;
}

/** Of a problem with an entry. */
export interface KeptReport {
  readonly entry: string;
  readonly text: string;
  readonly at: Temporal.Instant;
}

/** Everything that is kept of a person, oldest first. Plain data: as JSON it is what they are given. */
export interface PersonalData {
  readonly dailyAnswers: readonly KeptAttempt[];
  readonly interviews: readonly (Interview & {
    readonly sayings: readonly Saying[];
    readonly ratings: readonly Rating[];
  })[];
  /** Without what the candidates said: that is theirs. */
  readonly ledInterviews: readonly Pick<Interview, 'id' | 'entry' | 'startedAt' | 'state' | 'ticks'>[];
  readonly claims: readonly Claimed[];
  readonly ratings: readonly Rating[];
  readonly reports: readonly KeptReport[];
  readonly waiting: readonly Waiting[];
  /** Daily questions that they set up, and of whose trouble they are told. */
  readonly subscriptions: readonly Place[];
  readonly messages: readonly KeptMessage[];
}

export interface Privacy {
  describe(person: Person): Promise<Kept>;
  export(person: Person): Promise<PersonalData>;
  /**
   * Deletes all of it, in one transaction, but for subscriptions, which are the channel's. Interviews that they led stay the
   * candidate's, without them, and end when they are not over. Their public messages on the local page lose their name.
   */
  erase(person: Person, now: Temporal.Instant): Promise<void>;
}

/** Workspaces and servers that have removed the bot. */
export interface Departures {
  /** Notes when it left, unless that is noted. */
  left(platform: PlatformName, tenant: string, at: Temporal.Instant): Promise<void>;
  /** It is there again. */
  came(platform: PlatformName, tenant: string): Promise<void>;
  /** Those of a platform that are there: of which anything is kept and which are not among them have left. */
  present(platform: PlatformName, tenants: readonly string[], at: Temporal.Instant): Promise<void>;
  /** Deletes all that is kept of those that left before `before`; returns how many. */
  forget(before: Temporal.Instant): Promise<number>;
}
