/** Moments in words of the channel's zone; platforms that can show them in the reader's own zone do. */
import type { Moment, Span } from '../../model.ts';

/** `Tue 24 Nov, 15:00 (Europe/Berlin)`. */
export function momentIn(zone: string, at: Temporal.Instant, show: Moment['show'] = 'day-and-time'): Span {
  return { text: inWords(zone, at), moment: { at: Math.floor(at.epochMilliseconds / 1000), show } };
}

export function inWords(zone: string, at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(zone);
  const day = local.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })} (${zone})`;
}

/** `Tue 24 Nov 2026`. `date` is `YYYY-MM-DD`. */
export function dayInWords(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** `3 h`, `90 min`. */
export function durationInWords(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
