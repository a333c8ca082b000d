/** Mock interviews of two: inviting a member, waiting for a partner, and what the two press. */
import type { Person } from '../model.ts';
import { UserError } from '../errors.ts';
import { lengthNamed, type Length } from '../interview/model.ts';
import { guide, tickPoint } from '../interview/pairs/guide.ts';
import { answer, invite, nameFor, partnerNamed, swap } from '../interview/pairs/invite.ts';
import { nameOf } from '../interview/pairs/people.ts';
import { join } from '../interview/pairs/queue.ts';
import { rate, ratingReply } from '../interview/pairs/ratings.ts';
import { waitMinutes } from '../interview/pairs/unmatched.ts';
import { lengthFor } from '../interview/plan.ts';
import { anyEntry } from '../interview/topic.ts';
import { leftView, waitingView } from '../interview/views/queue.ts';
import type { Difficulty, Entry } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { View } from '../view.ts';
import type { ActionHandlers, Caller } from './command.ts';
import { busy, startView, viewOf } from './mock-views.ts';
import { lineView, shown } from '../replies.ts';
import { capital } from '../rich.ts';

export async function pairView(
  member: string,
  entry: Entry,
  length: Length | undefined,
  { from, place, isDirect }: Caller,
  deps: Deps,
): Promise<View> {
  onlyInChannels(isDirect);
  const partner = await partnerNamed(member, from, place, deps);
  const { kind, interview } = await invite(
    {
      candidate: from,
      interviewer: { ...from, id: partner.id },
      names: { candidate: await nameFor(from, place, deps), interviewer: partner.name },
      invitee: 'interviewer',
      place,
      entry,
      length: length ?? lengthFor(entry),
    },
    deps,
  );
  const note =
    kind === 'busy' ? busy : `I have asked ${partner.name || 'them'} in the channel. They have an hour to answer.`;
  return viewOf(interview, deps, note);
}

export async function queueView(
  level: Difficulty | undefined,
  length: Length | undefined,
  { from, place, isDirect }: Caller,
  deps: Deps,
): Promise<View> {
  onlyInChannels(isDirect);
  const joined = await join({ person: from, place, level: level ?? 'any', length: length ?? 30 }, deps);
  if (joined.kind === 'waits') return waitingView(joined.waiting, waitMinutes);
  const { kind, interview } = joined;
  return viewOf(
    interview,
    deps,
    kind === 'busy' ? busy : `${capital(nameOf(interview, 'candidate'))} answers, you ask. It begins now.`,
  );
}

export async function leaveView(person: Person, { store }: Pick<Deps, 'store'>): Promise<View> {
  return leftView(await store.pairQueue.leave(person));
}

function onlyInChannels(isDirect: true | undefined): void {
  if (isDirect !== true) return;
  throw new UserError('not-here', 'Two cannot meet in a conversation with me alone.', 'Do it in a channel you share.');
}

export const mockPairActions: ActionHandlers<'pair' | 'guide' | 'tick' | 'rate' | 'rated' | 'unqueue' | 'solo'> = {
  pair: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async ({ verb, interview: id }, { from }, deps) => {
      if (verb === 'swap') return shown(await swapView(id, from, deps));
      const interview = await answer(id, verb, from, deps);
      return shown(
        verb === 'accept'
          ? viewOf(interview, deps, 'Accepted. The thread for you both is being opened.')
          : lineView('Declined. The message in the channel says so, without a reason.'),
      );
    },
  },
  guide: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async ({ interview, page }, { from }, deps) => shown(await guide(interview, page, from, deps), 'replace'),
  },
  tick: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async ({ interview, point, state }, { from }, deps) =>
      shown(await tickPoint(interview, point, state, from, deps), 'replace'),
  },
  rate: {
    facts: { delivery: 'form', rights: 'anyone' },
    run: ({ interview }, { from }, deps) => ratingReply(interview, from, deps),
  },
  rated: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async ({ interview }, { from }, deps, { well = '', better = '' }) =>
      shown(await rate(interview, from, { well, better }, deps)),
  },
  unqueue: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (_action, { from }, deps) => shown(await leaveView(from, deps), 'replace'),
  },
  solo: {
    facts: { delivery: 'private', rights: 'anyone' },
    run: async ({ level, length }, caller, deps) => {
      const entry = anyEntry(level === 'any' ? undefined : level, deps);
      if (entry === undefined)
        throw new UserError('none-fits', 'No entry of that level can be interviewed.', 'Try: mock start.');
      return shown(await startView(entry, lengthNamed(length), caller, deps));
    },
  },
};

async function swapView(id: number, from: Person, deps: Deps): Promise<View> {
  const { kind, interview } = await swap(id, from, deps);
  const notes = {
    begun: 'I have asked in the channel. They have an hour to answer.',
    busy,
    accepted: 'You both want to swap: the thread is being opened.',
  };
  return viewOf(interview, deps, notes[kind]);
}
