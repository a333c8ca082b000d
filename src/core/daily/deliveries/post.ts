/** The question goes out: once, in time or not at all. */
import type { Effects, NewDelivery } from '../../outbox/ports.ts';
import type { Handler, Work } from '../../outbox/work.ts';
import { revealAfter } from '../calendar.ts';
import { marks } from '../marks.ts';
import type { Round, Subscription } from '../model.ts';
import { noticeOf } from '../notices.ts';
import { questionView } from '../views/question.ts';
import { refusedEffects } from './refused.ts';
import { roundOf } from './round-of.ts';

const tooLate = 'It could not be posted in time.';

/** A post that is more than `graceMinutes` late is dropped, unless it may be there already. */
export function postHandler(graceMinutes: number): Handler {
  return {
    prepare: async (claim, _messenger, deps) => {
      const { round, subscription } = await roundOf(claim, deps);
      if (round?.state !== 'planned' || subscription === undefined)
        return { kind: 'drop', reason: 'not wanted any more' };
      const mayBeThere = claim.unsureAt !== undefined;
      const isLate = deps.clock().since(round.dueAt).total('minutes') > graceMinutes;
      if (isLate && !mayBeThere)
        return dropped(round, tooLate, [noticeOf(subscription, 'late', String(round.id), deps.clock())]);
      if (subscription.state !== 'active' && !mayBeThere)
        return dropped(round, `The daily question was ${subscription.state}.`);
      const entry = deps.corpus.get(round.entry);
      if (entry === undefined && !mayBeThere) return dropped(round, 'Its entry was taken out of the corpus.');
      return {
        kind: 'send',
        to: { place: subscription.place },
        mark: marks.post(round.id),
        view: questionView({ round, subscription, entry, answered: 0, notify: true }),
        sent: ({ message }, at) => postedEffects(round, subscription, message, at),
      };
    },
    refused: async (claim, error, deps) => {
      const { round, subscription } = await roundOf(claim, deps);
      return { state: 'blocked', effects: refusedEffects(round, subscription, error, deps.clock()) };
    },
  };
}

function dropped(round: Round, reason: string, add: readonly NewDelivery[] = []): Work {
  return { kind: 'drop', reason, effects: { round: { id: round.id, change: { state: 'skipped', reason } }, add } };
}

function postedEffects(
  round: Round,
  { thread, pin, place }: Subscription,
  message: string,
  at: Temporal.Instant,
): Effects {
  const revealAt = revealAfter(round.revealAt, at);
  const follow = (kind: 'thread' | 'pin' | 'reveal', dueAt: Temporal.Instant): NewDelivery => ({
    key: `${kind} ${round.id}`,
    kind,
    place,
    subject: round.id,
    dueAt,
  });
  return {
    round: { id: round.id, change: { state: 'posted', postedAt: at, message, revealAt } },
    add: [...(thread ? [follow('thread', at)] : []), ...(pin ? [follow('pin', at)] : []), follow('reveal', revealAt)],
  };
}
