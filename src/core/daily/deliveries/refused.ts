/** The platform refuses a message, or it was given up: the daily question of the channel stops, and staff are told once. */
import type { PlatformError } from '../../errors.ts';
import type { Effects } from '../../outbox/ports.ts';
import type { Round, Subscription } from '../model.ts';
import { noticeOf } from '../notices.ts';

/** `error` is absent for what failed on our side. */
export function refusedEffects(
  round: Round | undefined,
  subscription: Subscription | undefined,
  error: PlatformError | undefined,
  now: Temporal.Instant,
): Effects {
  if (subscription === undefined) return {};
  if (error === undefined) {
    const reason = 'It could not be posted, for a reason that is in the log.';
    return {
      ...(round?.state === 'planned' ? { round: { id: round.id, change: { state: 'skipped', reason } } } : {}),
      add: [noticeOf(subscription, 'failed', String(round?.id ?? 0), now)],
    };
  }
  return {
    subscription: { id: subscription.id, change: { state: 'blocked', trouble: error.message, nextAt: null } },
    add: [noticeOf(subscription, 'refused', String(round?.id ?? 0), now)],
  };
}
