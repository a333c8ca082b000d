/** One message of the chat as HTML. Pure. */
import type { ChatMessage } from '../../core/ports.ts';
import { attribute, markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { isOwnLine, renderOwnLine } from './own-line.ts';
import { renderView } from './render.ts';
import type { PictureSizes } from './render.ts';
import { contentOf } from './stored.ts';

export interface MessageContext {
  /** The id of the person who looks. */
  readonly viewer: string;
  /** Messages in the thread below this one. */
  readonly replies: number;
  readonly sizes: PictureSizes;
  /** Makes two sends of one form the same event. */
  readonly once: string;
  /** `quote`: repeated at the head of its thread, so without the id and thread link that it has in the channel. */
  readonly as?: 'quote';
}

export function renderMessage(message: ChatMessage, context: MessageContext): Markup {
  const { author, privateTo } = message;
  const content = contentOf(message);
  const isQuote = context.as === 'quote';
  const id = isQuote ? `quote-${String(message.id)}` : `m${String(message.id)}`;
  const isBot = author.kind === 'bot';
  const names = ['message', isBot ? 'from-bot' : 'from-person', privateTo !== undefined && 'private'];
  const body =
    content.kind === 'text'
      ? markup`<p class="said" dir="auto">${content.text}</p>`
      : renderView(content.view, {
          origin: { message: String(message.id), once: context.once },
          sizes: context.sizes,
          viewer: context.viewer,
        });
  const isCard = content.kind === 'view' && content.view.blocks.some((block) => block.kind === 'title');
  return markup`<li class="${names.filter((name) => name !== false).join(' ')}" id="${id}"${!isQuote && attribute('data-id', message.id)} data-version="${(message.editedAt ?? message.at).epochMilliseconds}">
<article aria-labelledby="${id}-by" tabindex="-1">
${renderAvatar(message)}
<p class="by" id="${id}-by">${renderBy(message, context.viewer)}</p>
<div class="body${isCard ? ' card' : ''}">
${body}
</div>
${!isQuote && isOwnLine(message, context.viewer) && renderOwnLine(message)}${!isQuote && renderThreadLink({ ...message, content }, context)}
</article></li>
`;
}

function renderAvatar({ author }: ChatMessage): Markup {
  if (author.kind === 'bot') return markup`<img class="avatar" src="/assets/icon.svg" alt="" width="36" height="36">`;
  const hue = Number.parseInt(author.id.slice(0, 6), 16) % 6 || 0;
  const initial = String.fromCodePoint(author.name.codePointAt(0) ?? 63).toUpperCase();
  return markup`<span class="avatar hue-${hue}" aria-hidden="true">${initial}</span>`;
}

function renderBy({ author, at, editedAt, privateTo }: ChatMessage, viewer: string): Markup {
  const who =
    author.kind === 'bot'
      ? markup`<span class="author">sysdesign</span> <span class="badge">App</span>`
      : markup`<bdi class="author">${author.name}</bdi>${author.id === viewer && markup` <span class="you">you</span>`}`;
  const time = markup`<time datetime="${at.toString()}">${at.toString().slice(0, 16).replace('T', ' ')} UTC</time>`;
  const mark = markup` <span class="only-you">${lock}Only you can see this</span>`;
  // The bot changes its messages as things go on; that is no news.
  const isEdited = author.kind === 'person' && editedAt !== undefined;
  return markup`${who} ${time}${isEdited && markup` <span class="edited">edited</span>`}${privateTo !== undefined && mark}`;
}

const lock = markup`<svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path d="M5 7V5a3 3 0 0 1 6 0v2M4 7h8v6H4z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/></svg>`;

/** Only what everybody sees can be talked about in a thread. What is meant for the viewer leads them there. */
function renderThreadLink(message: ChatMessage, { viewer, replies }: MessageContext): Markup | undefined {
  const { id, place, privateTo, content } = message;
  if (privateTo !== undefined || place.thread !== undefined) return undefined;
  const isForViewer = content.kind === 'view' && content.view.mentions?.some((mention) => mention.id === viewer);
  const count = replies === 1 ? '1 reply' : `${String(replies)} replies`;
  const label = replies === 0 ? 'Reply in thread' : isForViewer === true ? `Go to the thread (${count})` : count;
  return markup`<p class="thread-link${replies > 0 ? ' busy' : ''}"><a href="/t/${place.channel}/${id}">${label}</a></p>`;
}
