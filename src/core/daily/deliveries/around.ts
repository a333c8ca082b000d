/** What happens around a post and may be done again without harm: its thread, its pin, its count, and removing copies of it. */
import type { Handler } from '../../outbox/work.ts';
import { sweep as removeCopies } from '../../outbox/sweep.ts';
import { marks } from '../marks.ts';
import { postOf, revealOf } from '../posts.ts';
import { questionView } from '../views/question.ts';
import { roundOf } from './round-of.ts';
import { threadName } from './thread-name.ts';

/** None of these is worth stopping for. */
const refused: Handler['refused'] = async (claim, error, deps) => {
  deps.log.warn({ delivery: claim.id, key: claim.key, reason: error?.message }, 'a detail of a question was given up');
  return { state: 'dropped', effects: {} };
};

const notThere = { kind: 'drop', reason: 'nothing to do it to' } as const;

export const thread: Handler = {
  prepare: async (claim, messenger, deps) => {
    const { round } = await roundOf(claim, deps);
    const post = round && postOf(round);
    if (round === undefined || post === undefined || round.thread !== undefined) return notThere;
    return {
      kind: 'do',
      run: async () => {
        const { thread: opened } = await messenger.openThread(post, threadName(round, deps.corpus.get(round.entry)));
        return opened === undefined ? {} : { round: { id: round.id, change: { thread: opened } } };
      },
    };
  },
  refused,
};

export const pin: Handler = {
  prepare: async (claim, messenger, deps) => {
    const { round } = await roundOf(claim, deps);
    const post = round && postOf(round);
    return post === undefined ? notThere : { kind: 'do', run: async () => (await messenger.pin(post), {}) };
  },
  refused,
};

export const edit: Handler = {
  prepare: async (claim, messenger, deps) => {
    const { round, subscription } = await roundOf(claim, deps);
    const post = round && postOf(round);
    if (round === undefined || post === undefined || subscription === undefined) return notThere;
    return {
      kind: 'do',
      run: async () => {
        const answered = await deps.store.attempts.count(round.id);
        // Its turn may have been long in coming, and the reveal quicker.
        const now = (await deps.store.rounds.get(round.id)) ?? round;
        const revealed = revealOf(now);
        const revealLink = revealed && messenger.link(revealed);
        const entry = deps.corpus.get(round.entry);
        await messenger.edit(
          post,
          questionView({
            round: now,
            subscription,
            entry,
            answered,
            notify: false,
            ...(revealLink === undefined ? {} : { revealLink }),
          }),
        );
        return {};
      },
    };
  },
  refused,
};

export const sweep: Handler = {
  prepare: async (claim, messenger, deps) => {
    const { round } = await roundOf(claim, deps);
    const [kind] = (claim.topic ?? '').split(' ');
    const isReveal = kind === 'reveal';
    const kept = round && (isReveal ? revealOf(round) : postOf(round));
    // A notice that is there twice does no harm.
    if (round === undefined || kept === undefined || kind === 'notice') return notThere;
    return {
      kind: 'do',
      run: () =>
        removeCopies(
          {
            to: { place: kept.place },
            mark: isReveal ? marks.reveal(round.id) : marks.post(round.id),
            since: (isReveal ? round.revealAt : round.dueAt).subtract({ minutes: 5 }),
            keep: kept.message,
          },
          messenger,
        ),
    };
  },
  refused,
};
