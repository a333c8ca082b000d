/** The only writer to the page: puts what people and the bot say into the chat log and tells the open browsers. */
import type { Event } from '../../core/event.ts';
import type { Address } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import type { ChatMessage, Deps } from '../../core/ports.ts';
import type { Reply, View } from '../../core/view.ts';
import type { Hub } from './live.ts';
import type { Visitor } from './visitor.ts';

export interface Desk {
  readonly deps: Pick<Deps, 'store' | 'clock'>;
  readonly hub: Pick<Hub, 'publish'>;
}

/** A line of a person; with `privateTo`, only they keep it. */
export async function say(
  desk: Desk,
  visitor: Visitor,
  place: Place,
  text: string,
  privateTo?: string,
): Promise<ChatMessage> {
  return append(desk, {
    place,
    author: { kind: 'person', id: visitor.person.id, name: visitor.name },
    ...(privateTo === undefined ? {} : { privateTo }),
    content: { kind: 'text', text },
  });
}

/** The bot's answer to an event. `sitsOn` is the message whose button was pressed. */
export async function answer(
  desk: Desk,
  reply: Extract<Reply, { kind: 'view' }>,
  event: Event,
  sitsOn?: ChatMessage,
): Promise<ChatMessage> {
  const content = { kind: 'view', view: reply.view } as const;
  if (reply.delivery === 'replace' && sitsOn?.privateTo === event.from.id) {
    const at = after(sitsOn.editedAt ?? sitsOn.at, desk.deps.clock());
    const replaced = await desk.deps.store.chat.replace(sitsOn.id, content, at);
    if (replaced !== undefined) {
      desk.hub.publish(replaced);
      return replaced;
    }
    // What it sits on is gone, perhaps by what was asked for: browsers that are open take it away.
    desk.hub.publish(sitsOn);
  }
  return append(desk, {
    place: event.place,
    author: { kind: 'bot' },
    ...(reply.delivery === 'public' ? {} : { privateTo: event.from.id }),
    content,
  });
}

/** What the bot says of itself: to everybody in the place, or with a person in it to them alone. Never twice with one mark. */
export async function post(desk: Desk, view: View, { place, person }: Address, mark: string): Promise<ChatMessage> {
  const content = { kind: 'view', view } as const;
  const privateTo = person === undefined ? {} : { privateTo: person };
  return append(desk, { place, author: { kind: 'bot' }, ...privateTo, content }, mark);
}

/** The message after the change, or undefined when it is gone. */
export async function changeMessage(
  desk: Desk,
  id: number,
  content: ChatMessage['content'],
): Promise<ChatMessage | undefined> {
  const { chat } = desk.deps.store;
  const before = await chat.get(id);
  if (before === undefined) return undefined;
  const at = after(before.editedAt ?? before.at, desk.deps.clock());
  const changed = await chat.replace(id, content, at);
  if (changed !== undefined) desk.hub.publish(changed);
  return changed;
}

export async function removeMessage(desk: Desk, id: number): Promise<void> {
  const { chat } = desk.deps.store;
  const before = await chat.get(id);
  if (before !== undefined && (await chat.remove(id))) desk.hub.publish(before);
}

/** Browsers tell the newer of two states of a message by its time, so a change is never as old as what it changes. */
function after(previous: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(now, previous) > 0 ? now : previous.add({ milliseconds: 1 });
}

async function append(
  desk: Desk,
  message: Omit<ChatMessage, 'id' | 'at' | 'editedAt'>,
  mark?: string,
): Promise<ChatMessage> {
  const kept = await desk.deps.store.chat.append({ ...message, at: desk.deps.clock() }, mark);
  desk.hub.publish(kept);
  return kept;
}
