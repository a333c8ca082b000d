/** What a delivery is about, as it stands now. */
import type { PostRef } from '../../messenger.ts';
import type { Claim } from '../../outbox/ports.ts';
import type { Deps } from '../../ports.ts';
import type { Round, Subscription } from '../model.ts';

export async function roundOf(
  { subject }: Claim,
  { store }: Pick<Deps, 'store'>,
): Promise<{ readonly round: Round | undefined; readonly subscription: Subscription | undefined }> {
  const round = await store.rounds.get(subject);
  return { round, subscription: round && (await store.subscriptions.get(round.subscription)) };
}

/** The post of a round, once it is there. */
export function postOf({ place, message }: Pick<Round, 'place' | 'message'>): PostRef | undefined {
  return message === undefined ? undefined : { place, message };
}

/** The reveal of a round, once it is there. */
export function revealOf({ place, thread, revealMessage }: Round): PostRef | undefined {
  if (revealMessage === undefined) return undefined;
  return { place: thread === undefined ? place : { ...place, thread }, message: revealMessage };
}
