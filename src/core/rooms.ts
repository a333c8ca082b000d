/** Words in a room: what people write where an interview is held goes to its interviewer. */
import type { Event } from './event.ts';
import { hear, unhear, type Words } from './interview/listen.ts';
import type { Deps } from './ports.ts';
import type { Reply } from './view.ts';

type Said = Extract<Event, { kind: 'said' | 'unsaid' }>;
type Addressed = Extract<Event, { kind: 'line' | 'mention' }>;

/** In a thread that is no room this is one look into the store. */
export async function inRoom(event: Said, deps: Deps): Promise<Reply> {
  if (event.kind === 'said') return (await hear(wordsOf(event, event.message, event.isEdit), deps)) ?? nothing;
  await unhear(event.place, event.message, deps);
  return nothing;
}

/** A reply when the text, which is no command, was said in a room; undefined when it was not, and is a question to the bot. */
export async function addressedInRoom(event: Addressed, deps: Deps): Promise<Reply | undefined> {
  // Without a message of its own it was typed after the command's name, and that is no answer to anybody.
  const { message, place, isDirect } = event;
  if (message === undefined || (place.thread === undefined && isDirect !== true)) return undefined;
  return hear(wordsOf(event, message, false), deps);
}

function wordsOf(
  { from, place, text }: Addressed | Extract<Said, { kind: 'said' }>,
  message: string,
  isEdit: boolean,
): Words {
  return { from, place, text, message, isEdit };
}

const nothing: Reply = { kind: 'nothing' };
