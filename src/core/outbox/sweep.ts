/** Removes what a request left behind that was accepted long after its answer was lost. */
import type { Address, PlatformMessenger, PostRef } from '../messenger.ts';
import type { Claim, Effects, NewDelivery } from './ports.ts';

/** Seconds after the message was recorded. */
const sweepAfter = [60, 600] as const;

/** The looks that follow a delivery of which a request was lost. */
export function sweepsOf(claim: Claim, now: Temporal.Instant): readonly NewDelivery[] {
  return sweepAfter.map((seconds) => ({
    key: `sweep ${claim.key} ${seconds}`,
    kind: 'sweep',
    place: claim.place,
    ...(claim.person === undefined ? {} : { person: claim.person }),
    subject: claim.subject,
    topic: claim.topic === undefined ? claim.kind : `${claim.kind} ${claim.topic}`,
    dueAt: now.add({ seconds }),
  }));
}

export interface Sweep {
  readonly to: Address;
  readonly mark: string;
  readonly since: Temporal.Instant;
  /** The message that stays. */
  readonly keep: string;
}

/** Deletes every other copy. Nothing is ever posted again here: a message that is missing was taken away by somebody. */
export async function sweep({ to, mark, since, keep }: Sweep, messenger: PlatformMessenger): Promise<Effects> {
  const copies: readonly PostRef[] = await messenger.find(to, mark, since);
  for (const copy of copies) if (copy.message !== keep) await messenger.remove(copy);
  return {};
}
