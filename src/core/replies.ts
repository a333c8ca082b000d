/** Replies that many commands and buttons give alike. */
import { rich, shorten } from './rich.ts';
import type { Delivery, Reply, View } from './view.ts';

/** For the person alone; or in place of the message whose button they pressed. */
export function shown(view: View, delivery: Exclude<Delivery, 'public'> = 'private'): Reply {
  return { kind: 'view', delivery, view };
}

/** A sentence or two, and nothing else. */
export function lineView(text: string): View {
  return { summary: shorten(text, 300), blocks: [{ kind: 'text', text: rich(text) }] };
}
