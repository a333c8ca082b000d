/** What people write: lines to each other and to the bot, and in threads the changes to their own. */
import type { Event } from '../../core/event.ts';
import type { ChatMessage } from '../../core/ports.ts';
import { pathOf } from './names.ts';
import { isFirst, originFields, outcomeOf, type Outcome } from './outcome.ts';
import { isOwnLine } from './own-line.ts';
import { changeMessage, removeMessage, say } from './post.ts';
import { hear, originOf, type Fields } from './receive.ts';
import { Refusal } from './refusal.ts';
import { placeOf, type Site } from './site.ts';
import type { Visitor } from './visitor.ts';

export async function line(site: Site, visitor: Visitor, fields: Fields): Promise<Outcome> {
  const { place } = await placeOf(site, fields.get('channel') ?? '', fields.get('thread'));
  const heard = hear(fields);
  const origin = originOf(fields, visitor, place, site.canManage);
  if (!(await isFirst(site, origin.id))) return { messages: [] };
  if (heard.kind === 'ask') {
    const echo = heard.said === '' ? [] : [await say(site, visitor, place, heard.said, visitor.person.id)];
    const outcome = await outcomeOf(site, { ...origin, kind: 'line', text: heard.text, ...named(echo[0]) });
    return { ...outcome, messages: [...echo, ...outcome.messages], origin: originFields(fields, asked) };
  }
  const said = await say(site, visitor, place, heard.said);
  if (heard.kind === 'mention') {
    const thread = { ...place, thread: place.thread ?? String(said.id) };
    const event: Event = { ...origin, kind: 'mention', place: thread, text: heard.text, ...named(said) };
    const { messages, ...outcome } = await outcomeOf(site, event);
    return { ...outcome, messages: [said, ...messages], go: pathOf(thread) };
  }
  // In the channel itself people talk to each other alone; in a thread an interview may be listening.
  if (place.thread === undefined) return { messages: [said] };
  const { messages } = await outcomeOf(site, saidAs(said, heard.said, { origin, isEdit: false }));
  return { messages: [said, ...messages] };
}

/** What the form, when it comes back, says about where it was opened. */
const asked = ['channel', 'thread', 'once'];

/** A person changes their own line in a thread. */
export async function changeLine(site: Site, visitor: Visitor, fields: Fields): Promise<Outcome> {
  const before = await ownLine(site, visitor, fields);
  const heard = hear(new Map([...fields, ['mode', 'post'], ['message', fields.get('text') ?? '']]));
  if (before.content.kind === 'text' && before.content.text === heard.said) return { messages: [before] };
  const changed = await changeMessage(site, before.id, { kind: 'text', text: heard.said });
  if (changed === undefined) throw goneRefusal();
  const origin = originOf(fields, visitor, before.place, site.canManage);
  // What has become a command by the change says nothing to an interviewer.
  const text = heard.kind === 'chat' ? heard.said : heard.kind === 'mention' ? heard.text : '';
  const { messages } = await outcomeOf(site, saidAs(before, text, { origin, isEdit: true }));
  return { messages: [changed, ...messages] };
}

/** A person takes their own line in a thread back. */
export async function takeBack(site: Site, visitor: Visitor, fields: Fields): Promise<Outcome> {
  const before = await ownLine(site, visitor, fields);
  await removeMessage(site, before.id);
  const origin = originOf(fields, visitor, before.place, site.canManage);
  await outcomeOf(site, { ...origin, kind: 'unsaid', message: String(before.id) });
  return { messages: [before] };
}

async function ownLine(site: Site, visitor: Visitor, fields: Fields): Promise<ChatMessage> {
  const id = fields.get('message') ?? '';
  const message = /^[1-9]\d{0,14}$/.test(id) ? await site.deps.store.chat.get(Number(id)) : undefined;
  if (message === undefined || !isOwnLine(message, visitor.person.id)) throw goneRefusal();
  return message;
}

function goneRefusal(): Refusal {
  return new Refusal(404, 'That line is gone, or it is not yours.', 'Reload the page to see what is there.');
}

function saidAs(
  { id, place }: ChatMessage,
  text: string,
  { origin, isEdit }: { readonly origin: ReturnType<typeof originOf>; readonly isEdit: boolean },
): Event {
  return { ...origin, kind: 'said', place, text, message: String(id), isEdit };
}

function named(message: ChatMessage | undefined): { readonly message?: string } {
  return message === undefined ? {} : { message: String(message.id) };
}
