/** The platform refuses a message, or it was given up: the daily question of the channel stops, and staff are told once. */
import type { PlatformError } from '../../errors.ts';
import type { Refused } from '../../outbox/work.ts';
import type { Round, Subscription } from '../model.ts';
import { noticeOf } from '../notices.ts';

/** `error` is absent for what failed on our side. */
export function refusal(
  round: Round | undefined,
  subscription: Subscription | undefined,
  error: PlatformError | undefined,
  now: Temporal.Instant,
): Refused {
  if (subscription === undefined || subscription.state === 'removed') return { state: 'dropped', effects: {} };
  if (error === undefined) {
    const reason = 'It could not be posted, for a reason that is in the log.';
    return {
      state: 'blocked',
      effects: {
        ...(round?.state === 'planned' ? { round: { id: round.id, change: { state: 'skipped', reason } } } : {}),
        add: [noticeOf(subscription, 'failed', String(round?.id ?? 0), now)],
      },
    };
  }
  // Staff know already.
  if (subscription.state === 'blocked') return { state: 'blocked', effects: {} };
  return {
    state: 'blocked',
    effects: {
      subscription: { id: subscription.id, change: { state: 'blocked', trouble: error.message, nextAt: null } },
      // Told anew when it is refused again after somebody has resumed it.
      add: [noticeOf(subscription, 'refused', String(subscription.version), now)],
    },
  };
}
