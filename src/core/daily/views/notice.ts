/** What staff read, privately, when something about a daily question needs them. */
import { link, rich, shorten, strong } from '../../rich.ts';
import type { Button, View } from '../../view.ts';
import type { Subscription } from '../model.ts';
import type { NoticeTopic } from '../notices.ts';

const words: Readonly<
  Record<NoticeTopic, (about: Pick<Subscription, 'state' | 'trouble'>) => readonly [string, string]>
> = {
  few: () => [
    'Few questions are left before they repeat.',
    'Widen the topics or the difficulty with “daily setup”, or add entries.',
  ],
  nothing: () => [
    'No question fits the settings, so nothing was posted.',
    'Widen the topics or the difficulty with “daily setup” in that channel.',
  ],
  refused: ({ state, trouble }) => [
    state === 'paused'
      ? 'I cannot post the answer to a daily question.'
      : 'I cannot post the daily question, so I have stopped it.',
    `${trouble ?? 'The platform refused me.'} Mend that, then press Retry.`,
  ],
  late: () => [
    'A daily question could not be posted in time, so it was skipped.',
    'The platform could not be reached, or did not let me post. The next one comes as planned.',
  ],
  failed: () => [
    'A daily question, or its answer, was given up after several tries.',
    'Look into the log of the bot; the next one comes as planned.',
  ],
};

/** `delivery` tells two notices of the same topic apart; `post` is the address of the newest post in the channel. */
export function noticeView(topic: NoticeTopic, subscription: Subscription, delivery: number, post?: string): View {
  const [what, todo] = words[topic](subscription);
  const retry: Button = {
    label: topic === 'refused' ? 'Retry' : 'See how it stands',
    action: { kind: 'retry', subscription: subscription.id, delivery },
    style: 'primary',
  };
  return {
    summary: shorten(`${what} ${todo}`, 300),
    blocks: [
      { kind: 'text', text: rich(strong(what), ` ${todo}`) },
      {
        kind: 'note',
        text: rich(
          'About the daily question of ',
          post === undefined ? `channel ${subscription.place.channel}` : link('this channel', post),
          '.',
        ),
      },
      { kind: 'buttons', buttons: [retry] },
    ],
  };
}
