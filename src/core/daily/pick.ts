/** Which question comes next. Pure and seeded: the same channel on the same date gets the same one. */
import { difficulties, type Difficulty, type Entry } from '../model.ts';
import { slugOf } from '../slug.ts';
import { weekdayOf } from './calendar.ts';
import type { Settings } from './model.ts';

export interface PickRequest {
  readonly settings: Pick<Settings, 'categories' | 'level' | 'schedule'>;
  /** Entries asked before, each with its last local date. */
  readonly asked: ReadonlyMap<string, string>;
  /** The local date it is for. */
  readonly date: string;
  /** Anything that stays the same for the channel and date. */
  readonly seed: string;
}

export interface Picked {
  readonly entry: Entry;
  /** How many that fit have not been asked when this one is. */
  readonly left: number;
}

/** Staff are told when so few questions are left before they repeat. */
export const fewLeft = 7;

/** One that was never asked where there is one, else the one asked longest ago. Undefined when nothing fits. */
export function pick(entries: readonly Entry[], request: PickRequest): Picked | undefined {
  const { settings, asked, date, seed } = request;
  const fitting = fittingEntries(entries, settings);
  const fresh = fitting.filter(({ id }) => !asked.has(id));
  if (fresh.length > 0) {
    const choice =
      settings.level === 'ramp' ? nearest(fresh, steepness(weekdayOf(date), settings.schedule.weekdays)) : fresh;
    const entry = draw(choice, seed);
    return entry && { entry, left: fresh.length - 1 };
  }
  const oldest = fitting
    .map(({ id }) => asked.get(id) ?? '')
    .toSorted()
    .at(0);
  const entry = draw(
    fitting.filter(({ id }) => asked.get(id) === oldest),
    seed,
  );
  return entry && { entry, left: 0 };
}

/** What the settings allow: never a question without an answer. */
export function fittingEntries(
  entries: readonly Entry[],
  { categories, level }: Pick<Settings, 'categories' | 'level'>,
): readonly Entry[] {
  return entries.filter(
    ({ completeness, category, difficulty }) =>
      completeness !== 'unanswered' &&
      (categories.length === 0 || categories.includes(slugOf(category) || 'other')) &&
      (level === 'any' || level === 'ramp' || difficulty === level),
  );
}

/** Where in the week a day stands: 0 for its easy beginning, 2 for its hard end. */
function steepness(weekday: number, weekdays: readonly number[]): number {
  const index = Math.max(0, weekdays.indexOf(weekday));
  return Math.min(2, Math.floor((index * difficulties.length) / weekdays.length));
}

/** Those whose difficulty comes closest to the wanted one; an entry without one counts as medium. */
function nearest(entries: readonly Entry[], wanted: number): readonly Entry[] {
  const distance = ({ difficulty = 'medium' }: Entry): number => Math.abs(rankOf(difficulty) - wanted);
  const least = Math.min(...entries.map(distance));
  return entries.filter((entry) => distance(entry) === least);
}

function rankOf(difficulty: Difficulty): number {
  return difficulties.indexOf(difficulty);
}

/** By the seed alone: the order in which the corpus lists its entries plays no part. */
function draw(entries: readonly Entry[], seed: string): Entry | undefined {
  return entries.toSorted((a, b) => scatter(`${seed} ${a.id}`) - scatter(`${seed} ${b.id}`)).at(0);
}

/** FNV-1a over UTF-16 units, then mixed so that texts which differ at their end only are far apart. Not for secrets. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
