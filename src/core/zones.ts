/** The names of time zones, and finding one while typing. */

let known: readonly string[] | undefined;

/** As the tz database has them, `UTC` first. Asked for late: the first look takes megabytes. */
export function zoneNames(): readonly string[] {
  known ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  return known;
}

/** Best first, at most `limit`. Case, spaces and underscores make no difference; nothing typed gives the first names. */
export function findZones(partial: string, limit: number): readonly string[] {
  const wanted = folded(partial.slice(0, 100)).trim();
  return zoneNames()
    .map((name) => ({ name, distance: distanceOf(folded(name), wanted) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** The name as it is written today, or undefined for what names no zone. Bare offsets are none: they know no summer time. */
export function canonicalZone(name: string): string | undefined {
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('_', ' ');
}

/** People type the city first of all, then the region. */
function distanceOf(name: string, wanted: string): number {
  const parts = name.split('/');
  if (parts.at(-1)?.startsWith(wanted) === true) return 0;
  if (name.startsWith(wanted) || parts.some((part) => part.startsWith(wanted))) return 1;
  return name.includes(wanted) ? 2 : Infinity;
}
