/** The first message of an interview: in a channel, the one below which its thread opens. */
import type { Entry } from '../../model.ts';
import { rich, shorten } from '../../rich.ts';
import type { View } from '../../view.ts';
import { markers } from '../marks.ts';
import type { Interview } from '../model.ts';
import { guideButton } from './invitation.ts';

/** At most 100 characters (Discord). */
export function roomName({ names }: Pick<Interview, 'names'>, entry: Pick<Entry, 'title'> | undefined): string {
  const who = names.candidate === '' ? '' : ` — ${shorten(names.candidate, 30)}`;
  return `Mock: ${shorten(entry?.title ?? 'interview', 94 - who.length)}${who}`;
}

export function roomView(
  interview: Pick<Interview, 'id' | 'candidate' | 'interviewer' | 'names' | 'length'>,
  entry: Pick<Entry, 'title'> | undefined,
): View {
  const { names, length, candidate, interviewer } = interview;
  const people = [candidate, ...(interviewer === undefined ? [] : [interviewer])];
  const who = names.candidate === '' ? '' : ` with ${names.candidate}`;
  const text = `A mock interview${who}, ${length} minutes, in the thread below.`;
  return {
    summary: text,
    // They asked for it, and may find their thread no other way.
    mentions: people.map(({ id }) => ({ kind: 'person', id })),
    blocks: [
      { kind: 'title', text: roomName({ names: { candidate: '' } }, entry) },
      { kind: 'text', text: rich(text) },
      {
        kind: 'buttons',
        buttons: [
          { label: 'How it stands', action: markers.room(interview) },
          ...(interviewer === undefined ? [] : [guideButton(interview.id)]),
        ],
      },
    ],
  };
}
