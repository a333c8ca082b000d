/** What can happen to an interview, and what comes of it: the words between the machine, its rules and whoever asks it. */
import type { Place } from '../model.ts';
import type { Asked, Interview } from './model.ts';
import type { Tick } from './pairs/states.ts';
import type { PlannedPhase } from './plan.ts';

export type MachineEvent =
  /** The room is there. */
  | { readonly kind: 'opened'; readonly room: Place }
  | { readonly kind: 'next' | 'hint' | 'giveup' | 'pause' | 'resume' | 'end'; readonly step: number }
  /** A sign of life; with the entry's words of a clarifying question that was answered. */
  | { readonly kind: 'heard'; readonly clarified?: string }
  /** Time has passed. */
  | { readonly kind: 'time' }
  /** The room cannot be reached any more. */
  | { readonly kind: 'gone' }
  /** The entry is no longer in the corpus. */
  | { readonly kind: 'removed' }
  /** In a pair: whoever was asked says yes, or no. */
  | { readonly kind: 'accept' | 'decline' }
  /** In a pair: the interviewer says how far a point, by its head, was made. */
  | { readonly kind: 'tick'; readonly point: string; readonly state: Tick };

/** What the machine must know of the entry and of what was said. Costly answers are asked for only when needed. */
export interface Scene {
  readonly phases: readonly PlannedPhase[];
  /** How many the entry has. */
  readonly hints: number;
  /** How to ask for more of a phase that was hardly answered; undefined when it was answered, or asked for already. */
  readonly more: () => string | undefined;
  /** The next question of a phase that consists of questions; undefined when it has had its questions. */
  readonly question: (interview: Interview, phase: number) => Omit<Asked, 'phase'> | undefined;
  /** Heads of points that giving up the present phase shows. */
  readonly reveals: () => readonly string[];
}

/** Why nothing changed. */
export type Standstill =
  'old-step' | 'over' | 'invited' | 'accepted' | 'not-open' | 'not-paused' | 'paused' | 'no-hint' | 'nothing';

export type Outcome =
  | { readonly kind: 'same'; readonly interview: Interview; readonly why: Standstill }
  | {
      readonly kind: 'changed';
      readonly interview: Interview;
      /** What is posted next. */
      readonly say?: 'step' | 'card';
      /** The message of the step shows something new. */
      readonly look?: true;
    };

export type EventOf<Kind extends MachineEvent['kind']> = Extract<MachineEvent, { kind: Kind }>;

export interface Turn {
  readonly interview: Interview;
  readonly now: Temporal.Instant;
  readonly scene: Scene;
}
