/** How long to wait before the next try. */

/** Milliseconds. */
const first = 2000;
const longest = 5 * 60_000;

/** Doubles with each attempt that failed, up to five minutes; `random` (0 to 1) spreads it over its upper half, so that many do not come back at once. */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempts, 20));
  return Math.round(full / 2 + (full / 2) * random);
}
