/** Staff are told, privately. */
import type { Handler } from '../../outbox/work.ts';
import { marks } from '../marks.ts';
import { noticeTopics, type NoticeTopic } from '../notices.ts';
import { noticeView } from '../views/notice.ts';

export const notice: Handler = {
  prepare: async (claim, _messenger, deps) => {
    const subscription = await deps.store.subscriptions.get(claim.subject);
    const topic = noticeTopics.find((name): name is NoticeTopic => name === claim.topic);
    if (subscription === undefined || topic === undefined || subscription.state === 'removed') {
      return { kind: 'drop', reason: 'not wanted any more' };
    }
    return {
      kind: 'send',
      to: { place: claim.place, person: subscription.setUpBy.id },
      mark: marks.notice(subscription.id, claim.id),
      view: noticeView(topic, subscription, claim.id),
      sent: () => ({}),
    };
  },
  refused: async (claim, error, deps) => {
    deps.log.warn({ delivery: claim.id, key: claim.key, reason: error?.message }, 'nobody could be told');
    return { state: 'dropped', effects: {} };
  },
};
