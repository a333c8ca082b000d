/** Whoever has waited for half an hour in vain is taken out of the queue, and told in private. */
import type { Claim, NewDelivery } from '../../outbox/ports.ts';
import type { Work } from '../../outbox/work.ts';
import type { Deps } from '../../ports.ts';
import { markOf } from '../marks.ts';
import type { Waiting } from '../ports.ts';
import { soloAction, unmatchedView } from '../views/queue.ts';

export const waitMinutes = 30;

/** What a delivery of the queue is about: since when, and for what. */
const topicShape = /^queue:(?<since>\d+):(?<level>any|easy|medium|hard):(?<length>15|30|45)$/;

/** No interview is its subject yet. */
export function queueDelivery({ person, place, level, length, since }: Waiting): NewDelivery {
  const at = since.epochMilliseconds;
  return {
    key: `clock queue ${person.platform} ${person.tenant} ${person.id} ${at}`,
    kind: 'clock',
    place,
    person: person.id,
    subject: 0,
    topic: `queue:${at}:${level}:${length}`,
    dueAt: since.add({ minutes: waitMinutes }),
  };
}

export function isOfQueue({ topic }: Pick<Claim, 'topic'>): boolean {
  return topicShape.test(topic ?? '');
}

/** Takes them out and has them told, in one write. */
export async function queueWork(claim: Claim, { store, clock, wake }: Deps): Promise<Work> {
  const since = Temporal.Instant.fromEpochMilliseconds(Number(topicShape.exec(claim.topic ?? '')?.groups?.['since']));
  const { key, place, subject, topic = '', person: id = '' } = claim;
  const person = { platform: place.platform, tenant: place.tenant, id };
  const told: NewDelivery = { key: `say ${key}`, kind: 'say', place, person: id, subject, topic, dueAt: clock() };
  return {
    kind: 'do',
    run: async () => {
      if (await store.pairQueue.giveUp(person, since, [told])) wake();
      return {};
    },
  };
}

export function unmatchedWork({ place, topic, person = '' }: Claim): Work {
  const { level = 'any', length = '30' } = topicShape.exec(topic ?? '')?.groups ?? {};
  const solo = soloAction(level, length);
  return {
    kind: 'send',
    to: { place, person },
    mark: markOf(solo),
    view: unmatchedView(waitMinutes, solo),
    sent: () => ({}),
  };
}
