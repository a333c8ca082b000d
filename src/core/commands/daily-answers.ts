/** What everybody can do with a question of the day: answer, get a hint, see the answer, say how it went. */
import { checkOpen, committed, coverageOf, gradeSelf, mostPings, showAnswer, togglePing } from '../daily/attempt.ts';
import type { Round } from '../daily/model.ts';
import { archiveView, sharedView } from '../daily/views/archive.ts';
import { answerForm, committedView, giveUpView, hintView, longestAnswer, peekView } from '../daily/views/answer.ts';
import { postOf } from '../daily/posts.ts';
import { UserError } from '../errors.ts';
import { channelOf } from '../model.ts';
import { pageAt } from '../paging.ts';
import type { Deps } from '../ports.ts';
import type { View } from '../view.ts';
import type { ActionHandlers, Caller } from './command.ts';
import { lineView, shown } from '../replies.ts';

const pageSize = { archive: 8, answers: 3 };

export const dailyAnswerActions: ActionHandlers<
  'answer' | 'answered' | 'hint' | 'peek' | 'giveup' | 'ping' | 'graded' | 'answers' | 'archive'
> = {
  answer: {
    facts: { delivery: 'form', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const round = await roundFor(action.round, caller, deps);
      const before = await deps.store.attempts.get(round.id, caller.from);
      checkOpen(round, before, deps.clock());
      return { kind: 'form', form: answerForm(round, deps.corpus.get(round.entry), before) };
    },
  },
  answered: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps, fields) => {
      const round = await roundFor(action.round, caller, deps);
      const text = (fields['text'] ?? '').trim().slice(0, longestAnswer);
      if (text === '')
        throw new UserError('empty-answer', 'The answer was empty.', 'Press Answer again and write a few sentences.');
      const attempt = await committed(round, caller.from, { text, shared: fields['share'] === 'yes' }, deps);
      return shown(committedView(attempt, coverageOf(round, attempt, deps)));
    },
  },
  hint: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const round = await roundFor(action.round, caller, deps);
      return shown(hintView(round, deps.corpus.get(round.entry)?.hints ?? [], action.rung), 'replace');
    },
  },
  peek: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const round = await roundFor(action.round, caller, deps);
      const attempt = await deps.store.attempts.get(round.id, caller.from);
      const mayLook = attempt?.text !== undefined || attempt?.hasSeen === true || round.revealedAt !== undefined;
      if (!mayLook) return shown(giveUpView(round));
      return shown(peekView(round, deps.corpus.get(round.entry), await showAnswer(round, caller.from, deps)));
    },
  },
  giveup: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const round = await roundFor(action.round, caller, deps);
      return shown(
        peekView(round, deps.corpus.get(round.entry), await showAnswer(round, caller.from, deps)),
        'replace',
      );
    },
  },
  ping: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const round = await roundFor(action.round, caller, deps);
      if (round.revealedAt !== undefined) return shown(lineView('The answer is here already: look into the thread.'));
      if (!(await togglePing(round, caller, deps))) return shown(lineView('You will not be notified.'));
      const first = await deps.store.attempts.toPing(round.id, mostPings);
      const isAmong = first.some(({ id }) => id === caller.from.id);
      return shown(
        lineView(
          isAmong
            ? 'You will be notified when the answer is revealed. Press Ping me again to stop that.'
            : `${mostPings} people are notified already, which is as many as I can. Look into the thread after the reveal.`,
        ),
      );
    },
  },
  graded: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const round = await roundFor(action.round, caller, deps);
      await gradeSelf(round, caller.from, action.verdict, deps);
      return shown(lineView(action.verdict === 'got-it' ? 'Noted: you got it.' : 'Noted: you missed it.'));
    },
  },
  answers: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, caller, deps) => {
      const round = await roundFor(action.round, caller, deps);
      if (round.revealedAt === undefined) {
        throw new UserError('not-revealed', 'Answers are shown after the reveal.', 'Commit your own meanwhile.');
      }
      const { attempts } = deps.store;
      const { page, pages, offset } = pageAt(action.page, await attempts.countShared(round.id), pageSize.answers);
      const rows = await attempts.shared(round.id, pageSize.answers, offset);
      return shown(sharedView({ rows, page, pages }, round), 'replace');
    },
  },
  archive: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, caller, deps) => shown(await archiveOf(caller, action.page, deps), 'replace'),
  },
};

/** Past questions of the channel, newest first. */
export async function archiveOf(caller: Caller, asked: number, deps: Deps): Promise<View> {
  const subscription = await deps.store.subscriptions.of(channelOf(caller.place));
  const total = subscription === undefined ? 0 : await deps.store.rounds.countPosted(subscription.id);
  const { page, pages, offset } = pageAt(asked, total, pageSize.archive);
  const rows =
    subscription === undefined ? [] : await deps.store.rounds.posted(subscription.id, pageSize.archive, offset);
  const messenger = deps.messengers.get(caller.place.platform);
  return archiveView({ rows, page, pages }, deps.corpus, (round) => {
    const post = postOf(round);
    return post && messenger?.link(post);
  });
}

/** A round of another workspace is none of the caller's business: its number might have been made up. */
async function roundFor(id: number, { from }: Caller, deps: Deps): Promise<Round> {
  const round = await deps.store.rounds.get(id);
  const isTheirs = round?.place.platform === from.platform && round.place.tenant === from.tenant;
  if (!isTheirs || round.state === 'skipped') {
    throw new UserError(
      'no-round',
      'This question is not there any more.',
      'Look at the newest question of the channel.',
    );
  }
  return round;
}
