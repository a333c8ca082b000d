/** After an answer that was lost: is the message there? */
import { PlatformError } from '../errors.ts';
import type { Pace, PostRef } from '../messenger.ts';
import { backoffMs } from './backoff.ts';
import type { Claim } from './ports.ts';
import type { Turn, Work } from './work.ts';

/** Seconds after a request in which its message may still appear: longer than the timeout and the platform's own work. */
export const quietSeconds = 30;
/** Seconds. The quiet time doubles with each answer that is lost, up to this. */
const longestQuietSeconds = 15 * 60;
/** Repeats that come sooner, where the first post is sure to be given back. */
const quickRepeats = 3;
/**
 * Requests whose answer was lost, after which it is given up: each may leave one more copy behind. By the pauses between
 * them, those of which each was looked for take more than two hours.
 */
export const mostUnsure = { absent: 14, unreadable: 5 } as const;
/** Seconds by which the platform's clock and ours may differ. */
const clocksDiffer = 60;
/** Milliseconds before the end of the platform's promise in which it is not relied on any more. */
const promiseMargin = 15_000;

export type Found =
  | { readonly kind: 'found'; readonly ref: PostRef }
  | { readonly kind: 'absent' }
  /** It has been quiet, but whether the message is there cannot be looked up. */
  | { readonly kind: 'unreadable' }
  /** A request may still be on its way. */
  | { readonly kind: 'later'; readonly at: Temporal.Instant };

/** Milliseconds until the next try, once an answer was lost. `random` (0 to 1) spreads quick ones. */
export function pauseMs(claim: Claim, { repeatMs }: Pick<Pace, 'repeatMs'>, random: number): number {
  const before = claim.unsureAt === undefined ? 0 : claim.attempts;
  const quick = repeatMs > 0 ? quickRepeats : 0;
  if (before < quick) return backoffMs(before, random);
  return 1000 * Math.min(longestQuietSeconds, quietSeconds * 2 ** (before - quick));
}

/** Whether a post with the same mark is sure to give back the first one, if there is one. */
export function repeatIsSafe(claim: Claim, { repeatMs }: Pick<Pace, 'repeatMs'>, now: Temporal.Instant): boolean {
  const began = claim.firstIntent?.epochMilliseconds;
  return began === undefined ? repeatMs > 0 : now.epochMilliseconds < began + repeatMs - promiseMargin;
}

/**
 * Throws what `find` throws, but for a history that may not be read, which proves nothing: then what may come twice is sent
 * again once it has been quiet.
 */
export async function reconcile(turn: Turn, work: Extract<Work, { kind: 'send' }>): Promise<Found> {
  const { claim, messenger, deps } = turn;
  const refs = await messenger.find(work.to, work.mark, searchFrom(claim)).catch((error: unknown) => {
    if (!(error instanceof PlatformError) || error.kind !== 'denied' || work.neverBlindly === true) throw error;
    deps.log.warn({ delivery: claim.id, reason: error.message }, 'whether a message was posted cannot be looked up');
    return undefined;
  });
  const none = refs === undefined ? 'unreadable' : 'absent';
  const [oldest] = refs ?? [];
  if (oldest === undefined) {
    const at = (claim.lastIntent ?? searchFrom(claim)).add({ seconds: quietSeconds });
    if (deps.clock().epochMilliseconds < at.epochMilliseconds) return { kind: 'later', at };
  }
  const found: Found = oldest === undefined ? { kind: none } : { kind: 'found', ref: oldest };
  deps.metrics.count('reconciled_total', { platform: claim.place.platform, outcome: found.kind });
  return found;
}

function searchFrom(claim: Claim): Temporal.Instant {
  return (claim.firstIntent ?? claim.dueAt).subtract({ seconds: clocksDiffer });
}
