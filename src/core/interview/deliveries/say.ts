/** What the interviewer says by itself: the next step, and in the end what came of it. */
import type { Handler, Work } from '../../outbox/work.ts';
import type { Deps } from '../../ports.ts';
import { card, readTopic, share } from '../due.ts';
import { markOf, markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import type { View } from '../../view.ts';
import { cardPicture } from '../card.ts';
import { scorecardView } from '../views/scorecard.ts';
import { shareWork } from '../share.ts';
import { endView } from '../views/end.ts';
import { stepView } from '../views/step.ts';
import { endedAsGone } from './refused.ts';

const notWanted = { kind: 'drop', reason: 'not wanted any more' } as const;

export const say: Handler = {
  prepare: async (claim, _messenger, deps) => {
    const interview = await deps.store.interviews.get(claim.subject);
    if (interview === undefined) return notWanted;
    if (claim.topic === card) return cardWork(interview, deps);
    return claim.topic === share ? sharedWork(interview, deps) : stepWork(interview, claim.topic, deps);
  },
  refused: endedAsGone,
};

async function sharedWork(interview: Interview, deps: Deps): Promise<Work> {
  return interview.card === undefined ? notWanted : shareWork({ ...interview, card: interview.card }, deps);
}

async function cardWork(interview: Interview, deps: Deps): Promise<Work> {
  const { room, state } = interview;
  if (room === undefined || state !== 'ended') return notWanted;
  return {
    kind: 'send',
    to: { place: room },
    mark: markOf(interview.card === undefined ? markers.again(interview) : markers.card(interview)),
    view: await viewOf(interview, deps),
    sent: () => ({}),
  };
}

async function viewOf(interview: Interview, deps: Deps): Promise<View> {
  const { id, card: result } = interview;
  if (result === undefined) return endView(interview, deps.corpus.get(interview.entry));
  return scorecardView({
    interview: id,
    card: result,
    page: 1,
    audience: 'room',
    picture: await cardPicture(result, deps),
  });
}

function stepWork(interview: Interview, topic: string | undefined, deps: Deps): Work {
  const { id, room, state, step } = interview;
  const isPresent = (state === 'running' || state === 'paused') && readTopic(topic)?.step === step;
  const entry = deps.corpus.get(interview.entry);
  if (room === undefined || !isPresent || entry === undefined) return notWanted;
  return {
    kind: 'send',
    to: { place: room },
    mark: markOf(markers.step(interview)),
    view: stepView(interview, entry),
    sent: ({ message }) => ({ interview: { id, step, message } }),
  };
}
