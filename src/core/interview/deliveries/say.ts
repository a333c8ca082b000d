/** What the interviewer says by itself: the next step, and in the end what came of it. */
import type { Claim } from '../../outbox/ports.ts';
import type { Handler, Work } from '../../outbox/work.ts';
import type { Deps } from '../../ports.ts';
import { answeredDelivery, card, invite, rated, readTopic, share } from '../due.ts';
import { markOf, markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import type { View } from '../../view.ts';
import { cardPicture } from '../card.ts';
import { scorecardView } from '../views/scorecard.ts';
import { shareWork } from '../share.ts';
import { endView } from '../views/end.ts';
import { stepView } from '../views/step.ts';
import { forPair } from '../views/after.ts';
import { invitationView } from '../views/invitation.ts';
import { ratedWork } from '../pairs/ratings.ts';
import { isOfQueue, unmatchedWork } from '../pairs/unmatched.ts';
import { endedAsGone } from './refused.ts';

const notWanted = { kind: 'drop', reason: 'not wanted any more' } as const;

export const say: Handler = {
  prepare: async (claim, _messenger, deps) => {
    if (isOfQueue(claim)) return unmatchedWork(claim);
    const interview = await deps.store.interviews.get(claim.subject);
    if (interview === undefined) return notWanted;
    if (claim.topic === card) return cardWork(interview, deps);
    if (claim.topic === invite) return inviteWork(interview, claim, deps);
    if (claim.topic === rated) return ratedWork(interview, claim.person, deps);
    return claim.topic === share ? sharedWork(interview, deps) : stepWork(interview, claim.topic, deps);
  },
  refused: async (claim, error, deps) => {
    // A person who takes no messages is not told, and that is all.
    if (claim.person !== undefined) return { state: 'dropped', effects: {} };
    return endedAsGone(claim, error, deps);
  },
};

/** Answered before its own request was, it is looked for and shows that; otherwise it is not wanted any more. */
function inviteWork(interview: Interview, { unsureAt }: Claim, deps: Deps): Work {
  const isOpen = interview.state === 'invited';
  if (!isOpen && unsureAt === undefined) return notWanted;
  return {
    kind: 'send',
    to: { place: interview.place },
    mark: markOf(markers.invite(interview)),
    view: invitationView(interview, deps.corpus.get(interview.entry)),
    sent: ({ message }, at) => ({
      interview: { id: interview.id, step: 0, message },
      add: [answeredDelivery(interview, message, at)],
    }),
    ...(isOpen ? {} : { unlessSent: notWanted }),
  };
}

async function sharedWork(interview: Interview, deps: Deps): Promise<Work> {
  return interview.card === undefined ? notWanted : shareWork({ ...interview, card: interview.card }, deps);
}

async function cardWork(interview: Interview, deps: Deps): Promise<Work> {
  const { room, state } = interview;
  if (room === undefined || state !== 'ended') return notWanted;
  return {
    kind: 'send',
    to: { place: room },
    mark: markOf(markers.end(interview)),
    view: await viewOf(interview, deps),
    sent: () => ({}),
  };
}

async function viewOf(interview: Interview, deps: Deps): Promise<View> {
  const { id, card: result } = interview;
  if (result === undefined) return forPair(interview, endView(interview, deps.corpus.get(interview.entry)));
  const view = scorecardView({
    interview: id,
    card: result,
    page: 1,
    audience: 'room',
    picture: await cardPicture(result, deps),
  });
  return forPair(interview, view);
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
