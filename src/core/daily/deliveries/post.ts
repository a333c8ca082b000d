/** The question goes out: once, in time or not at all. */
import type { Effects, NewDelivery } from '../../outbox/ports.ts';
import type { Entry } from '../../model.ts';
import type { Drop, Handler } from '../../outbox/work.ts';
import { revealAfter } from '../calendar.ts';
import { marks } from '../marks.ts';
import type { Round, Subscription } from '../model.ts';
import { noticeOf } from '../notices.ts';
import { questionView } from '../views/question.ts';
import { refusal } from './refused.ts';
import { roundOf } from './round-of.ts';

const tooLate = 'It could not be posted in time.';

/** A post that is more than `graceMinutes` late is dropped, unless it turns out to be there already. */
export function postHandler(graceMinutes: number): Handler {
  return {
    prepare: async (claim, _messenger, deps) => {
      const { round, subscription } = await roundOf(claim, deps);
      if (round?.state !== 'planned' || subscription === undefined)
        return { kind: 'drop', reason: 'not wanted any more' };
      const entry = deps.corpus.get(round.entry);
      const unwanted = whyNot({ round, subscription, entry }, graceMinutes, deps.clock());
      // A request for it may have arrived: then it is there, wanted or not, and its answer is to follow.
      if (unwanted !== undefined && claim.unsureAt === undefined) return unwanted;
      return {
        kind: 'send',
        to: { place: subscription.place },
        mark: marks.post(round.id),
        neverBlindly: true,
        view: questionView({ round, subscription, entry, answered: 0, notify: true }),
        sent: ({ message }, at) => postedEffects(round, subscription, message, at),
        ...(unwanted === undefined ? {} : { unlessSent: unwanted }),
      };
    },
    refused: async (claim, error, deps) => {
      const { round, subscription } = await roundOf(claim, deps);
      return refusal(round, subscription, error, deps.clock());
    },
  };
}

interface Asked {
  readonly round: Round;
  readonly subscription: Subscription;
  readonly entry: Entry | undefined;
}

/** Undefined when nothing speaks against it. */
function whyNot({ round, subscription, entry }: Asked, graceMinutes: number, now: Temporal.Instant): Drop | undefined {
  if (now.since(round.dueAt).total('minutes') > graceMinutes) {
    return dropped(round, tooLate, [noticeOf(subscription, 'late', String(round.id), now)]);
  }
  if (subscription.state !== 'active') return dropped(round, `The daily question was ${subscription.state}.`);
  return entry === undefined ? dropped(round, 'Its entry was taken out of the corpus.') : undefined;
}

function dropped(round: Round, reason: string, add: readonly NewDelivery[] = []): Drop {
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
