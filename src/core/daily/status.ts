/** How the daily question of a channel stands, gathered from everywhere. */
import type { Deps } from '../ports.ts';
import type { Subscription } from './model.ts';
import { fittingEntries } from './pick.ts';
import { askedBefore } from './plan.ts';
import type { Status } from './views/settings.ts';

/** `done` is what has just happened. */
export async function statusOf(subscription: Subscription, deps: Deps, done?: string): Promise<Status> {
  const { store, corpus, messengers } = deps;
  const fitting = fittingEntries(corpus.all(), subscription);
  const asked = await askedBefore(subscription, deps);
  const { ping, pin } = subscription;
  const wants = { thread: true, pin, ...(ping === undefined ? {} : { role: ping }) };
  const missing = (await messengers
    .get(subscription.place.platform)
    ?.missing(subscription.place, wants)
    .catch((error: unknown) => {
      deps.log.warn({ subscription: subscription.id, err: error }, 'rights in a channel could not be looked up');
      return ['I could not find out whether I may post here.'];
    })) ?? ['I am not connected to this platform.'];
  return {
    subscription,
    fitting: fitting.length,
    left: fitting.filter(({ id }) => !asked.has(id)).length,
    missing,
    latest: await store.rounds.latest(subscription.id, 3),
    ...(done === undefined ? {} : { done }),
  };
}
