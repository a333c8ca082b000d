/** What becomes of an interview of two before it begins, and what its interviewer ticks. Pure. */
import type { Ending, Interview } from '../model.ts';
import { lapsesAt } from '../timing.ts';

/** What an interviewer ticks: nothing, that it was named, that it was explained. */
export type Tick = 'none' | 'named' | 'explained';

export function accepted(interview: Interview, now: Temporal.Instant): Interview {
  return { ...interview, state: 'running', step: 1, lastAt: now };
}

/** Without an ending: whoever was asked said no. */
export function declined(interview: Interview, now: Temporal.Instant, ending?: Ending): Interview {
  return { ...interview, ...(ending === undefined ? {} : { ending }), state: 'declined', endedAt: now };
}

export function hasLapsed(interview: Interview, now: Temporal.Instant): boolean {
  return now.epochMilliseconds >= lapsesAt(interview).epochMilliseconds;
}

/** Undefined when the point, by its head, stands so already. */
export function ticked(interview: Interview, point: string, state: Tick): Interview | undefined {
  const { [point]: before = 'none', ...others } = interview.ticks;
  if (before === state) return undefined;
  return { ...interview, ticks: state === 'none' ? others : { ...others, [point]: state } };
}
