import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/core/daily/model.ts';
import { pick } from '../../../src/core/daily/pick.ts';
import type { Difficulty, Entry } from '../../../src/core/model.ts';
import { entryOf } from '../../entries.ts';

const entry = (id: string, difficulty: Difficulty, category = 'Tools'): Entry =>
  entryOf({ id, title: id, category, difficulty, completeness: 'complete' });

const entries = [
  entry('a', 'easy'),
  entry('b', 'easy', 'Data'),
  entry('c', 'medium'),
  entry('d', 'medium', 'Data'),
  entry('e', 'hard'),
  entryOf({ id: 'empty', title: 'empty', category: 'Tools', completeness: 'unanswered' }),
];

const week = [1, 2, 3, 4, 5];
const monday = '2026-11-23';
const choose = (
  settings: Partial<Pick<Settings, 'categories' | 'level'>>,
  asked: Record<string, string> = {},
  date = monday,
  seed = 'x',
) =>
  pick(entries, {
    settings: { categories: [], level: 'any', schedule: { time: '09:00', zone: 'UTC', weekdays: week }, ...settings },
    asked: new Map(Object.entries(asked)),
    date,
    seed,
  });

describe('picking a question', () => {
  it('asks all that fit before any repeats, and never one without an answer', () => {
    const asked: Record<string, string> = {};
    const order = ['23', '24', '25', '26', '27'].map((day) => {
      const picked = choose({}, asked, `2026-11-${day}`, day);
      asked[picked?.entry.id ?? ''] = `2026-11-${day}`;
      return picked;
    });
    expect(order.map((picked) => picked?.entry.id).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(order.map((picked) => picked?.left)).toEqual([4, 3, 2, 1, 0]);
    expect(choose({}, asked, '2026-11-30')?.entry.id).toBe(order[0]?.entry.id);
  });

  it.each([
    [{ categories: ['data'] }, ['b', 'd']],
    [{ level: 'hard' } as const, ['e']],
    [{ categories: ['data'], level: 'easy' } as const, ['b']],
    [{ categories: ['nothing-here'] }, []],
  ])('keeps to %j', (settings, ids) => {
    const picked = new Set(
      Array.from({ length: 40 }, (_, seed) => choose(settings, {}, monday, String(seed))?.entry.id).filter(
        (id) => id !== undefined,
      ),
    );
    expect([...picked].toSorted()).toEqual(ids);
  });

  it('gives the same for the same seed, in whatever order the corpus lists its entries', () => {
    const request = {
      settings: { categories: [], level: 'any', schedule: { time: '09:00', zone: 'UTC', weekdays: week } },
      asked: new Map<string, string>(),
      date: monday,
      seed: 's',
    } as const;
    expect(pick(entries.toReversed(), request)?.entry.id).toBe(pick(entries, request)?.entry.id);
  });

  it('spreads channels over the questions', () => {
    const first = Array.from({ length: 200 }, (_, channel) => choose({}, {}, monday, `${channel} ${monday}`)?.entry.id);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      expect(first.filter((picked) => picked === id).length).toBeGreaterThan(20);
    }
  });

  it.each([
    ['Monday', '2026-11-23', ['a', 'b']],
    ['Wednesday', '2026-11-25', ['c', 'd']],
    ['Friday', '2026-11-27', ['e']],
  ])('gets harder through the week: %s', (_name, date, ids) => {
    const picked = new Set(
      Array.from({ length: 40 }, (_, seed) => choose({ level: 'ramp' }, {}, date, String(seed))?.entry.id),
    );
    expect([...picked].toSorted()).toEqual(ids);
  });

  it('takes the nearest difficulty where the wanted one has been asked', () => {
    expect(choose({ level: 'ramp' }, { a: '2026-11-16', b: '2026-11-17', c: '2026-11-18' })?.entry.id).toBe('d');
  });
});
