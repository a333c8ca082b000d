/**
 * How time passes in an interview. A phase gets its share of what is left when it begins, so a quick phase leaves more to the
 * others. When a phase is over there is a short grace to finish a sentence. All pure; times in milliseconds.
 */
import type { Interview } from './model.ts';
import type { PlannedPhase } from './plan.ts';

export type Timed = Pick<
  Interview,
  'length' | 'state' | 'room' | 'phase' | 'phaseUsedMs' | 'phaseSince' | 'usedMs' | 'told' | 'startedAt' | 'lastAt'
>;

const minuteMs = 60_000;
/** The least that a phase gets, however late it is. */
const leastMs = minuteMs;
const longestGraceMs = minuteMs;
/** After so many hours without a sign of life an interview that stands still is over. */
export const abandonedAfterHours = 24;
/** How long an invitation stands. */
export const invitedForMinutes = 60;

/** What the present phase may take. */
export function budgetOf({ length, usedMs, phase }: Timed, phases: readonly PlannedPhase[]): number {
  const left = length * minuteMs - usedMs.slice(0, phase).reduce((sum, ms) => sum + ms, 0);
  const shareLeft = phases.slice(phase).reduce((sum, { share }) => sum + share, 0);
  const share = shareLeft === 0 ? 1 : (phases[phase]?.share ?? 0) / shareLeft;
  return Math.max(leastMs, Math.round(left * share));
}

/** When the present phase ends by itself, as used time. */
export function endOf(interview: Timed, phases: readonly PlannedPhase[]): number {
  const budget = budgetOf(interview, phases);
  return budget + Math.min(longestGraceMs, Math.round(budget / 4));
}

/** Used of the present phase. Time in which the bot was away does not count beyond the end of the phase. */
export function usedOf(interview: Timed, phases: readonly PlannedPhase[], now: Temporal.Instant): number {
  const { phaseUsedMs, phaseSince } = interview;
  const running = phaseSince === undefined ? 0 : Math.max(0, now.epochMilliseconds - phaseSince.epochMilliseconds);
  return Math.min(endOf(interview, phases), phaseUsedMs + running);
}

/** The highest mark of the phase that has been reached. */
export function reachedOf(used: number, budget: number): Interview['told'] {
  if (used >= budget) return 100;
  if (used >= budget * 0.9) return 90;
  return used >= budget * 0.5 ? 50 : 0;
}

/** When the present phase's own time is over, while it runs. */
export function phaseEndsAt(interview: Timed, phases: readonly PlannedPhase[]): Temporal.Instant | undefined {
  return whenUsed(interview, budgetOf(interview, phases));
}

/** Of an invitation. */
export function lapsesAt({ startedAt }: Pick<Interview, 'startedAt'>): Temporal.Instant {
  return startedAt.add({ minutes: invitedForMinutes });
}

/** When something happens by itself next; undefined once it is over. */
export function nextClock(interview: Timed, phases: readonly PlannedPhase[]): Temporal.Instant | undefined {
  if (interview.state === 'invited') return lapsesAt(interview);
  if (interview.state !== 'running' && interview.state !== 'paused') return undefined;
  const { phaseSince, told, lastAt } = interview;
  if (phaseSince === undefined) return lastAt.add({ hours: abandonedAfterHours });
  const budget = budgetOf(interview, phases);
  const marks = { 0: budget * 0.5, 50: budget * 0.9, 90: budget, 100: endOf(interview, phases) };
  return whenUsed(interview, marks[told]);
}

function whenUsed({ phaseSince, phaseUsedMs }: Timed, ms: number): Temporal.Instant | undefined {
  return phaseSince?.add({ milliseconds: Math.ceil(ms - phaseUsedMs) });
}
