/** Requests into Events: reads a bounded form, decides what a line in the composer means, names what happened. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Event } from '../../core/event.ts';
import type { Place } from '../../core/model.ts';
import { canonicalZone } from '../../core/zones.ts';
import { limits } from './limits.ts';
import { Refusal } from './refusal.ts';
import type { Visitor } from './visitor.ts';

/** Begins the names of the fields of a form that core opened. */
const fieldPrefix = 'field:';

export type Fields = ReadonlyMap<string, string>;

/** The fields of a form by name: the first of each, but all boxes that were ticked, joined by commas. Throws a Refusal for what is no form, or too large. */
export async function readFields(request: IncomingMessage): Promise<Fields> {
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) {
    throw new Refusal(415, 'Only forms are read here.', 'Send application/x-www-form-urlencoded.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.body) {
      // What is left of the body must not be taken for the next request.
      throw new Refusal(413, 'That is more than the page takes at once.', 'Send less text.', { connection: 'close' });
    }
    chunks.push(chunk);
  }
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString())) {
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value.replaceAll('\r\n', '\n'));
    else if (name.startsWith(fieldPrefix)) fields.set(name, `${before},${value}`);
  }
  return fields;
}

/** What a person did with a line: said it to the channel, asked in private, or asked in the open. */
export type Heard =
  | { readonly kind: 'chat'; readonly said: string }
  /** `text` is what the bot reads; `said` what the person sees of it, empty when there is nothing to see. */
  | { readonly kind: 'ask' | 'mention'; readonly said: string; readonly text: string };

/**
 * The composer has two modes, and two signs from Slack overrule them: a line that starts with `/` asks in private,
 * one that starts with `@sysdesign` asks in the open. `entry` is the id of a suggestion that was chosen.
 */
export function hear(fields: Fields): Heard {
  const isPost = fields.get('mode') === 'post';
  const said = bounded(fields.get(isPost ? 'message' : 'question') ?? '').trim();
  const entry = fields.get('entry') ?? '';
  // The sign for "search, whatever it looks like": an id may be the name of a command.
  if (!isPost && /^[a-z0-9-]{1,60}$/.test(entry)) return { kind: 'ask', said, text: `? ${entry}` };
  const mention = /^@sysdesign\b/i.exec(said);
  if (mention !== null) return { kind: 'mention', said, text: said.slice(mention[0].length).trim() };
  const command = /^\/(?:sysdesign\b|(?=[a-z?]+(?:\s|$)))/i.exec(said);
  if (command !== null) return { kind: 'ask', said, text: said.slice(command[0].length).trim() };
  if (!isPost) return { kind: 'ask', said, text: said };
  if (said === '') throw new Refusal(400, 'There is nothing to send yet.', 'Write a message first.');
  return { kind: 'chat', said };
}

/** Throws a Refusal for text that is longer than the page takes. */
function bounded(text: string): string {
  if (text.length <= limits.line) return text;
  throw new Refusal(
    413,
    `That is ${text.length.toLocaleString('en')} characters; the page takes ${limits.line.toLocaleString('en')} at once.`,
    'Shorten it and send it again.',
  );
}

/** What every event says of itself. The form's `once` makes two sends of one form the same event. */
export function originOf(
  fields: Fields,
  visitor: Visitor,
  place: Place,
  canManage: boolean,
): Pick<Event, 'id' | 'from' | 'place' | 'canManage' | 'zone'> {
  const once = fields.get('once') ?? '';
  const zone = canonicalZone(fields.get('zone') ?? '');
  return {
    id: `${visitor.person.id}-${/^[\w-]{8,64}$/.test(once) ? once : randomUUID()}`,
    from: visitor.person,
    place,
    canManage,
    ...(zone === undefined ? {} : { zone }),
  };
}

export function actionIn(fields: Fields): string {
  return (fields.get('action') ?? '').slice(0, limits.action);
}

/** The fields of a form that core opened. */
export function formFields(fields: Fields): Record<string, string> {
  const own = [...fields].filter(([name]) => name.startsWith(fieldPrefix)).slice(0, limits.fields);
  return Object.fromEntries(own.map(([name, value]) => [name.slice(fieldPrefix.length), bounded(value).trim()]));
}
