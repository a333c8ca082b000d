/** The nouns of a mock interview: one person's way through one entry, and what they said on it. */
import type { Person, Place } from '../model.ts';
import type { Scorecard } from './scorecard-model.ts';

/** Lengths that can be chosen, in minutes. */
export const lengths = [15, 30, 45] as const;
export type Length = (typeof lengths)[number];

/** Undefined for what is none of them. */
export function lengthNamed(minutes: string | undefined): Length | undefined {
  return lengths.find((length) => String(length) === minutes);
}

/** Of a task to design: the first six. Of a concept: the last four. */
export const phaseKinds = [
  'clarify',
  'estimate',
  'data',
  'design',
  'dive',
  'wrap',
  'say-first',
  'points',
  'follow-ups',
  'trade-offs',
] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/**
 * `invited`: one of a pair has yet to accept. `running` and `paused` can go on; a person is in at most one of these three.
 * `declined` and `ended` are final. Of an invitation that came to nothing `ending` tells why: `stopped`, it was taken back;
 * `abandoned`, nobody answered; `gone`, it could not be posted; none, it was declined.
 */
export type InterviewState = 'invited' | 'running' | 'paused' | 'declined' | 'ended';

/** Why it ended: all phases done, the candidate ended it, its time was up, nobody came back for a day, its room is gone. */
export type Ending = 'finished' | 'stopped' | 'time-up' | 'abandoned' | 'gone';

/** A question that the interviewer asked beyond the prompt of the phase. */
export interface Asked {
  /** Index of the phase. */
  readonly phase: number;
  readonly question: string;
  /** Head of the point it probes; absent where it asks about a wrong claim or changes a requirement. */
  readonly probes?: string;
}

export interface Interview {
  readonly id: number;
  readonly candidate: Person;
  /** The member who asks, in a pair; absent when the bot does. */
  readonly interviewer?: Person;
  /** Names people go by, at most 80 characters each, for the room's name and the cards. */
  readonly names: { readonly candidate: string; readonly interviewer?: string };
  /** Which of the two was asked, and has to accept; kept after that. Absent where nobody had to: alone, and from the queue. */
  readonly invitee?: 'candidate' | 'interviewer';
  /** Where it was asked for. */
  readonly place: Place;
  /** Where it takes place, once that is there: a thread, or the conversation with the bot. */
  readonly room?: Place;
  /** Id of the entry. */
  readonly entry: string;
  readonly length: Length;
  readonly state: InterviewState;
  readonly ending?: Ending;
  /** Index into the plan of phases. */
  readonly phase: number;
  /**
   * Counts what the interviewer has put to the candidate, from 1; 0 while it is an invitation. A button names it, so an old
   * button does nothing.
   */
  readonly step: number;
  /** Milliseconds used of the phase before `phaseSince`. */
  readonly phaseUsedMs: number;
  /** Since when the phase runs; absent while it does not. */
  readonly phaseSince?: Temporal.Instant;
  /** Milliseconds used of each phase that is over. */
  readonly usedMs: readonly number[];
  readonly asked: readonly Asked[];
  /** Hints taken, as rungs 1-3; a rung is taken once. */
  readonly hints: readonly number[];
  /** Indexes of the phases that were given up. */
  readonly gaveUp: readonly number[];
  /** Heads of the points that giving up has shown: from then on they cannot be earned. */
  readonly shown: readonly string[];
  /** Texts of the clarifying questions of the entry that were asked, in its words. */
  readonly clarified: readonly string[];
  /** Share of the phase, in percent, that the message has last told: 0, 50, 90 or 100. */
  readonly told: 0 | 50 | 90 | 100;
  /** The platform's id of the message that holds the current step. */
  readonly message?: string;
  readonly startedAt: Temporal.Instant;
  /** The last sign of life of the candidate. */
  readonly lastAt: Temporal.Instant;
  readonly endedAt?: Temporal.Instant;
  /** What came of it; there once it has ended with anything said. Kept as it was, whatever becomes of the entry. */
  readonly card?: Scorecard;
  /** What the interviewer of a pair ticked, by the head of the point. */
  readonly ticks: Readonly<Record<string, 'named' | 'explained'>>;
  /** Grows with every change; a change of an old version is refused. */
  readonly version: number;
}

/** Something the candidate said. One message is one saying, however often it is edited. */
export interface Saying {
  readonly interview: number;
  /** The platform's id of the message; of a form, the id of the event. */
  readonly message: string;
  /** Index of the phase it counts for: that in which it was first said. */
  readonly phase: number;
  /** Without its asides; 1-20,000 characters. */
  readonly text: string;
  readonly at: Temporal.Instant;
}
