/** What can be done with a scorecard: turn its pages, share it, claim a point, try one again. */
import { cardedFor, cardPicture, claimPoint, longestPhrase, openPoint, retriedPoint } from '../interview/card.ts';
import { historyOf } from '../interview/history.ts';
import { shareOf } from '../interview/share.ts';
import { claimForm, longestTry, triedView, tryForm } from '../interview/views/point.ts';
import { scorecardView } from '../interview/views/scorecard.ts';
import { UserError } from '../errors.ts';
import { isSame } from '../model.ts';
import type { ActionHandlers } from './command.ts';
import { lineView, shown } from '../replies.ts';

export const mockCardActions: ActionHandlers<
  'mocks' | 'card' | 'cardshare' | 'claim' | 'claimed' | 'tryagain' | 'tried'
> = {
  mocks: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async ({ page }, { from }, deps) => shown(await historyOf(from, page, deps), 'replace'),
  },
  card: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async ({ interview: id, page }, { from }, deps) => {
      const { card } = await cardedFor(id, from, deps);
      const picture = page === 1 ? await cardPicture(card, deps) : undefined;
      return shown(
        scorecardView({ interview: id, card, page, audience: 'person', ...(picture === undefined ? {} : { picture }) }),
        'replace',
      );
    },
  },
  cardshare: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async ({ interview: id }, { from, isDirect }, deps) => {
      const interview = await cardedFor(id, from, deps);
      if (!isSame(interview.candidate, from)) {
        throw new UserError('not-the-candidate', 'Only the candidate can share the result.', 'Ask them to.');
      }
      if (
        isDirect === true &&
        interview.place.thread === undefined &&
        interview.room?.channel === interview.place.channel
      ) {
        throw new UserError(
          'no-channel',
          'This interview was in our conversation alone, so there is no channel to share it with.',
          'Start one from a channel next time.',
        );
      }
      if (!(await deps.store.seen.first(`share ${id}`, deps.clock()))) {
        return shown(lineView('The result is in the channel already.'));
      }
      await deps.store.outbox.schedule(shareOf(interview, deps.clock()));
      deps.wake();
      return shown(lineView('Shared with the channel: the levels, and none of your words.'));
    },
  },
  claim: {
    facts: { delivery: 'form', rights: 'anyone' },
    run: async ({ interview, point: index }, { from }, deps) => {
      const { point } = await openPoint(interview, index, from, deps);
      return { kind: 'form', form: claimForm(interview, index, point) };
    },
  },
  claimed: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async ({ interview: id, point: index }, { from }, deps, fields) => {
      const phrase = textOf(fields['phrase'], longestPhrase);
      const { card } = await claimPoint(id, index, phrase, from, deps);
      return shown(
        scorecardView({ interview: id, card, page: 1, audience: 'person', picture: await cardPicture(card, deps) }),
      );
    },
  },
  tryagain: {
    facts: { delivery: 'form', rights: 'anyone' },
    run: async ({ interview, point: index }, { from }, deps) => {
      const { point } = await openPoint(interview, index, from, deps);
      return { kind: 'form', form: tryForm(interview, index, point) };
    },
  },
  tried: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async ({ interview: id, point: index }, { from }, deps, fields) => {
      const text = textOf(fields['text'], longestTry);
      const { interview, point } = await openPoint(id, index, from, deps);
      const entry = deps.corpus.get(interview.entry);
      if (entry === undefined) {
        throw new UserError(
          'entry-gone',
          'Its entry has been taken out of the corpus.',
          'Start another interview: mock start.',
        );
      }
      const grade = deps.grader.grade(entry, text);
      const earned = grade.points.find(({ name, state }) => name === point.name && state !== 'missing');
      if (earned !== undefined) await retriedPoint(interview, index, earned.quote, deps);
      return shown(triedView(id, index, point, grade));
    },
  },
};

function textOf(field: string | undefined, longest: number): string {
  const text = (field ?? '').trim().slice(0, longest);
  if (text === '')
    throw new UserError('empty', 'There was no text in it.', 'Press the button again and write a sentence.');
  return text;
}
