/** Settings of a daily question in words. */
import type { Level, RevealRule } from '../model.ts';
import { durationInWords } from './moment.ts';

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export function weekdaysInWords(weekdays: readonly number[]): string {
  const days = weekdays.join('');
  if (days === '1234567') return 'every day';
  if (days === '12345') return 'Mon to Fri';
  return weekdays.map((day) => weekdayNames[day - 1] ?? '').join(', ');
}

export function revealInWords(reveal: RevealRule): string {
  return reveal.kind === 'at' ? `at ${reveal.time}` : `${durationInWords(reveal.minutes)} later`;
}

export function levelInWords(level: Level): string {
  if (level === 'any') return 'any';
  return level === 'ramp' ? 'easy to hard through the week' : level;
}
