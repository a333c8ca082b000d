/** Staff are told, privately. */
import type { PlatformMessenger } from '../../messenger.ts';
import type { Handler } from '../../outbox/work.ts';
import type { Deps } from '../../ports.ts';
import { marks } from '../marks.ts';
import type { Subscription } from '../model.ts';
import { noticeTopics, type NoticeTopic } from '../notices.ts';
import { postOf } from '../posts.ts';
import { noticeView } from '../views/notice.ts';

/** The newest post stands for its channel, whose id says nothing to people. */
async function linkInto(
  { id }: Subscription,
  messenger: PlatformMessenger,
  { store }: Pick<Deps, 'store'>,
): Promise<string | undefined> {
  const [newest] = await store.rounds.posted(id, 1, 0);
  const post = newest && postOf(newest);
  return post && messenger.link(post);
}

export const notice: Handler = {
  prepare: async (claim, messenger, deps) => {
    const subscription = await deps.store.subscriptions.get(claim.subject);
    const topic = noticeTopics.find((name): name is NoticeTopic => name === claim.topic);
    if (subscription === undefined || topic === undefined || subscription.state === 'removed') {
      return { kind: 'drop', reason: 'not wanted any more' };
    }
    return {
      kind: 'send',
      to: { place: claim.place, person: subscription.setUpBy.id },
      mark: marks.notice(subscription.id, claim.id),
      view: noticeView(topic, subscription, claim.id, await linkInto(subscription, messenger, deps)),
      sent: () => ({}),
    };
  },
  refused: async (claim, error, deps) => {
    deps.log.warn({ delivery: claim.id, key: claim.key, reason: error?.message }, 'nobody could be told');
    return { state: 'dropped', effects: {} };
  },
};
