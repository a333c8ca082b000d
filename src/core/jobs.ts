/** What is due at a tick. Everything here may run late, twice or not at all without harm. */
import type { Deps } from './ports.ts';

export interface JobSettings {
  /** How long an event id is remembered; platforms redeliver for minutes, not for days. */
  readonly rememberEventsHours: number;
}

export async function runDue(settings: JobSettings, deps: Pick<Deps, 'store' | 'clock' | 'log'>): Promise<void> {
  const forgotten = await deps.store.seen.forget(
    deps.clock().subtract({ minutes: Math.round(settings.rememberEventsHours * 60) }),
  );
  if (forgotten > 0) deps.log.debug({ forgotten }, 'forgot old event ids');
}
