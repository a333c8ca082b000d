/** The answer goes out: never before its time, in the thread of the question, or in a new one, or else in the channel. */
import { PlatformError } from '../../errors.ts';
import type { PlatformMessenger } from '../../messenger.ts';
import type { Place } from '../../model.ts';
import type { NewDelivery } from '../../outbox/ports.ts';
import type { Handler } from '../../outbox/work.ts';
import type { Deps } from '../../ports.ts';
import { mostPings } from '../attempt.ts';
import { marks } from '../marks.ts';
import type { Round } from '../model.ts';
import { postOf } from '../posts.ts';
import { mostShared, revealView } from '../views/reveal.ts';
import { refusal } from './refused.ts';
import { roundOf } from './round-of.ts';
import { threadName } from './thread-name.ts';

/** The topic of a reveal whose thread was refused. */
const inChannel = 'channel';

export const reveal: Handler = {
  prepare: async (claim, messenger, deps) => {
    const { round } = await roundOf(claim, deps);
    if (round?.state !== 'posted') return { kind: 'drop', reason: 'nothing to reveal' };
    // The clock may have been set back since it became due.
    if (deps.clock().epochMilliseconds < round.revealAt.epochMilliseconds)
      return { kind: 'wait', until: round.revealAt };
    const place = claim.topic === inChannel ? round.place : await placeFor(round, messenger, deps);
    return {
      kind: 'send',
      to: { place },
      mark: marks.reveal(round.id),
      neverBlindly: true,
      view: await viewOf(round, deps),
      sent: ({ message }, at) => ({
        round: {
          id: round.id,
          change: {
            state: 'revealed',
            revealedAt: at,
            revealMessage: message,
            ...(place.thread === undefined ? {} : { thread: place.thread }),
          },
        },
        add: [{ key: `edit ${round.id} revealed`, kind: 'edit', place: round.place, subject: round.id, dueAt: at }],
      }),
    };
  },
  refused: async (claim, error, deps) => {
    const { round, subscription } = await roundOf(claim, deps);
    // It may be in the thread already, where nobody lets the bot look: then it must not come in the channel as well.
    const mayBeThere = claim.unsureAt !== undefined && error?.kind === 'denied';
    if (error !== undefined && round !== undefined && claim.topic !== inChannel && !mayBeThere) {
      deps.log.warn({ round: round.id, reason: error.message }, 'a thread takes no answer: it comes in the channel');
      const again: NewDelivery = {
        key: `reveal ${round.id} ${inChannel}`,
        kind: 'reveal',
        place: round.place,
        subject: round.id,
        topic: inChannel,
        dueAt: deps.clock(),
      };
      return { state: 'dropped', effects: { add: [again] } };
    }
    return refusal(round, subscription, error, deps.clock());
  },
};

/** A thread that cannot be had is no reason to keep the answer back: then it comes in the channel. */
async function placeFor(round: Round, messenger: PlatformMessenger, deps: Deps): Promise<Place> {
  const { place, thread } = round;
  if (thread !== undefined) return { ...place, thread };
  const post = postOf(round);
  if (post === undefined) return place;
  try {
    return await messenger.openThread(post, threadName(round, deps.corpus.get(round.entry)));
  } catch (error) {
    if (!(error instanceof PlatformError) || (error.kind !== 'gone' && error.kind !== 'denied')) throw error;
    deps.log.warn({ round: round.id, reason: error.message }, 'an answer comes in the channel, without a thread');
    return place;
  }
}

async function viewOf(round: Round, { corpus, store }: Deps) {
  const { attempts } = store;
  return revealView({
    round,
    entry: corpus.get(round.entry),
    answered: await attempts.count(round.id),
    missed: await attempts.missedPoints(round.id),
    shared: await attempts.shared(round.id, mostShared, 0),
    sharedInAll: await attempts.countShared(round.id),
    toPing: await attempts.toPing(round.id, mostPings),
  });
}
