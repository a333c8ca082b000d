/** For a demonstration: when something of a channel's daily question happens next. */
import { channelOf, type Place } from '../model.ts';
import type { Deps } from '../ports.ts';

export interface Ahead {
  /** The next question. */
  readonly post?: Temporal.Instant;
  /** The answer to the newest question, while it is still to come. */
  readonly reveal?: Temporal.Instant;
}

/** Undefined where no daily question is set up. */
export async function aheadIn(place: Place, { store }: Pick<Deps, 'store'>): Promise<Ahead | undefined> {
  const subscription = await store.subscriptions.of(channelOf(place));
  if (subscription === undefined || subscription.state === 'removed') return undefined;
  const [newest] = await store.rounds.posted(subscription.id, 1, 0);
  return {
    ...(subscription.nextAt === undefined ? {} : { post: subscription.nextAt }),
    ...(newest?.state === 'posted' ? { reveal: newest.revealAt } : {}),
  };
}
