/**
 * What a message of the log says. The log outlives versions of the bot, so a message may hold blocks or buttons that this one
 * does not know; a sentence stands in for it, and the rest of the channel is not harmed.
 */
import type { ChatMessage } from '../../core/ports.ts';
import { rich } from '../../core/rich.ts';
import type { View } from '../../core/view.ts';
import { renderView } from './render.ts';

type Content = ChatMessage['content'];

export function contentOf({ content }: Pick<ChatMessage, 'content'>): Content {
  return isKnown(content) ? content : { kind: 'view', view: standIn };
}

const standIn: View = {
  summary: 'This message was written by another version of the bot and cannot be shown.',
  blocks: [
    {
      kind: 'note',
      text: rich(
        'This message was written by another version of the bot and cannot be shown. Ask again for a fresh one.',
      ),
    },
  ],
};

/** Drawing is the only test that cannot fall behind what drawing needs. */
function isKnown(content: Content): boolean {
  try {
    if (content.kind === 'text') return typeof content.text === 'string';
    renderView(content.view, { origin: {}, sizes: new Map() });
    return typeof content.view.summary === 'string';
  } catch {
    return false;
  }
}
