/**
 * Messages rendered before. Core gives the same object for the same card, so its message is rendered, held against the
 * limits and serialised once; of a card with something below it, only that is new. Messages that stand in a thread carry it
 * in their buttons, and are rendered each time.
 */
import { extensionOf } from '../../core/extended-view.ts';
import type { Delivery, View } from '../../core/view.ts';
import { renderBelow, renderView, type Message, type RenderContext } from './render.ts';

const known = new WeakMap<View, Map<string, Message>>();
/** Of one view; more only when the same picture has been uploaded again and again. */
const mostKnown = 20;

/** Throws a RangeError when the view does not fit into one message. What it gives belongs to one delivery; do not change it. */
export function rendered(view: View, delivery: Delivery, context: RenderContext): Message {
  if (context.thread !== undefined) return renderView(view, context);
  const messages = known.get(view) ?? new Map<string, Message>();
  const key = JSON.stringify([delivery, context.audience, ...context.pictures, ...(context.files ?? [])]);
  const before = messages.get(key);
  if (before !== undefined) return before;
  const extension = extensionOf(view);
  const message =
    extension === undefined
      ? renderView(view, context)
      : renderBelow(rendered(extension.base, delivery, context), view, extension.more, context);
  if (messages.size === mostKnown) messages.clear();
  known.set(view, messages.set(key, message));
  return message;
}
