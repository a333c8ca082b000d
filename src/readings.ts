/** What the store holds at this moment, as metrics. */
import type { Store } from './core/ports.ts';
import type { Reading } from './metrics.ts';

const states = ['active', 'paused', 'blocked'] as const;

export async function readings({
  outbox,
  subscriptions,
}: Pick<Store, 'outbox' | 'subscriptions'>): Promise<readonly Reading[]> {
  const deliveries = await outbox.counts();
  const counted = await Promise.all(
    states.map(async (state) => ({ labels: { state }, value: await subscriptions.count(state) })),
  );
  return [
    {
      name: 'outbox_rows',
      help: 'Deliveries by state, those that ended within the last 30 days included.',
      values: [...deliveries].map(([state, value]) => ({ labels: { state }, value })),
    },
    { name: 'subscriptions', help: 'Channels with a daily question, by state.', values: counted },
  ];
}
