/** What can be sent with POST: a line, a press, a form, a name, a theme. */
import { handle } from '../../core/bot.ts';
import type { Event } from '../../core/event.ts';
import type { ChatMessage } from '../../core/ports.ts';
import type { Form } from '../../core/view.ts';
import { moveDemo } from './demo.ts';
import { framesOf, isVisible } from './frames.ts';
import { renderPlainPage } from './page.ts';
import { answer, say } from './post.ts';
import { actionIn, formFields, hear, originOf, readFields } from './receive.ts';
import type { Fields } from './receive.ts';
import { Refusal } from './refusal.ts';
import { renderForm } from './render.ts';
import { redirect, sendJson, sendPage, wantsJson } from './respond.ts';
import { pathOf, placeOf } from './site.ts';
import type { Site, Visit } from './site.ts';
import { nameCookieOf, themeCookieOf, themes } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** What came of it: the messages that are new or changed, or a form to fill in; and the address to go to, if another. */
interface Outcome {
  readonly messages: readonly ChatMessage[];
  readonly form?: Form;
  /** What the form, when it comes back, says about where it was opened. */
  readonly origin?: Readonly<Record<string, string>>;
  readonly go?: string;
}

/** Answers a POST. Throws a Refusal for what cannot be done. */
export async function write(site: Site, visit: Visit): Promise<void> {
  const { visitor } = visit;
  if (visitor === undefined) {
    throw new Refusal(
      403,
      'The page does not know which answers are yours.',
      'Allow it to keep a cookie, then reload it.',
    );
  }
  const fields = await readFields(visit.request);
  switch (visit.url.pathname) {
    case '/say':
      return finish(site, visit, visitor, fields, await line(site, visitor, fields));
    case '/press':
      return finish(site, visit, visitor, fields, await press(site, visitor, fields));
    case '/submit':
      return finish(site, visit, visitor, fields, await submit(site, visitor, fields));
    case '/demo':
      await moveDemo(site, fields);
      redirect(visit.response, pathOf((await placeOf(site, fields.get('channel') ?? '')).place));
      return;
    case '/name':
      remember(visit, nameCookieOf(fields.get('name') ?? '', visit.request));
      return;
    case '/theme':
      remember(visit, themeCookieOf(themes.find((theme) => theme === fields.get('theme')) ?? 'auto', visit.request));
      return;
    default:
      throw new Refusal(404, 'There is nothing at this address.', 'Send the form from the page.');
  }
}

async function line(site: Site, visitor: Visitor, fields: Fields): Promise<Outcome> {
  const { place } = await placeOf(site, fields.get('channel') ?? '', fields.get('thread'));
  const heard = hear(fields);
  const origin = originOf(fields, visitor, place, site.canManage);
  if (!(await isFirst(site, origin.id))) return { messages: [] };
  if (heard.kind === 'chat') return { messages: [await say(site, visitor, place, heard.said)] };
  if (heard.kind === 'mention') {
    const said = await say(site, visitor, place, heard.said);
    const thread = { ...place, thread: place.thread ?? String(said.id) };
    const event: Event = { ...origin, kind: 'mention', place: thread, text: heard.text };
    const { messages, ...outcome } = await outcomeOf(site, event);
    return { ...outcome, messages: [said, ...messages], go: pathOf(thread) };
  }
  const echo = heard.said === '' ? [] : [await say(site, visitor, place, heard.said, visitor.person.id)];
  const outcome = await outcomeOf(site, { ...origin, kind: 'line', text: heard.text });
  return {
    ...outcome,
    messages: [...echo, ...outcome.messages],
    origin: originFields(fields, ['channel', 'thread', 'once']),
  };
}

async function press(site: Site, visitor: Visitor, fields: Fields): Promise<Outcome> {
  const { place, message } = await pressed(site, visitor, fields);
  const origin = originOf(fields, visitor, place, site.canManage);
  const action = actionIn(fields);
  // A page without script has one `once` for all its buttons.
  if (!(await isFirst(site, `${origin.id} ${String(message?.id)} ${action}`))) return { messages: [] };
  const outcome = await outcomeOf(site, { ...origin, kind: 'press', action }, message);
  return { ...outcome, origin: originFields(fields, ['message', 'channel', 'thread', 'once']) };
}

async function submit(site: Site, visitor: Visitor, fields: Fields): Promise<Outcome> {
  const { place } = await pressed(site, visitor, fields);
  const origin = originOf(fields, visitor, place, site.canManage);
  const action = actionIn(fields);
  if (!(await isFirst(site, `${origin.id} submit ${action}`))) return { messages: [] };
  return outcomeOf(site, { ...origin, kind: 'submit', action, fields: formFields(fields) });
}

/** Where a button stood: on a message that the visitor can see, or in a channel. */
async function pressed(
  site: Site,
  visitor: Visitor,
  fields: Fields,
): Promise<{ readonly place: Event['place']; readonly message?: ChatMessage }> {
  const id = fields.get('message');
  if (id === undefined) return placeOf(site, fields.get('channel') ?? '', fields.get('thread'));
  const message = /^[1-9]\d{0,14}$/.test(id) ? await site.deps.store.chat.get(Number(id)) : undefined;
  if (message === undefined || !isVisible(message, visitor.person.id)) {
    throw new Refusal(404, 'The message with this button is gone.', 'Look the entry up again to get fresh buttons.');
  }
  return { place: message.place, message };
}

async function outcomeOf(site: Site, event: Event, sitsOn?: ChatMessage): Promise<Outcome> {
  const reply = await handle(event, site.deps);
  if (reply.kind === 'form') return { messages: [], form: reply.form };
  if (reply.kind === 'nothing') return { messages: [] };
  return { messages: [await answer(site, reply, event, sitsOn)] };
}

/** A double click, or a form sent again on reload, does nothing twice. */
function isFirst({ deps }: Site, id: string): Promise<boolean> {
  return deps.store.seen.first(`web ${id}`, deps.clock());
}

/** In the composer, `message` is what was typed and not the id of one. */
function originFields(fields: Fields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = fields.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function finish(site: Site, visit: Visit, visitor: Visitor, fields: Fields, outcome: Outcome): Promise<void> {
  const { messages, form, go } = outcome;
  const back = await addressOf(site, fields, messages.at(-1));
  const rendered = form && renderForm(form, outcome.origin ?? {}, back);
  if (wantsJson(visit.request)) {
    const frames = await Promise.all(messages.map(({ id }) => framesOf(id, visitor.person.id, site.deps)));
    sendJson(visit.response, { frames: frames.flat(), form: rendered?.html, go });
  } else if (rendered !== undefined) {
    sendPage(visit.response, renderPlainPage(form?.title ?? '', rendered, visitor.theme));
  } else {
    redirect(visit.response, back);
  }
}

/** Where a browser without script finds the last of the messages, or else where it came from. */
async function addressOf(site: Site, fields: Fields, last: ChatMessage | undefined): Promise<string> {
  if (last !== undefined) return `${pathOf(last.place)}#m${String(last.id)}`;
  const held = await site.deps.store.chat.get(Number(fields.get('message') ?? 0));
  if (held !== undefined) return `${pathOf(held.place)}#m${String(held.id)}`;
  const thread = fields.get('thread');
  const channel = fields.get('channel') ?? site.channels[0] ?? '';
  return pathOf({ platform: 'web', tenant: 'local', channel, ...(thread === undefined ? {} : { thread }) });
}

function remember({ request, response }: Visit, cookie: string): void {
  response.setHeader('set-cookie', cookie);
  if (wantsJson(request)) sendJson(response, {});
  else redirect(response, refererPath(request.headers.referer));
}

/** Begins with one slash: browsers take two for the name of another server. */
function refererPath(referer: string | undefined): string {
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).pathname.replace(/^\/+/, '/') : '/';
}
