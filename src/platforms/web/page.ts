/** The page around the messages: channels, the channel's messages, a thread beside them, the composers. Pure. */
import { encodeAction } from '../../core/action.ts';
import type { ChatMessage } from '../../core/ports.ts';
import { renderComposer, renderWelcome } from './composer.ts';
import { renderDemo, type DemoData } from './demo.ts';
import { limits } from './limits.ts';
import { attribute, markup } from './markup.ts';
import type { Markup, Part } from './markup.ts';
import { renderMessage } from './message.ts';
import type { PictureSizes } from './render.ts';
import { themes } from './visitor.ts';
import type { Theme, Visitor } from './visitor.ts';

export interface ThreadData {
  readonly root: ChatMessage;
  readonly messages: readonly ChatMessage[];
}

export interface ChannelData {
  readonly channels: readonly string[];
  readonly channel: string;
  readonly visitor: Visitor;
  readonly messages: readonly ChatMessage[];
  readonly replies: ReadonlyMap<string, number>;
  readonly sizes: PictureSizes;
  readonly thread?: ThreadData;
  /** Makes two sends of one form the same event. */
  readonly once: string;
  /** The newest change that the page shows. */
  readonly newest: string;
  readonly demo: DemoData | undefined;
}

export function renderChannelPage(data: ChannelData): Markup {
  const { channel, thread, visitor } = data;
  return shell({
    title: `${thread === undefined ? '' : 'Thread in '}#${channel}`,
    theme: visitor.theme,
    body: markup`<body class="${thread === undefined ? 'chat' : 'chat with-thread'}" data-newest="${data.newest}">
<a class="skip" href="#${thread === undefined ? 'composer' : 'thread-composer'}">Skip to the message box</a>
${renderSidebar(data)}
${renderMain(data)}
${thread !== undefined && renderThread(data, thread)}
<div id="announcer" class="unseen" role="status" aria-live="polite"></div>
<p id="connection" role="status" hidden></p>
<dialog id="dialog" aria-labelledby="form-title"></dialog>
</body>`,
  });
}

/** A page without a chat: a form for browsers without script, or what went wrong. */
export function renderPlainPage(title: string, content: Part, theme: Theme): Markup {
  return shell({ title, theme, body: markup`<body class="plain">\n<main>\n${content}\n</main>\n</body>` });
}

function shell(page: { readonly title: string; readonly theme: Theme; readonly body: Markup }): Markup {
  return markup`<!doctype html>
<html lang="en"${attribute('data-theme', page.theme === 'auto' ? undefined : page.theme)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${page.title} · sysdesign</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
<script type="module" src="/assets/app.js"></script>
</head>
${page.body}
</html>
`;
}

function renderSidebar({ channels, channel, visitor, demo }: ChannelData): Markup {
  const links = channels.map(
    (name) =>
      markup`<li><a href="/c/${name}" data-channel="${name}"${attribute('aria-current', name === channel ? 'page' : undefined)}><span aria-hidden="true">#</span> ${name}<span class="unread" hidden><span class="unseen">new messages</span></span></a></li>\n`,
  );
  return markup`<div id="sidebar" class="sidebar" popover>
<p class="brand"><img src="/assets/icon.svg" alt="" width="28" height="28"> sysdesign</p>
<nav aria-label="Channels">
<h2>Channels</h2>
<ul>
${links}</ul>
</nav>
${demo !== undefined && renderDemo(demo, channel)}
${renderSettings(visitor)}
</div>`;
}

function renderSettings({ name, theme }: Visitor): Markup {
  const labels = { auto: 'System', light: 'Light', dark: 'Dark' };
  const choices = themes.map(
    (choice) =>
      markup`<button name="theme" value="${choice}" aria-pressed="${choice === theme ? 'true' : 'false'}">${labels[choice]}</button>\n`,
  );
  return markup`<section class="settings" aria-label="You and this page">
<form class="name" method="post" action="/name">
<label for="name">You go by</label>
<input id="name" name="name" value="${name}" maxlength="${limits.name}" autocomplete="nickname"> <button>Save</button>
</form>
<form class="themes" method="post" action="/theme" aria-label="Theme">
${choices}</form>
</section>`;
}

function renderMain(data: ChannelData): Markup {
  const { channel, messages, visitor, replies, sizes, once } = data;
  const shown = messages.map((message) =>
    renderMessage(message, {
      viewer: visitor.person.id,
      replies: replies.get(String(message.id)) ?? 0,
      sizes,
      once,
    }),
  );
  const isWhole = messages.length < limits.shownMessages;
  return markup`<main>
<header class="bar">
<button class="open-sidebar" popovertarget="sidebar" aria-label="Channels and settings">${menuIcon}</button>
<h1><span aria-hidden="true">#</span> ${channel}</h1>
<form method="post" action="/press"><input type="hidden" name="channel" value="${channel}"><input type="hidden" name="once" value="${once}"><button name="action" value="${encodeAction({ kind: 'help' })}">Help</button></form>
</header>
<section class="scroll" aria-labelledby="messages-title">
<h2 id="messages-title" class="unseen">Messages</h2>
${isWhole ? renderWelcome(channel, once) : markup`<p class="note">The newest ${limits.shownMessages} messages.</p>`}
<ol class="messages" data-channel="${channel}">
${shown}</ol>
</section>
${renderComposer({ channel, once })}
</main>`;
}

function renderThread({ channel, visitor, sizes, once }: ChannelData, { root, messages }: ThreadData): Markup {
  const context = { viewer: visitor.person.id, replies: 0, sizes, once };
  return markup`<aside class="thread" aria-labelledby="thread-title">
<header class="bar">
<h2 id="thread-title">Thread</h2>
<a class="button close" href="/c/${channel}#m${root.id}" aria-label="Close the thread">${closeIcon}</a>
</header>
<div class="scroll">
<ol class="quote">
${renderMessage(root, { ...context, as: 'quote' })}</ol>
<ol class="messages" data-channel="${channel}" data-thread="${root.id}">
${messages.map((message) => renderMessage(message, context))}</ol>
</div>
${renderComposer({ channel, thread: String(root.id), once })}
</aside>`;
}

const menuIcon = markup`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M3 6h14M3 10h14M3 14h14" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>`;
const closeIcon = markup`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg>`;
