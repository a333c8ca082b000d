/**
 * When questions are due. A wall-clock time that a change of the clocks leaves out moves forward by the gap, one that comes
 * twice counts the first time: Temporal's "compatible", which is the rule of RFC 5545. Pure.
 */
import type { RevealRule, Schedule } from './model.ts';

export interface Occurrence {
  /** The local date it belongs to, `YYYY-MM-DD`: at most one for each. */
  readonly date: string;
  readonly at: Temporal.Instant;
}

/** A reveal never comes sooner after its post, however late that was. */
export const shortestReveal = { minutes: 15 } as const;

/** The first occurrence strictly after `after`. */
export function nextOccurrence(schedule: Schedule, after: Temporal.Instant): Occurrence {
  // The day before as well: a gap around midnight moves its occurrence into the next date.
  let date = after.toZonedDateTimeISO(schedule.zone).toPlainDate().subtract({ days: 1 });
  for (;;) {
    if (schedule.weekdays.includes(date.dayOfWeek)) {
      const at = wallClock(date, schedule.time, schedule.zone);
      if (at.epochMilliseconds > after.epochMilliseconds) return { date: date.toString(), at };
    }
    date = date.add({ days: 1 });
  }
}

/** The occurrence that is due at `at`, or the next one when the schedule has none just then. */
export function occurrenceAt(schedule: Schedule, at: Temporal.Instant): Occurrence {
  return nextOccurrence(schedule, at.subtract({ milliseconds: 1 }));
}

/** When the answer to a question that is due at `dueAt` comes. */
export function revealTime(rule: RevealRule, zone: string, dueAt: Temporal.Instant): Temporal.Instant {
  if (rule.kind === 'after') return dueAt.add({ minutes: rule.minutes });
  const everyDay: Schedule = { time: rule.time, zone, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  return occurrenceAt(everyDay, dueAt.add(shortestReveal)).at;
}

/** The later of when the answer was to come and the soonest it may after a post at `postedAt`. */
export function revealAfter(planned: Temporal.Instant, postedAt: Temporal.Instant): Temporal.Instant {
  const soonest = postedAt.add(shortestReveal);
  return soonest.epochMilliseconds > planned.epochMilliseconds ? soonest : planned;
}

export function localDate(zone: string, at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** ISO weekday, 1 (Monday) to 7. `date` is `YYYY-MM-DD`. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

function wallClock(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
}
