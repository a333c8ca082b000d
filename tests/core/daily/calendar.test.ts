import { describe, expect, it } from 'vitest';
import { nextOccurrence, revealAfter, revealTime } from '../../../src/core/daily/calendar.ts';
import type { Schedule } from '../../../src/core/daily/model.ts';
import { zoneNames } from '../../../src/core/zones.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const next = (schedule: Partial<Schedule> & { zone: string; time: string }, after: string): string => {
  const { date, at: instant } = nextOccurrence({ weekdays: everyDay, ...schedule }, at(after));
  return `${date} ${instant.toString()}`;
};

describe('the next occurrence', () => {
  it.each([
    [
      'later today',
      { zone: 'Europe/Berlin', time: '09:00' },
      '2026-11-24T07:59:59Z',
      '2026-11-24 2026-11-24T08:00:00Z',
    ],
    [
      'tomorrow, when it is just now',
      { zone: 'Europe/Berlin', time: '09:00' },
      '2026-11-24T08:00:00Z',
      '2026-11-25 2026-11-25T08:00:00Z',
    ],
    [
      'after the weekend',
      { zone: 'UTC', time: '09:00', weekdays: [1, 2, 3, 4, 5] },
      '2026-11-27T09:00:00Z',
      '2026-11-30 2026-11-30T09:00:00Z',
    ],
    [
      'a week later',
      { zone: 'UTC', time: '09:00', weekdays: [2] },
      '2026-11-24T09:00:00Z',
      '2026-12-01 2026-12-01T09:00:00Z',
    ],
    [
      'by the local date, ahead of UTC',
      { zone: 'Pacific/Kiritimati', time: '00:30', weekdays: [3] },
      '2026-11-24T00:00:00Z',
      '2026-11-25 2026-11-24T10:30:00Z',
    ],
    [
      'moved out of the gap in spring',
      { zone: 'Europe/Berlin', time: '02:30' },
      '2027-03-27T12:00:00Z',
      '2027-03-28 2027-03-28T01:30:00Z',
    ],
    [
      'the first of two in autumn',
      { zone: 'Europe/Berlin', time: '02:30' },
      '2026-10-24T12:00:00Z',
      '2026-10-25 2026-10-25T00:30:00Z',
    ],
    [
      'the next day, asked between the two of autumn',
      { zone: 'Europe/Berlin', time: '02:30' },
      '2026-10-25T01:00:00Z',
      '2026-10-26 2026-10-26T01:30:00Z',
    ],
    [
      'a gap at midnight',
      { zone: 'Africa/Cairo', time: '00:00' },
      '2026-04-23T12:00:00Z',
      '2026-04-24 2026-04-23T22:00:00Z',
    ],
    [
      'half an hour of summer time',
      { zone: 'Australia/Lord_Howe', time: '02:15' },
      '2026-10-03T12:00:00Z',
      '2026-10-04 2026-10-03T15:45:00Z',
    ],
  ])('is %s', (_name, schedule, after, expected) => {
    expect(next(schedule, after)).toBe(expected);
  });
});

/** Every zone whose clocks change in these years, with the instants of the changes, found by halving. */
function transitions(zone: string): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  let time = at('2026-01-01T00:00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (time !== null && time.year < 2031) {
    found.push(time);
    time = time.getTimeZoneTransition('next');
  }
  return found;
}

describe('around every change of the clocks from 2026 to 2030', () => {
  const changing = zoneNames()
    .map((zone) => ({ zone, changes: transitions(zone) }))
    .filter(({ changes }) => changes.length > 0);
  /** Zones whose clocks always show the same need to be looked at once only. */
  const rules = new Map(
    changing.map(({ zone, changes }) => [
      changes.map((change) => `${change.epochMilliseconds} ${change.offset}`).join(),
      { zone, changes },
    ]),
  );

  it('knows of more than a hundred zones with such changes', () => {
    expect(changing.length).toBeGreaterThan(100);
  });

  it('comes once for each local date, ever later, at the wall-clock time unless that does not exist', () => {
    const faults: string[] = [];
    for (const { zone, changes } of rules.values()) {
      for (const change of changes) {
        for (const time of ['00:00', '00:30', '01:15', '01:30', '02:00', '02:30', '03:00', '23:45']) {
          faults.push(...faultsAround({ zone, time, weekdays: everyDay }, change));
        }
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);
});

function faultsAround(schedule: Schedule, change: Temporal.ZonedDateTime): string[] {
  const faults: string[] = [];
  let after = change.toInstant().subtract({ hours: 60 });
  let expected: Temporal.PlainDate | undefined;
  for (let count = 0; count < 5; count += 1) {
    const { date, at: instant } = nextOccurrence(schedule, after);
    const label = `${schedule.zone} ${schedule.time} ${date}`;
    const day = Temporal.PlainDate.from(date);
    if (Temporal.Instant.compare(instant, after) <= 0) faults.push(`${label}: not later`);
    if (expected !== undefined && !day.equals(expected)) faults.push(`${label}: a date is left out or twice`);
    if (!isRight(schedule, day, instant)) faults.push(`${label}: at ${instant.toString()}`);
    // Asked from any moment before it, also within a repeated hour, it is the same one.
    const again = nextOccurrence(schedule, instant.subtract({ minutes: 20 }));
    if (again.date !== date) faults.push(`${label}: asked 20 minutes before, it is ${again.date}`);
    expected = day.add({ days: 1 });
    after = instant;
  }
  return faults;
}

/** An oracle of its own: the earliest instant whose wall clock shows the time, by trying the offsets in use around it. */
function isRight({ zone, time }: Schedule, day: Temporal.PlainDate, instant: Temporal.Instant): boolean {
  const wanted = day.toPlainDateTime(time);
  const shows = (candidate: Temporal.Instant): boolean =>
    candidate.toZonedDateTimeISO(zone).toPlainDateTime().equals(wanted);
  const utc = wanted.toZonedDateTime('UTC').toInstant();
  const offsets = [-30, -6, 6, 30].map((hours) => utc.add({ hours }).toZonedDateTimeISO(zone).offsetNanoseconds);
  const matching = [...new Set(offsets)].map((offset) => utc.subtract({ nanoseconds: offset })).filter(shows);
  const [earliest] = matching.toSorted(Temporal.Instant.compare.bind(undefined));
  if (earliest !== undefined) return instant.equals(earliest);
  // It does not exist: what is shown instead lies behind it by the length of the gap, on the clock.
  const shown = instant.toZonedDateTimeISO(zone);
  const before = instant.subtract({ hours: 3 }).toZonedDateTimeISO(zone);
  const gap = shown.offsetNanoseconds - before.offsetNanoseconds;
  return gap > 0 && shown.toPlainDateTime().equals(wanted.add({ nanoseconds: gap }));
}

describe('the reveal', () => {
  const posted = at('2026-11-24T08:00:00Z');
  it.each([
    ['six hours later', { kind: 'after', minutes: 360 } as const, '2026-11-24T14:00:00Z'],
    ['at a time later that day', { kind: 'at', time: '16:00' } as const, '2026-11-24T15:00:00Z'],
    ['the next day, when that time has passed', { kind: 'at', time: '08:00' } as const, '2026-11-25T07:00:00Z'],
    ['the next day, when it is only minutes away', { kind: 'at', time: '09:10' } as const, '2026-11-25T08:10:00Z'],
    ['at a time just far enough away', { kind: 'at', time: '09:15' } as const, '2026-11-24T08:15:00Z'],
  ])('comes %s', (_name, rule, expected) => {
    expect(revealTime(rule, 'Europe/Berlin', posted).toString()).toBe(expected);
  });

  it('never comes sooner than a quarter of an hour after the post', () => {
    const planned = at('2026-11-24T09:00:00Z');
    expect(revealAfter(planned, at('2026-11-24T08:40:00Z')).toString()).toBe('2026-11-24T09:00:00Z');
    expect(revealAfter(planned, at('2026-11-24T08:59:00Z')).toString()).toBe('2026-11-24T09:14:00Z');
  });
});
