/** How an interview stands, and what beginning one answers. */
import { lengthFor } from '../interview/plan.ts';
import type { Interview, Length } from '../interview/model.ts';
import { begin } from '../interview/start.ts';
import { statusView } from '../interview/views/status.ts';
import type { Entry } from '../model.ts';
import type { Deps } from '../ports.ts';
import type { View } from '../view.ts';
import type { Caller } from './command.ts';

/** To whoever asks for another. */
export const busy = 'You are in one already; finish or end that first.';

/** Begins one, or leads to the one that runs. */
export async function startView(
  entry: Entry,
  length: Length | undefined,
  { from, place, isDirect }: Caller,
  deps: Deps,
): Promise<View> {
  const wish = { candidate: from, place, isDirect: isDirect === true, entry, length: length ?? lengthFor(entry) };
  const { kind, interview } = await begin(wish, deps);
  const note = kind === 'busy' ? busy : 'Your interview begins.';
  return viewOf(interview, deps, note);
}

export function viewOf(interview: Interview, deps: Pick<Deps, 'corpus' | 'messengers'>, note?: string): View {
  const { room, message, place } = interview;
  const messenger = deps.messengers.get(place.platform);
  const href = room === undefined || message === undefined ? undefined : messenger?.link({ place: room, message });
  const entry = deps.corpus.get(interview.entry);
  return statusView({ interview, entry, href, ...(note === undefined ? {} : { note }) });
}
