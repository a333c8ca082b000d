/**
 * A view with more below it, which remembers what it was made of. Where the upper part is the same object each time, a
 * renderer can keep what it made of that, and render only what is new.
 */
import type { Block, View } from './view.ts';

export interface Extension {
  readonly base: View;
  /** What stands below the blocks of `base`; nothing of it joins with them. */
  readonly more: readonly Block[];
}

const extensions = new WeakMap<View, Extension>();

/** `base` with `more` below it, in the words of `base`. `more` begins with a block that no renderer joins with one before it. */
export function extended(base: View, more: readonly Block[]): View {
  const view = { ...base, blocks: [...base.blocks, ...more] };
  extensions.set(view, { base, more });
  return view;
}

/** What `extended` made the view of; undefined for any other view. */
export function extensionOf(view: View): Extension | undefined {
  return extensions.get(view);
}
