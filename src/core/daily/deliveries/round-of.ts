/** What a delivery is about, as it stands now. */
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
