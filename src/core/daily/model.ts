/** The nouns of the daily question: what a channel asked for, one question put to it, and what a person did with it. */
import { difficulties, type Person, type Place } from '../model.ts';

export interface Schedule {
  /** Wall-clock time in `zone`, `HH:MM`, 00:00 to 23:59. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
  /** ISO weekdays, 1 (Monday) to 7, ascending; at least one. */
  readonly weekdays: readonly number[];
}

/** `after`: so many minutes (15 to 10,080) after the post was due. `at`: at the next such wall-clock time of the zone. */
export type RevealRule =
  { readonly kind: 'after'; readonly minutes: number } | { readonly kind: 'at'; readonly time: string };

/** `ramp`: easy at the beginning of the week, hard at its end. */
export const levels = ['any', 'ramp', ...difficulties] as const;
export type Level = (typeof levels)[number];

export interface Settings {
  readonly schedule: Schedule;
  readonly reveal: RevealRule;
  /** Slugs of the categories to ask about; empty for all. */
  readonly categories: readonly string[];
  readonly level: Level;
  /** The platform's id of the role or user group that a post notifies. Absent: nobody is. */
  readonly ping?: string;
  readonly pin: boolean;
  /** Whether a thread is opened with the post. Without, it is opened for the reveal. */
  readonly thread: boolean;
}

/** `blocked`: the platform refuses the bot; staff have been told. */
export type SubscriptionState = 'active' | 'paused' | 'blocked' | 'removed';

/** The daily question of one channel. Kept when it is removed, so that questions do not repeat when it is set up again. */
export interface Subscription extends Settings {
  readonly id: number;
  /** Without a thread. */
  readonly place: Place;
  readonly state: SubscriptionState;
  /** Why it is blocked, for people. */
  readonly trouble?: string;
  /** Who set it up: the one who is told of trouble. */
  readonly setUpBy: Person;
  /** The entry that comes next, whatever would be picked. */
  readonly queued?: string;
  /** When the next question is due; there exactly while `active`. */
  readonly nextAt?: Temporal.Instant;
  /** Questions numbered so far. */
  readonly asked: number;
  /** Grows with every change; a change of an old version is refused. */
  readonly version: number;
}

/** What it does not name stays; `null` takes a value away. */
export interface SubscriptionChange extends Partial<Settings> {
  readonly state?: SubscriptionState;
  readonly trouble?: string | null;
  readonly noPing?: true;
  readonly queued?: string | null;
  readonly nextAt?: Temporal.Instant | null;
}

export type RoundState = 'planned' | 'posted' | 'revealed' | 'skipped';

/** One local date of a subscription: at most one for each, whatever clocks and zones do. */
export interface Round {
  readonly id: number;
  readonly subscription: number;
  readonly place: Place;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Counts the questions of the channel from 1; 0 for a date that was skipped before a question was picked. */
  readonly number: number;
  /** Id of the entry; empty when none was picked. */
  readonly entry: string;
  readonly dueAt: Temporal.Instant;
  readonly revealAt: Temporal.Instant;
  readonly state: RoundState;
  /** Why it was skipped, for people. */
  readonly reason?: string;
  readonly postedAt?: Temporal.Instant;
  /** The platform's id of the post. */
  readonly message?: string;
  /** The platform's id of the thread. */
  readonly thread?: string;
  readonly revealedAt?: Temporal.Instant;
  readonly revealMessage?: string;
}

/** What a delivery changes about its round. */
export type RoundChange = Partial<
  Pick<Round, 'state' | 'reason' | 'postedAt' | 'message' | 'thread' | 'revealedAt' | 'revealMessage' | 'revealAt'>
>;

/** What one person did with one round. */
export interface Attempt {
  readonly round: number;
  readonly person: Person;
  /** The answer; absent while none is committed. */
  readonly text?: string;
  /** Whether others may read it after the reveal. */
  readonly shared: boolean;
  readonly committedAt?: Temporal.Instant;
  /** Committed when the reveal was due, or after seeing the answer. */
  readonly late: boolean;
  /** Has seen the answer: after giving up, or after committing one. */
  readonly hasSeen: boolean;
  /** Heads of the points that the answer names, and of those it misses. */
  readonly named: readonly string[];
  readonly missed: readonly string[];
  readonly selfGrade?: 'missed' | 'got-it';
  /** Wants to be notified at the reveal. */
  readonly ping: boolean;
}
