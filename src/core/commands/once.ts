/** Keeps an effect from happening twice when a person presses twice. */
import type { Deps } from '../ports.ts';

/**
 * True unless the same key came within the last minute (and at most two). Each call marks its minute and the one before,
 * so a second press just after the full minute still finds a mark.
 */
export async function onceAMinute(key: string, deps: Pick<Deps, 'store' | 'clock'>): Promise<boolean> {
  const now = deps.clock();
  const minute = Math.floor(now.epochMilliseconds / 60_000);
  const isFirst = await deps.store.seen.first(`${key} ${String(minute)}`, now);
  const wasQuiet = await deps.store.seen.first(`${key} ${String(minute - 1)}`, now);
  return isFirst && wasQuiet;
}
