/** The room is made: a private thread where there is such a thing, else a message in the channel and the thread below it. */
import type { PlatformMessenger } from '../../messenger.ts';
import type { Effects } from '../../outbox/ports.ts';
import type { Claim } from '../../outbox/ports.ts';
import type { Handler, Work } from '../../outbox/work.ts';
import type { Place } from '../../model.ts';
import type { Deps } from '../../ports.ts';
import { inThread, threadDelivery } from '../due.ts';
import { turn } from '../flow.ts';
import { stageOf } from '../machine.ts';
import { markOf, markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import { roomName, roomView } from '../views/room.ts';
import { endedAsGone } from './refused.ts';

const notWanted = { kind: 'drop', reason: 'not wanted any more' } as const;

export const room: Handler = {
  prepare: async (claim, messenger, deps) => {
    const interview = await deps.store.interviews.get(claim.subject);
    if (interview === undefined || stageOf(interview) !== 'opening') return notWanted;
    return claim.topic === inThread
      ? threadWork(interview, messenger, deps)
      : firstWork(claim, interview, messenger, deps);
  },
  refused: endedAsGone,
};

async function firstWork(claim: Claim, interview: Interview, messenger: PlatformMessenger, deps: Deps): Promise<Work> {
  const entry = deps.corpus.get(interview.entry);
  const people = [interview.candidate, ...(interview.interviewer === undefined ? [] : [interview.interviewer])];
  const own = await messenger.openPrivateThread(interview.place, {
    name: roomName(interview, entry),
    people: people.map(({ id }) => id),
    // Whoever had the claim before may have opened it.
    isAgain: claim.fence > 1 || claim.attempts > 0,
  });
  if (own !== undefined) return { kind: 'do', run: () => opened(interview, own, deps) };
  // The invitation is in the channel already: the thread opens below it.
  if (interview.invitee !== undefined && interview.message !== undefined) return threadWork(interview, messenger, deps);
  return {
    kind: 'send',
    to: { place: interview.place },
    mark: markOf(markers.room(interview)),
    view: roomView(interview, entry),
    sent: ({ message }, at) => ({
      interview: { id: interview.id, step: interview.step, message },
      add: [threadDelivery(interview, at)],
    }),
  };
}

function threadWork(interview: Interview, messenger: PlatformMessenger, deps: Deps): Work {
  const { place, message } = interview;
  if (message === undefined) return notWanted;
  return {
    kind: 'do',
    run: async () => {
      const name = roomName(interview, deps.corpus.get(interview.entry));
      return opened(interview, await messenger.openThread({ place, message }, name), deps);
    },
  };
}

async function opened({ id }: Interview, place: Place, deps: Deps): Promise<Effects> {
  await turn(id, { kind: 'opened', room: place }, deps);
  return {};
}
