/** What staff are told, once each: privately, the person who set the daily question up. */
import type { NewDelivery } from '../outbox/ports.ts';
import type { Subscription } from './model.ts';

export const noticeTopics = ['few', 'nothing', 'refused', 'late', 'failed'] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

/** `once` tells occasions of the same topic apart. */
export function noticeOf(
  { id, place, setUpBy }: Pick<Subscription, 'id' | 'place' | 'setUpBy'>,
  topic: NoticeTopic,
  once: string,
  dueAt: Temporal.Instant,
): NewDelivery {
  return {
    key: `notice ${id} ${topic} ${once}`,
    kind: 'notice',
    place,
    person: setUpBy.id,
    subject: id,
    topic,
    dueAt,
  };
}
