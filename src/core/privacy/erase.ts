/** Deletes what is kept of a person, and ends what they are in the middle of. */
import { PlatformError } from '../errors.ts';
import { turn } from '../interview/flow.ts';
import type { Interview } from '../interview/model.ts';
import { isSame, type Person } from '../model.ts';
import type { Deps } from '../ports.ts';
import { rich } from '../rich.ts';
import type { View } from '../view.ts';
import type { Kept } from './ports.ts';

/** What there was. */
export async function erasePerson(person: Person, deps: Deps): Promise<Kept> {
  const { store, clock } = deps;
  const kept = await store.privacy.describe(person);
  const present = await store.interviews.of(person);
  // Whoever they interview loses nothing of it: it ends as if they had ended it, with a scorecard.
  if (present !== undefined && !isSame(present.candidate, person)) {
    await turn(present.id, ({ step }) => ({ kind: 'end', step }), deps);
  }
  await store.privacy.erase(person, clock());
  if (present !== undefined && isSame(present.candidate, person)) await closeRoom(present, deps);
  return kept;
}

/** Its last message has buttons that lead nowhere now. That it cannot be changed harms nobody: they answer kindly. */
async function closeRoom({ room, message, candidate }: Interview, { messengers, log }: Deps): Promise<void> {
  // On the page the room is deleted itself.
  if (room === undefined || message === undefined || candidate.platform === 'web') return;
  try {
    await messengers.get(room.platform)?.edit({ place: room, message }, overView);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.info({ err: error }, 'the last message of a deleted interview could not be changed');
  }
}

const over = 'This interview is over: its candidate had everything about them deleted.';
export const overView: View = { summary: over, blocks: [{ kind: 'text', text: rich(over) }] };
