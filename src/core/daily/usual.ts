/** What a daily question is set to until somebody chooses otherwise. */
import type { Settings } from './model.ts';

export const usualSettings: Omit<Settings, 'schedule'> = {
  reveal: { kind: 'after', minutes: 6 * 60 },
  categories: [],
  level: 'any',
  pin: false,
  thread: true,
};
export const usualTime = { time: '09:00', weekdays: [1, 2, 3, 4, 5] } as const;
