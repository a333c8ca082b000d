/**
 * The nouns of the product: who, where, and what an entry is.
 * Plain data without behaviour, so every layer may hold it.
 */

export type PlatformName = 'slack' | 'discord' | 'web';

/** Somebody on a platform. `tenant` is the Slack workspace, the Discord server (or `dm`), or `local` on the web page. */
export interface Person {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly id: string;
}

/** Where something happened. `thread` is absent in the channel itself. */
export interface Place {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly channel: string;
  readonly thread?: string;
}

/** A run of text in one style. Renderers escape `text`; nothing in it is markup. */
export interface Span {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly code?: true;
  /** An https address, or what a Messenger's `link` gave. */
  readonly href?: string;
  /** A moment that `text` names: platforms that can show it in the reader's own zone do so instead of `text`. */
  readonly moment?: Moment;
}

export interface Moment {
  /** Whole seconds since 1970. */
  readonly at: number;
  readonly show: 'time' | 'day-and-time' | 'relative';
}

export type Rich = readonly Span[];

export interface Bullet {
  readonly text: Rich;
  readonly children: readonly Bullet[];
}

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

export interface Source {
  readonly title: string;
  readonly url: string;
  readonly year: number;
}

/** A wrong claim that the grader looks for, and what is right instead. `pattern` is in the language of docs/content.md. */
export interface Rejection {
  readonly pattern: string;
  readonly correction: string;
  readonly line: number;
}

/** A pattern line of a point, with the line of the file it stands on. */
export interface PatternLine {
  readonly pattern: string;
  readonly line: number;
}

/** One thing a good answer contains. `weight` and the patterns are there when the entry can be graded. */
export interface Point {
  readonly head: Rich;
  readonly details: readonly Bullet[];
  /** Share of the entry's 100, a positive integer. Absent in the smallest form. */
  readonly weight?: number;
  readonly accept: readonly PatternLine[];
  readonly explain: readonly PatternLine[];
  readonly reject: readonly Rejection[];
  readonly line: number;
}

export interface Diagram {
  /** Graphviz source without house style. */
  readonly dot: string;
  /** What a reader who cannot see the picture needs to know. */
  readonly alt: string;
  /** Hex digest of the source and the style version: the picture's name everywhere. */
  readonly hash: string;
  readonly line: number;
}

export interface Table {
  readonly head: readonly Rich[];
  readonly rows: readonly (readonly Rich[])[];
  readonly line: number;
}

export interface FollowUp {
  readonly question: Rich;
  readonly answer: Rich;
  /** Words of the head of the point it probes. */
  readonly probes: string;
  readonly line: number;
}

export interface Mistake {
  /** What people say. */
  readonly claim: string;
  /** What is right instead. */
  readonly correction: Rich;
  readonly line: number;
}

/** An answer as a person would type it, with the band its score must fall in (0-100, inclusive). */
export interface Probe {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly answer: string;
  readonly line: number;
}

/** A question a candidate should ask, with the interviewer's answer. */
export interface Clarification {
  readonly question: Rich;
  readonly answer: Rich;
  readonly line: number;
}

export interface NumberNote {
  readonly text: Rich;
  readonly line: number;
}

/** A phase of a design interview, as written; its lines are read by the interview. */
export interface Phase {
  readonly title: string;
  readonly notes: readonly Bullet[];
  readonly line: number;
}

/** `unanswered`: a question without an answer. `answered`: lookup and the daily question can use it. `complete`: it can also be graded and interviewed. */
export type Completeness = 'unanswered' | 'answered' | 'complete';

export interface Entry {
  /** Stable slug, at most 60 characters of a-z, 0-9 and `-`. */
  readonly id: string;
  /** Former ids; looked up as if they were this one. */
  readonly was: readonly string[];
  readonly title: string;
  readonly category: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly kind: 'concept' | 'design';
  readonly difficulty?: Difficulty;
  /** Length as a mock interview, 15-45. */
  readonly minutes?: number;
  readonly askedAs: readonly string[];
  readonly related: readonly string[];
  readonly sources: readonly Source[];
  /** ISO date of the last review. */
  readonly reviewed?: string;
  readonly completeness: Completeness;
  /** What a strong candidate says first. */
  readonly short?: Rich;
  readonly points: readonly Point[];
  readonly tips: readonly Bullet[];
  readonly diagram?: Diagram;
  readonly tradeoffs?: Table;
  readonly numbers: readonly NumberNote[];
  readonly failureModes: readonly Bullet[];
  readonly whenNot: readonly Bullet[];
  readonly followUps: readonly FollowUp[];
  readonly mistakes: readonly Mistake[];
  /** Three rungs: a nudge, the technique, the walk-through. */
  readonly hints: readonly Rich[];
  readonly probes: readonly Probe[];
  readonly clarify: readonly Clarification[];
  readonly estimate: readonly NumberNote[];
  readonly phases: readonly Phase[];
  /** Absolute path of the file it was read from and the line of its heading (1 is the first). */
  readonly file: string;
  readonly line: number;
}

/** The plain text of rich text, for summaries, indexes and grading. */
export function plain(rich: Rich): string {
  return rich.map((span) => span.text).join('');
}

/** Whether both are the same person. */
export function isSame(one: Person, other: Person): boolean {
  return one.platform === other.platform && one.tenant === other.tenant && one.id === other.id;
}

/** The channel of a place, without its thread. */
export function channelOf({ platform, tenant, channel }: Place): Place {
  return { platform, tenant, channel };
}
