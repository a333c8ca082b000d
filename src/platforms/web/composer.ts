/**
 * Where people type. A newcomer types a question and presses Enter, so asking is what a channel's composer does unless told otherwise;
 * in a thread people mostly talk to each other, so there it sends. Both modes are in sight and work without script.
 */
import { encodeAction } from '../../core/action.ts';
import { attribute, markup } from './markup.ts';
import type { Markup } from './markup.ts';

interface ComposerPlace {
  readonly channel: string;
  readonly thread?: string;
  readonly once: string;
}

export function renderComposer({ channel, thread, once }: ComposerPlace): Markup {
  const id = thread === undefined ? 'composer' : 'thread-composer';
  const mode = thread === undefined ? 'ask' : 'post';
  const place = thread === undefined ? `#${channel}` : 'the thread';
  const radio = (value: 'ask' | 'post', label: string): Markup =>
    markup`<label><input type="radio" name="mode" value="${value}"${attribute('checked', mode === value)}><span>${label}</span></label>\n`;
  return markup`<form class="composer" id="${id}" method="post" action="/say" tabindex="-1" aria-label="Write in ${place}">
<input type="hidden" name="channel" value="${channel}">
${thread !== undefined && markup`<input type="hidden" name="thread" value="${thread}">\n`}<input type="hidden" name="once" value="${once}">
<fieldset class="modes"><legend class="unseen">What to do with what you write</legend>
${radio('ask', 'Ask sysdesign')}${radio('post', thread === undefined ? 'Message channel' : 'Reply')}</fieldset>
<div class="line">
<input type="text" class="for-ask" name="question" id="${id}-question" aria-label="Ask sysdesign" aria-describedby="${id}-hint" placeholder="Topic, product or symptom" autocomplete="off" autocapitalize="none" enterkeyhint="search" data-suggest>
<textarea class="for-post" name="message" rows="1" aria-label="Message ${place}" aria-describedby="${id}-hint" placeholder="Message ${place}" enterkeyhint="send"></textarea>
<button class="primary"><span class="for-ask">Ask</span><span class="for-post">Send</span></button>
</div>
<p class="hint" id="${id}-hint"><span class="for-ask">Only you see the answer, until you share it.</span><span class="for-post">Everyone here sees it. Begin with <b>@sysdesign</b> to ask in the open.</span></p>
<p class="error" role="alert"></p>
</form>`;
}

/** The examples show the three ways in: a topic, a symptom in plain words, and looking around. */
export function renderWelcome(channel: string, once: string): Markup {
  const hidden = markup`<input type="hidden" name="channel" value="${channel}"><input type="hidden" name="once" value="${once}">`;
  const example = (question: string): Markup =>
    markup`<li><form method="post" action="/say">${hidden}<input type="hidden" name="mode" value="ask"><button name="question" value="${question}">${question}</button></form></li>\n`;
  const browse = encodeAction({ kind: 'browse', category: '', page: 1 });
  return markup`<section class="welcome" aria-labelledby="welcome-title">
<img src="/assets/icon.svg" alt="" width="56" height="56">
<h3 id="welcome-title">Learn system design where you already talk</h3>
<p>Ask about a topic, a product or something that went wrong. You get a reviewed answer with its trade-offs, numbers and pitfalls.</p>
<ul class="examples" aria-label="Examples">
${example('cap theorem')}${example('one slow service takes everything down')}<li><form method="post" action="/press">${hidden}<button name="action" value="${browse}">Browse all topics</button></form></li>
</ul>
</section>`;
}
