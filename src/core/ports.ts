/**
 * What core asks of the outside. Narrow on purpose, and ours: no port knows a vendor. No optional methods.
 */
import type { Attempts, Rounds, Subscriptions } from './daily/ports.ts';
import type { Claims, Interviews, PairQueue, Ratings, Sayings } from './interview/ports.ts';
import type { Trap } from './interview/scorecard-model.ts';
import type { Messengers } from './messenger.ts';
import type { Entry, Person, Place } from './model.ts';
import type { Outbox } from './outbox/ports.ts';
import type { Departures, Privacy } from './privacy/ports.ts';
import type { Suggestion, View } from './view.ts';

export interface Hit {
  readonly entry: Entry;
  /** Comparable within one search only; higher is better. */
  readonly score: number;
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Whether the best hit answers the query. When false, the hits are at most "did you mean". */
  readonly answer: boolean;
  /** 0-1: how sure the corpus is that the best hit is about the query. */
  readonly confidence: number;
  /** The hits close enough to be offered: beside a clear answer "see also", else "did you mean". At most 5. */
  readonly near: readonly Hit[];
}

export interface Corpus {
  /** Every entry, by category, topic and title. */
  all(): readonly Entry[];
  /** By id or former id. */
  get(id: string): Entry | undefined;
  /** Any text is safe. At most `limit` hits. */
  search(query: string, limit: number): SearchResult;
  /** Choices while typing, best first. */
  suggest(partial: string, limit: number): readonly Suggestion[];
  /** Entries worth reading next: those the entry names, those that name it, then neighbours by tag. */
  related(id: string, limit: number): readonly Entry[];
  /** The PNG of a diagram by its hash; undefined when nobody has it or it cannot be drawn. Waits while it is being drawn. */
  picture(hash: string): Promise<Picture | undefined>;
  /** The hash by which `picture` finds a drawing of our own, once it is kept in the store's Drawings. */
  pictureName(svg: string): string;
}

export interface Picture {
  readonly hash: string;
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Report {
  readonly id: number;
  readonly entry: string;
  readonly text: string;
  readonly from: Person;
  readonly at: Temporal.Instant;
}

export interface Reports {
  add(report: Omit<Report, 'id'>): Promise<Report>;
  /** Open reports of a tenant, oldest first. `platform` and `tenant` bound what a manager may see. */
  open(scope: Pick<Person, 'platform' | 'tenant'>, limit: number, offset: number): Promise<readonly Report[]>;
  countOpen(scope: Pick<Person, 'platform' | 'tenant'>): Promise<number>;
  /** False when there is no such open report in the scope. */
  settle(scope: Pick<Person, 'platform' | 'tenant'>, id: number): Promise<boolean>;
}

export interface Miss {
  readonly id: number;
  /** Normalised text of the query; no person is kept with it. */
  readonly text: string;
  readonly times: number;
  /** How often somebody asked for an entry on it. */
  readonly wanted: number;
}

export interface Misses {
  /** Counts a search in vain; `text` is already normalised and bounded. */
  count(text: string, at: Temporal.Instant): Promise<Miss>;
  /** False when the row is gone. */
  want(id: number): Promise<boolean>;
  /** Most wanted, then most frequent, first. */
  top(limit: number): Promise<readonly Miss[]>;
}

export interface SeenEvents {
  /** True exactly once per id, also when two deliveries race. */
  first(id: string, at: Temporal.Instant): Promise<boolean>;
  /** Forgets ids seen before `before`; returns how many. */
  forget(before: Temporal.Instant): Promise<number>;
}

/** Small values that outlive a restart: uploaded file ids, the hash of the registered commands. */
export interface Notes {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

/** A message on the local web page. Other platforms keep their own messages. */
export interface ChatMessage {
  readonly id: number;
  readonly place: Place;
  /** The bot, or a person with the name they go by. */
  readonly author: { readonly kind: 'bot' } | { readonly kind: 'person'; readonly id: string; readonly name: string };
  /** The id of the only person who may see it; absent when the whole channel does. */
  readonly privateTo?: string;
  readonly content: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'view'; readonly view: View };
  readonly at: Temporal.Instant;
  readonly editedAt?: Temporal.Instant;
}

export interface ChatLog {
  /** With a `mark`, a message that has it already is given back and nothing is written. */
  append(message: Omit<ChatMessage, 'id' | 'editedAt'>, mark?: string): Promise<ChatMessage>;
  /** The message with this mark. */
  marked(mark: string): Promise<ChatMessage | undefined>;
  /** False when it is gone already. */
  remove(id: number): Promise<boolean>;
  /** The message after the change, or undefined when it is gone. */
  replace(id: number, content: ChatMessage['content'], at: Temporal.Instant): Promise<ChatMessage | undefined>;
  get(id: number): Promise<ChatMessage | undefined>;
  /** The newest `limit` messages of a channel or of one thread that `viewer` may see, oldest first. */
  list(place: Place, viewer: string, limit: number): Promise<readonly ChatMessage[]>;
  /** Who has written in a channel, each with the name they went by last. */
  authors(channel: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** How many messages each thread of a channel holds for `viewer`, by thread id. */
  threadSizes(place: Place, viewer: string): Promise<ReadonlyMap<string, number>>;
  /** Forgets what was sent before `before`, but for threads that somebody has written in since; returns how many messages. */
  forget(before: Temporal.Instant): Promise<number>;
}

/** Sources of pictures that belong to no entry, such as a scorecard's. They hold no person's words. */
export interface Drawings {
  keep(hash: string, svg: string): Promise<void>;
  get(hash: string): Promise<string | undefined>;
}

export interface Store {
  readonly reports: Reports;
  readonly misses: Misses;
  readonly seen: SeenEvents;
  readonly notes: Notes;
  readonly chat: ChatLog;
  readonly subscriptions: Subscriptions;
  readonly rounds: Rounds;
  readonly attempts: Attempts;
  readonly outbox: Outbox;
  readonly interviews: Interviews;
  readonly sayings: Sayings;
  readonly claims: Claims;
  readonly pairQueue: PairQueue;
  readonly ratings: Ratings;
  readonly drawings: Drawings;
  readonly privacy: Privacy;
  readonly departures: Departures;
  /** Throws when the store cannot be written. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One line of structured log: fields first, then a message that is the same for every occurrence. */
type LogLine = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export interface Log {
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}

/** Counters and distributions for whoever runs the bot. Labels come from short fixed lists, never from people. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
  /** In the unit of the metric's name. */
  observe(name: string, value: number, labels?: Readonly<Record<string, string>>): void;
}

export interface Deps {
  readonly corpus: Corpus;
  readonly store: Store;
  readonly messengers: Messengers;
  readonly grader: Grader;
  readonly metrics: Metrics;
  readonly clock: () => Temporal.Instant;
  /** Something has become due: it is looked at now, not at the next tick. */
  readonly wake: () => void;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
}

export interface PointGrade {
  /** The plain head of the point. */
  readonly name: string;
  readonly state: 'explained' | 'named' | 'missing';
  /** The candidate's own words. */
  readonly quote?: string;
}

/**
 * Why an answer earned little whatever it says. `short`: too few words to reason in, more is asked for. `list`: terms
 * without sentences. `stuffed`: mostly words of the rubric. `copied`: taken from the entry's own answer.
 */
export type Guard = 'short' | 'list' | 'stuffed' | 'copied';

export interface Grade {
  /** 0-100, an integer: coverage of the rubric, not truth. */
  readonly score: number;
  /** One for each graded point, in the entry's order. */
  readonly points: readonly PointGrade[];
  readonly traps: readonly Trap[];
  /** Absent when the answer was graded as it stands. */
  readonly guard?: Guard;
}

/** Grades an answer against an entry's rubric. Pure and deterministic for a given entry and answer. */
export interface Grader {
  grade(entry: Entry, answer: string): Grade;
  /** What is wrong with a pattern, in one sentence, or undefined when it can be used. */
  patternFault(pattern: string): string | undefined;
  /** What a pattern that can be used probably does not mean, in one sentence, or undefined. */
  patternDoubt(pattern: string): string | undefined;
  /** Whether the pattern hits the text in any clause: how `sysdesign check` holds a point against its own patterns. */
  matches(pattern: string, text: string): boolean;
}
