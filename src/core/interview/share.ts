/** A result shown to the channel in which the interview was asked for: the judgement and its picture, none of the words. */
import type { NewDelivery } from '../outbox/ports.ts';
import type { Deps } from '../ports.ts';
import type { Work } from '../outbox/work.ts';
import { type Carded, cardPicture } from './card.ts';
import { markOf, markers } from './marks.ts';
import { scorecardView } from './views/scorecard.ts';

export function shareOf({ id, place }: Carded, now: Temporal.Instant): NewDelivery {
  return { key: `say ${id} share`, kind: 'say', place, subject: id, topic: 'share', dueAt: now };
}

export async function shareWork({ id, card, place }: Carded, deps: Pick<Deps, 'corpus' | 'store'>): Promise<Work> {
  return {
    kind: 'send',
    to: { place },
    mark: markOf(markers.again({ id })),
    view: scorecardView({ interview: id, card, page: 1, audience: 'channel', picture: await cardPicture(card, deps) }),
    sent: () => ({}),
  };
}
