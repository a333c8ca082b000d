import { describe, expect, it } from 'vitest';
import { canonicalZone, findZones, zoneNames } from '../../src/core/zones.ts';

describe('a name of a time zone', () => {
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['+02:00', undefined],
    ['Mars/Olympus', undefined],
    ['', undefined],
    ['<!channel>', undefined],
  ])('%j is %j', (name, expected) => {
    expect(canonicalZone(name)).toBe(expected);
  });
});

describe('finding a time zone while typing', () => {
  it.each([
    ['a city', 'berl', 'Europe/Berlin'],
    ['a city of two words', 'new york', 'America/New_York'],
    ['a city with an underscore', 'New_Y', 'America/New_York'],
    ['a whole name', 'asia/tokyo', 'Asia/Tokyo'],
    ['no zone of a place', 'utc', 'UTC'],
    ['the middle of a name', 'ng kong', 'Asia/Hong_Kong'],
  ])('by %s', (_how, typed, expected) => {
    expect(findZones(typed, 5)[0]).toBe(expected);
  });

  it('puts cities before regions of the same beginning', () => {
    const found = findZones('a', 500);
    expect(found.indexOf('Africa/Addis_Ababa')).toBeLessThan(found.indexOf('Africa/Tunis'));
  });

  it('offers the first names while nothing is typed, and never more than asked for', () => {
    expect(findZones('  ', 3)).toEqual(zoneNames().slice(0, 3));
    expect(findZones('a', 7)).toHaveLength(7);
  });

  it.each(['<!channel>', '\u0000', '((((', 'x'.repeat(10_000)])('finds nothing for %j', (typed) => {
    expect(findZones(typed, 5)).toEqual([]);
  });

  it('knows names that the calendar takes, each once', () => {
    expect(new Set(zoneNames()).size).toBe(zoneNames().length);
    const at = Temporal.Instant.from('2026-11-24T09:00:00Z');
    expect(zoneNames().map((name) => at.toZonedDateTimeISO(name).timeZoneId)).toEqual(zoneNames());
  });
});
