/**
 * The timer of an interview, and the edits of its messages. May run late, twice or for nothing: it looks at how things stand,
 * does what is due, and waits for what comes next.
 */
import { PlatformError } from '../../errors.ts';
import type { PlatformMessenger } from '../../messenger.ts';
import type { Entry } from '../../model.ts';
import type { Effects } from '../../outbox/ports.ts';
import type { Handler, Work } from '../../outbox/work.ts';
import type { View } from '../../view.ts';
import { invite, look, readTopic } from '../due.ts';
import { turn } from '../flow.ts';
import type { Interview } from '../model.ts';
import { isOfQueue, queueWork } from '../pairs/unmatched.ts';
import { planOf } from '../plan.ts';
import { nextClock } from '../timing.ts';
import { invitationView } from '../views/invitation.ts';
import { overView, stepView } from '../views/step.ts';

const notWanted = { kind: 'drop', reason: 'nothing to do' } as const;

export const clock: Handler = {
  prepare: async (claim, messenger, deps) => {
    if (isOfQueue(claim)) return queueWork(claim, deps);
    const interview = await deps.store.interviews.get(claim.subject);
    if (interview === undefined) return notWanted;
    const entry = deps.corpus.get(interview.entry);
    if (claim.topic !== undefined) return editWork(interview, entry, claim.topic, messenger);
    const due = entry === undefined ? deps.clock() : nextClock(interview, planOf(entry).phases);
    if (due === undefined || interview.state === 'ended') return { kind: 'do', run: async () => ({}) };
    if (due.epochMilliseconds > deps.clock().epochMilliseconds) return { kind: 'wait', until: due };
    return {
      kind: 'do',
      run: async (): Promise<Effects> => {
        const turned = await turn(interview.id, { kind: 'time' }, deps);
        const { interview: now } = turned?.outcome ?? { interview };
        const next = entry && nextClock(now, planOf(entry).phases);
        // Its own row, whatever its key: it begins anew once this turn of it has ended.
        if (next !== undefined) await deps.store.outbox.schedule({ ...rowOf(claim), dueAt: next });
        return {};
      },
    };
  },
  refused: async (claim, error, deps) => {
    deps.log.warn({ delivery: claim.id, key: claim.key, reason: error?.message }, 'the clock of an interview failed');
    if (claim.topic !== undefined) return { state: 'dropped', effects: {} };
    // An interview must not run for ever because of a bad quarter of an hour.
    const again = {
      ...rowOf(claim),
      key: `clock ${claim.subject} after ${claim.id}`,
      dueAt: deps.clock().add({ minutes: 5 }),
    };
    return { state: 'dropped', effects: { add: [again] } };
  },
};

function rowOf({ key, kind, place, subject }: Parameters<Handler['prepare']>[0]) {
  return { key, kind, place, subject };
}

function editWork(interview: Interview, entry: Entry | undefined, topic: string, messenger: PlatformMessenger): Work {
  const { room, message } = interview;
  if (topic.startsWith(`${invite}:`)) {
    const ref = { place: interview.place, message: topic.slice(invite.length + 1) };
    if (interview.state === 'invited') return { kind: 'do', run: async () => ({}) };
    return editing(messenger, ref, invitationView(interview, entry));
  }
  if (room === undefined) return notWanted;
  const over = readTopic(topic);
  if (over !== undefined)
    return editing(messenger, { place: room, message: over.message }, overView(interview, entry, over.step));
  const isShown = topic === look && message !== undefined && entry !== undefined;
  return isShown ? editing(messenger, { place: room, message }, stepView(interview, entry)) : notWanted;
}

/** A message that somebody took away is no reason to stop. */
function editing(messenger: PlatformMessenger, ref: Parameters<PlatformMessenger['edit']>[0], view: View): Work {
  return {
    kind: 'do',
    run: async () => {
      await messenger.edit(ref, view).catch((error: unknown) => {
        if (!(error instanceof PlatformError) || error.kind === 'limited' || error.kind === 'down') throw error;
      });
      return {};
    },
  };
}
