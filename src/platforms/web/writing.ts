/** What can be sent with POST: a line and its changes, a press, a form, a name, a theme. */
import type { Event } from '../../core/event.ts';
import type { ChatMessage } from '../../core/ports.ts';
import { moveDemo } from './demo.ts';
import { framesOf, isVisible } from './frames.ts';
import { changeLine, line, takeBack } from './lines.ts';
import { pathOf, pathOfMessage } from './names.ts';
import { isFirst, originFields, outcomeOf, type Outcome } from './outcome.ts';
import { renderPlainPage } from './page.ts';
import { actionIn, formFields, originOf, readFields } from './receive.ts';
import type { Fields } from './receive.ts';
import { Refusal } from './refusal.ts';
import { renderForm } from './render.ts';
import { redirect, sendJson, sendPage, wantsJson } from './respond.ts';
import { placeOf } from './site.ts';
import type { Site, Visit } from './site.ts';
import { nameCookieOf, themeCookieOf, themes } from './visitor.ts';
import type { Visitor } from './visitor.ts';

type Take = (site: Site, visitor: Visitor, fields: Fields) => Promise<Outcome>;

/** What leads to messages, by its address. */
const takers: ReadonlyMap<string, Take> = new Map([
  ['/say', line],
  ['/edit', changeLine],
  ['/unsay', takeBack],
  ['/press', press],
  ['/submit', submit],
]);

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
  const { pathname } = visit.url;
  const take = takers.get(pathname);
  if (take !== undefined) return finish(site, visit, visitor, fields, await take(site, visitor, fields));
  switch (pathname) {
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
  if (last !== undefined) return pathOfMessage(last.place, String(last.id));
  const held = await site.deps.store.chat.get(Number(fields.get('message') ?? 0));
  if (held !== undefined) return pathOfMessage(held.place, String(held.id));
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
