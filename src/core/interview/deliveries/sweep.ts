/** Copies of an interview's messages, of which a request came late, are removed. */
import type { Handler } from '../../outbox/work.ts';
import { sweep as removeCopies } from '../../outbox/sweep.ts';
import { card, invite, readTopic, share } from '../due.ts';
import { markOf, markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import type { Place } from '../../model.ts';

/** Whether the sweep of a delivery of this topic is of an interview. */
export function isOfInterview(topic: string | undefined): boolean {
  return /^(?:room|say)\b/.test(topic ?? '');
}

interface Swept {
  readonly place: Place;
  readonly mark: string;
  /** Undefined: the oldest. */
  readonly keep: string | undefined;
}

export const sweep: Handler['prepare'] = async (claim, messenger, deps) => {
  const interview = await deps.store.interviews.get(claim.subject);
  const swept = interview && sweptOf(interview, claim.topic);
  if (interview === undefined || swept === undefined) return { kind: 'drop', reason: 'nothing to do it to' };
  const { place, mark } = swept;
  const since = interview.startedAt.subtract({ minutes: 5 });
  return {
    kind: 'do',
    run: async () => {
      const keep = swept.keep ?? (await messenger.find({ place }, mark, since))[0]?.message;
      return keep === undefined ? {} : removeCopies({ to: { place }, mark, since, keep }, messenger);
    },
  };
};

function sweptOf(interview: Interview, topic: string | undefined): Swept | undefined {
  const { room, place, step, message } = interview;
  const [kind, what] = (topic ?? '').split(' ');
  if (kind === 'room') return { place, mark: markOf(markers.room(interview)), keep: room?.thread };
  if (what === share) return { place, mark: markOf(markers.again(interview)), keep: undefined };
  if (what === invite)
    return { place, mark: markOf(markers.invite(interview)), keep: step === 0 ? message : undefined };
  if (room === undefined) return undefined;
  if (what === card) return { place: room, mark: markOf(markers.end(interview)), keep: undefined };
  const isPresent = readTopic(what)?.step === step && message !== undefined;
  return isPresent ? { place: room, mark: markOf(markers.step(interview)), keep: message } : undefined;
}
