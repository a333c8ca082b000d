/** Reads what people typed into the forms of `daily setup`. Every function throws a UserError that says what would fit. */
import { UserError } from '../errors.ts';
import { canonicalZone, findZones } from '../zones.ts';
import type { RevealRule } from './model.ts';

/** Minutes: 15 minutes to a week. */
const shortest = 15;
const longest = 7 * 24 * 60;

/** `9`, `9:30`, `09.30`, `9am`, `7:15 pm`, `21h` as `HH:MM`. */
export function readTime(text: string): string {
  const parts = /^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})?)?\s*(?:(?<half>[ap])\.?m\.?)?$/i.exec(text.trim())?.groups;
  const hour = parts && hourOf(Number(parts['hour']), parts['half']?.toLowerCase());
  const minute = Number(parts?.['minute'] ?? 0);
  if (hour === undefined || minute > 59) {
    throw new UserError(
      'bad-time',
      `“${text.trim().slice(0, 40)}” is no time of day.`,
      'Write it like 09:00 or 4:30 pm.',
    );
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 0 to 23; undefined when there is no such hour. */
function hourOf(typed: number, half: string | undefined): number | undefined {
  if (half === undefined) return typed < 24 ? typed : undefined;
  if (typed < 1 || typed > 12) return undefined;
  return (typed % 12) + (half === 'p' ? 12 : 0);
}

/** An IANA zone by its name, or by its city when only one has that name. */
export function readZone(text: string): string {
  const typed = text.trim();
  const near = findZones(typed.slice(0, 100), 6);
  const exact = near.find((name) => folded(name) === folded(typed));
  if (exact !== undefined) return exact;
  const cities = near.filter((name) => folded(name.split('/').at(-1) ?? '') === folded(typed));
  const [city] = cities;
  if (city !== undefined && cities.length === 1) return city;
  const known = canonicalZone(typed);
  if (known !== undefined) return known;
  throw new UserError(
    'bad-zone',
    `“${typed.slice(0, 60)}” is no time zone that I know.`,
    near.length > 0 && typed !== ''
      ? `Did you mean ${near.slice(0, 3).join(', ')}?`
      : 'Write the region and city, like Europe/Berlin or America/New_York, or UTC.',
  );
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_]+/g, '_');
}

/** Numbers 1 to 7, joined by commas. */
export function readWeekdays(text: string): readonly number[] {
  const days = new Set(
    text
      .split(',')
      .map(Number)
      .filter((day) => Number.isInteger(day) && day >= 1 && day <= 7),
  );
  if (days.size === 0) {
    throw new UserError('no-weekday', 'No day of the week was chosen.', 'Choose at least one.');
  }
  return [...days].toSorted((a, b) => a - b);
}

/** `6`, `6 h`, `90 min`, `1 day` after the post, or a time of day such as `16:00`. */
export function readReveal(text: string): RevealRule {
  const typed = text.trim();
  const after = /^(?<amount>\d{1,4})\s*(?<unit>h|hours?|min|minutes?|d|days?)?$/i.exec(typed)?.groups;
  if (after === undefined) return { kind: 'at', time: readTime(typed) };
  const unit = (after['unit'] ?? 'h').charAt(0).toLowerCase();
  const minutes = Number(after['amount']) * (unit === 'm' ? 1 : unit === 'h' ? 60 : 24 * 60);
  if (minutes < shortest || minutes > longest) {
    throw new UserError(
      'bad-reveal',
      `The answer cannot come ${typed} after the question.`,
      'Choose 15 minutes to 7 days, like 90 min, 6 h or 1 day, or a time such as 16:00.',
    );
  }
  return { kind: 'after', minutes };
}
