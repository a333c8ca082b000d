/** A message as a browser gets it: its HTML for one viewer, and where it goes. */
import { randomUUID } from 'node:crypto';
import type { ChatMessage, Deps } from '../../core/ports.ts';
import { limits } from './limits.ts';
import { renderMessage } from './message.ts';
import type { PictureSizes } from './render.ts';
import { contentOf } from './stored.ts';

export interface Frame {
  readonly id: number;
  readonly channel: string;
  /** The message that the thread hangs on; null in the channel itself. */
  readonly thread: number | null;
  /** Grows with each change of the message: an older frame that arrives late changes nothing. */
  readonly version: number;
  readonly html: string;
  /** What a screen reader says about it; empty for the viewer's own words. */
  readonly spoken: string;
}

/** The message is there no more. */
interface Removal {
  readonly id: number;
  readonly gone: true;
}

export function isVisible(message: ChatMessage, viewer: string): boolean {
  return message.privateTo === undefined || message.privateTo === viewer;
}

/** The frames of a changed message: its own, and in a thread also the one it hangs on, which counts the replies. */
export async function framesOf(id: number, viewer: string, deps: Deps): Promise<readonly (Frame | Removal)[]> {
  const message = await deps.store.chat.get(id);
  if (message === undefined) return [{ id, gone: true }];
  if (!isVisible(message, viewer)) return [];
  const root = message.place.thread === undefined ? undefined : await deps.store.chat.get(Number(message.place.thread));
  const messages = root === undefined ? [message] : [message, root];
  const [sizes, replies] = await Promise.all([
    pictureSizes(messages, deps),
    deps.store.chat.threadSizes({ ...message.place }, viewer),
  ]);
  return messages.map((shown) => ({
    id: shown.id,
    channel: shown.place.channel,
    thread: shown.place.thread === undefined ? null : Number(shown.place.thread),
    version: (shown.editedAt ?? shown.at).epochMilliseconds,
    html: renderMessage(shown, {
      viewer,
      replies: replies.get(String(shown.id)) ?? 0,
      sizes,
      once: randomUUID(),
    }).html,
    spoken: spokenOf(shown, viewer),
  }));
}

/** How large the pictures in these messages are; waits for those that are being drawn. */
export async function pictureSizes(
  messages: readonly ChatMessage[],
  { corpus }: Pick<Deps, 'corpus'>,
): Promise<PictureSizes> {
  const hashes = new Set(messages.flatMap(picturesIn));
  const pictures = await Promise.all(
    // A picture that fails to draw has its words shown instead, like one that does not exist.
    [...hashes].map((hash) => corpus.picture(hash).catch(() => undefined)),
  );
  return new Map(pictures.flatMap((picture) => (picture === undefined ? [] : [[picture.hash, picture] as const])));
}

function picturesIn(message: ChatMessage): string[] {
  const content = contentOf(message);
  if (content.kind === 'text') return [];
  return content.view.blocks.flatMap((block) => (block.kind === 'picture' ? [block.hash] : []));
}

function spokenOf(message: ChatMessage, viewer: string): string {
  const { author, privateTo } = message;
  if (author.kind === 'person' && author.id === viewer) return '';
  const who = author.kind === 'bot' ? 'sysdesign' : author.name;
  const content = contentOf(message);
  const what = content.kind === 'text' ? content.text : content.view.summary;
  const text = `${who}${privateTo === undefined ? '' : ', only to you'}: ${what}`;
  return text.slice(0, limits.spoken).toWellFormed();
}
