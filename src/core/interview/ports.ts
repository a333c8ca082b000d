/** What mock interviews ask of the store. */
import type { Difficulty, Person, Place } from '../model.ts';
import type { NewDelivery } from '../outbox/ports.ts';
import type { Interview, Length, Saying } from './model.ts';

export type NewInterview = Omit<Interview, 'id' | 'version'>;

export interface Interviews {
  /**
   * Begins one with its deliveries, in one transaction; `deliveriesOf` is given its id. When one of its people is in another
   * that is not over, that one comes back and nothing is written, also when two requests race.
   */
  begin(
    interview: NewInterview,
    deliveriesOf: (id: number) => readonly NewDelivery[],
  ): Promise<{ readonly kind: 'begun' | 'busy'; readonly interview: Interview }>;
  get(id: number): Promise<Interview | undefined>;
  /** The one that a person is in and that is not over: as candidate or as interviewer. */
  of(person: Person): Promise<Interview | undefined>;
  /** The running or paused one whose room this is. */
  at(room: Place): Promise<Interview | undefined>;
  /**
   * Writes it when the version in the store is still its own, and then schedules the deliveries (see Outbox.schedule), in
   * one transaction. The interview with its new version, or undefined when somebody else was first.
   */
  save(interview: Interview, schedule?: readonly NewDelivery[]): Promise<Interview | undefined>;
  /** Those of a person that ended with a card, as candidate, newest first; `countEnded` says how many there are. */
  ended(person: Person, limit: number, offset: number): Promise<readonly Interview[]>;
  countEnded(person: Person): Promise<number>;
  /** The last of a person that was in a pair, as either of them. */
  lastPair(person: Person): Promise<Interview | undefined>;
}

export interface Sayings {
  /** Writes it, or the new text of the one with its message; its phase stays. */
  put(saying: Saying): Promise<void>;
  /** False when there is none. */
  remove(interview: number, message: string): Promise<boolean>;
  has(interview: number, message: string): Promise<boolean>;
  /** In the order in which they were first said. */
  list(interview: number): Promise<readonly Saying[]>;
}

/** Words that a person says hold a point which the grader did not see in them: for the authors of the entry. */
export interface Claimed {
  readonly id: number;
  readonly entry: string;
  readonly point: string;
  /** At most 500 characters. */
  readonly phrase: string;
  readonly from: Person;
  readonly at: Temporal.Instant;
}

export interface Claims {
  add(claim: Omit<Claimed, 'id'>): Promise<void>;
  /** Newest first; of one entry, or of all. */
  list(entry: string | undefined, limit: number): Promise<readonly Claimed[]>;
}

/** Somebody who waits for a partner. */
export interface Waiting {
  readonly person: Person;
  readonly name: string;
  readonly place: Place;
  readonly level: Difficulty | 'any';
  readonly length: Length;
  readonly since: Temporal.Instant;
}

/** What becomes of somebody who wants a partner. */
export interface Match {
  /** The interview that begins with one who fits. */
  readonly interviewWith: (partner: Waiting) => NewInterview;
  readonly deliveriesOf: (interview: Interview) => readonly NewDelivery[];
  /** For when nobody fits. */
  readonly whileWaiting: readonly NewDelivery[];
}

export type Matched = { readonly kind: 'matched' | 'busy'; readonly interview: Interview } | { readonly kind: 'waits' };

export interface PairQueue {
  /**
   * Takes the longest-waiting one that fits out of the queue and begins their interview: of the same tenant and length, of the
   * same level or either `any`, and not `except`. Those who are in another by now are passed over, and wait no longer. Else
   * writes `waiting` into it, in place of an earlier wish of the same person. `busy`: the person is in that one already. In one
   * transaction.
   */
  matchOrWait(waiting: Waiting, except: Person | undefined, match: Match): Promise<Matched>;
  /** Takes out who has waited since then, and writes the deliveries, in one transaction. False when they no longer wait so. */
  giveUp(person: Person, since: Temporal.Instant, deliveries: readonly NewDelivery[]): Promise<boolean>;
  /** False when the person did not wait. */
  leave(person: Person): Promise<boolean>;
  of(person: Person): Promise<Waiting | undefined>;
}

/** What one of a pair says of the other, on two lines. */
export interface Rating {
  readonly interview: number;
  readonly by: Person;
  /** At most 300 characters each. */
  readonly well: string;
  readonly better: string;
}

export interface Ratings {
  /** In place of an earlier one of the same person. */
  put(rating: Rating): Promise<void>;
  of(interview: number): Promise<readonly Rating[]>;
}
