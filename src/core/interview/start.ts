/** Begins an interview: one at a time for each person. */
import { PlatformError, UserError } from '../errors.ts';
import { channelOf, type Entry, type Person, type Place } from '../model.ts';
import type { Deps } from '../ports.ts';
import { roomDelivery } from './due.ts';
import { turn } from './flow.ts';
import type { Interview, Length } from './model.ts';
import type { NewInterview } from './ports.ts';
import { canBeInterviewed } from './topic.ts';

export interface Wish {
  readonly candidate: Person;
  readonly place: Place;
  readonly isDirect: boolean;
  readonly entry: Entry;
  readonly length: Length;
}

/** `busy`: the person is in that one already. Throws a UserError where none can be held. */
export async function begin(
  wish: Wish,
  deps: Deps,
): Promise<{ readonly kind: 'begun' | 'busy'; readonly interview: Interview }> {
  const { candidate, place, entry } = wish;
  if (!canBeInterviewed(entry)) {
    throw new UserError('not-complete', 'That entry cannot be graded yet.', 'Choose another: mock start.');
  }
  const running = await presentOf(candidate, deps);
  if (running !== undefined) return { kind: 'busy', interview: running };
  const channel = channelOf(place);
  if (!wish.isDirect) await checkRights(channel, deps);
  const begun = await deps.store.interviews.begin(fresh(wish, channel, deps.clock()), (id) => [
    roomDelivery(id, { place: channel }, deps.clock()),
  ]);
  deps.wake();
  return begun;
}

/** The one that a person is in. Whatever should have ended it long ago ends it now. */
export async function presentOf(person: Person, deps: Deps): Promise<Interview | undefined> {
  const present = await deps.store.interviews.of(person);
  if (present === undefined) return undefined;
  const turned = await turn(present.id, { kind: 'time' }, deps);
  const now = turned?.outcome.interview ?? present;
  return now.state === 'ended' || now.state === 'declined' ? undefined : now;
}

/** One that has its people and nothing else. */
export function fresh(
  { candidate, entry, length }: Pick<Wish, 'candidate' | 'entry' | 'length'>,
  place: Place,
  now: Temporal.Instant,
): NewInterview {
  return {
    candidate,
    names: { candidate: '' },
    place,
    entry: entry.id,
    length,
    state: 'running',
    phase: 0,
    step: 1,
    phaseUsedMs: 0,
    usedMs: [],
    asked: [],
    hints: [],
    gaveUp: [],
    shown: [],
    clarified: [],
    told: 0,
    startedAt: now,
    lastAt: now,
    ticks: {},
  };
}

/** Before anything is promised. What the platform does not tell is found out by trying. */
export async function checkRights(place: Place, { messengers }: Pick<Deps, 'messengers'>): Promise<void> {
  const missing = await messengers
    .get(place.platform)
    ?.missing(place, { thread: true, pin: false })
    .catch((error: unknown) => {
      if (error instanceof PlatformError) return [];
      throw error;
    });
  if (missing === undefined || missing.length === 0) return;
  throw new UserError(
    'rights',
    `I cannot open a thread here: ${missing.join('; ')}.`,
    'Have that mended, or start the interview in a conversation with me alone.',
  );
}
