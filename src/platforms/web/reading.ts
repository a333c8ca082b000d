/** What can be read with GET: the channels and threads, suggestions while typing, the event stream. */
import { randomUUID } from 'node:crypto';
import { suggest } from '../../core/bot.ts';
import { sendAsset } from './assets.ts';
import { demoData } from './demo.ts';
import { isVisible, pictureSizes } from './frames.ts';
import { limits } from './limits.ts';
import { markup } from './markup.ts';
import { renderChannelPage, renderPlainPage } from './page.ts';
import { Refusal } from './refusal.ts';
import { sendFile, sendJson, sendPage } from './respond.ts';
import { placeOf } from './site.ts';
import type { Site, Visit } from './site.ts';
import { contentOf } from './stored.ts';
import { comesFromElsewhere, newcomerCookie, visitorOf } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const addresses: readonly {
  readonly path: RegExp;
  readonly show: (site: Site, visit: Visit, ...parts: readonly string[]) => Promise<void> | void;
}[] = [
  { path: /^\/$/, show: (site, visit) => showChannel(site, visit, site.channels[0] ?? '') },
  { path: /^\/c\/([^/]+)$/, show: (site, visit, channel = '') => showChannel(site, visit, channel) },
  {
    path: /^\/t\/([^/]+)\/([^/]+)$/,
    show: (site, visit, channel = '', thread = '') => showChannel(site, visit, channel, thread),
  },
  {
    path: /^\/assets\/([^/]+)$/,
    show: (site, visit, name = '') => {
      showAsset(site, visit, name);
    },
  },
  {
    path: /^\/files\/([1-9]\d{0,14})\/([a-z0-9.-]+)$/,
    show: (site, visit, message = '', name = '') => showFile(site, visit, Number(message), name),
  },
  { path: /^\/suggest$/, show: showSuggestions },
  { path: /^\/events$/, show: openStream },
];

/** Answers a GET. Throws a Refusal when there is nothing at the address. */
export async function read(site: Site, visit: Visit): Promise<void> {
  for (const { path, show } of addresses) {
    const match = path.exec(visit.url.pathname);
    if (match !== null) return show(site, visit, ...match.slice(1));
  }
  throw new Refusal(404, 'There is nothing at this address.', 'Start from the first channel.');
}

async function showChannel(site: Site, visit: Visit, channel: string, threadId?: string): Promise<void> {
  const { place, root } = await placeOf(site, channel, threadId);
  const visitor = welcome(visit);
  if (visitor === undefined) return;
  const { chat } = site.deps.store;
  // Taken before the messages are read: a change in between is sent again rather than missed.
  const newest = site.hub.newest();
  const viewer = visitor.person.id;
  const inChannel = { platform: place.platform, tenant: place.tenant, channel };
  const [messages, replies, inThread] = await Promise.all([
    chat.list(inChannel, viewer, limits.shownMessages),
    chat.threadSizes(inChannel, viewer),
    root === undefined ? [] : chat.list(place, viewer, limits.shownReplies),
  ]);
  const shown = [...messages, ...inThread, ...(root === undefined ? [] : [root])];
  const page = renderChannelPage({
    channels: site.channels,
    channel,
    visitor,
    messages,
    replies,
    sizes: await pictureSizes(shown, site.deps),
    ...(root === undefined ? {} : { thread: { root, messages: inThread } }),
    once: randomUUID(),
    newest,
    demo: await demoData(site, place),
  });
  sendPage(visit.response, page);
}

/** The visitor, who becomes known here when they are new. Undefined when the browser has been asked to come again. */
function welcome({ request, response, visitor }: Visit): Visitor | undefined {
  if (visitor !== undefined) return visitor;
  if (comesFromElsewhere(request)) {
    response.setHeader('refresh', '0');
    sendPage(response, renderPlainPage('One moment', markup`<p>One moment…</p>`, 'auto'));
    return undefined;
  }
  const cookie = newcomerCookie(request);
  response.setHeader('set-cookie', cookie);
  return visitorOf(cookie);
}

function showSuggestions({ deps }: Site, { url, response }: Visit): void {
  sendJson(response, { choices: suggest((url.searchParams.get('q') ?? '').slice(0, limits.partial), deps) });
}

function showAsset({ assets }: Site, { request, response }: Visit, name: string): void {
  const asset = assets.get(name);
  if (asset === undefined) throw new Refusal(404, 'There is no such file.', 'Reload the page.');
  sendAsset(asset, request, response);
}

/** A file of a message, for whoever may see the message. */
async function showFile({ deps }: Site, { response, visitor }: Visit, id: number, name: string): Promise<void> {
  const message = visitor && (await deps.store.chat.get(id));
  const content = message && isVisible(message, visitor.person.id) ? contentOf(message) : undefined;
  const blocks = content?.kind === 'view' ? content.view.blocks : [];
  const file = blocks.find((block) => block.kind === 'file' && block.name === name);
  if (file?.kind !== 'file') throw new Refusal(404, 'There is no such file any more.', 'Ask for it again.');
  sendFile(response, file.name, file.text);
}

function openStream({ hub }: Site, { request, response, url, visitor }: Visit): void {
  if (visitor === undefined) throw new Refusal(403, 'Nobody knows who listens here.', 'Open the page first.');
  if (hub.isFull()) throw new Refusal(503, 'Too many pages are open.', 'Close some, or reload to see what is new.');
  const resumed = request.headers['last-event-id'];
  const after = typeof resumed === 'string' ? resumed : (url.searchParams.get('after') ?? undefined);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  hub.open(visitor.person.id, after, response);
}
