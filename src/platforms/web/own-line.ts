/** A person's own line in a thread, and the small form with which they change it or take it back. Pure; works without script. */
import type { ChatMessage } from '../../core/ports.ts';
import { limits } from './limits.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** Whether the person may change or take back the message: their own words, in a thread, for all who are in it. */
export function isOwnLine({ author, content, place, privateTo }: ChatMessage, viewer: string): boolean {
  const isTheirs = author.kind === 'person' && author.id === viewer;
  return isTheirs && content.kind === 'text' && place.thread !== undefined && privateTo === undefined;
}

/** `channel` and `thread` are for a browser without script, which must go somewhere when the line is gone. */
export function renderOwnLine({ id, content, place: { channel, thread = '' } }: ChatMessage): Markup {
  const text = content.kind === 'text' ? content.text : '';
  return markup`<details class="own"><summary>Edit<span class="unseen"> or delete this line of yours</span></summary>
<form method="post" action="/edit">
<input type="hidden" name="message" value="${id}"><input type="hidden" name="channel" value="${channel}"><input type="hidden" name="thread" value="${thread}">
<textarea name="text" rows="4" maxlength="${limits.line}" required aria-label="Your line" dir="auto">
${text}</textarea>
<div class="buttons">
<button class="primary">Save</button>
<button class="danger" formaction="/unsay" formnovalidate>Delete</button>
</div>
<p class="error" role="alert"></p>
</form></details>`;
}
