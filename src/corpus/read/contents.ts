/** Tables of contents: lists of links into the same repository. They are not questions, but what they promise must exist. */
import type { Item, List, Node } from './markdown.ts';

export interface ContentsEntry {
  readonly text: string;
  /** The anchor without its `#`; empty when the link leads to another file. */
  readonly anchor: string;
  readonly line: number;
}

const onlyLink = /^(?:\*\*|[*_])?\[(.+)\]\(<?([^\s<>)]*)>?(?:\s[^)]*)?\)(?:\*\*|[*_])?[.,:;]?$/s;

export function isContentsTitle(title: string): boolean {
  return /^(?:(?:table of )?contents|toc|index|menu)$/i.test(title.replace(/[^a-z ]/gi, '').trim());
}

/** The letters and digits of a text in any script, in lower case: equal for two spellings of one heading or anchor. */
export function headingKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function isInside(target: string): boolean {
  return target.startsWith('#') || (target !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(target) && !target.startsWith('//'));
}

function linkOf(text: string): Omit<ContentsEntry, 'line'> | undefined {
  const match = onlyLink.exec(text.trim());
  const [, label = '', target = ''] = match ?? [];
  if (match === null || !isInside(target)) return undefined;
  return { text: label, anchor: target.startsWith('#') ? target.slice(1) : '' };
}

function entriesOfItem(item: Item): readonly ContentsEntry[] | undefined {
  const [first, ...rest] = item.nodes;
  const lists = rest.map((node) => (node.kind === 'list' ? contentsEntries(node) : undefined));
  const nested = lists.filter((entries) => entries !== undefined);
  if (nested.length < lists.length) return undefined;
  const link = first?.kind === 'paragraph' ? linkOf(first.text) : undefined;
  if (link !== undefined) return [{ ...link, line: item.line }, ...nested.flat()];
  // A label above a list of links is part of the contents; a bullet without any link is not.
  return nested.length > 0 ? nested.flat() : undefined;
}

/** The links of a list that is nothing but contents; undefined for any other list. */
export function contentsEntries(list: List): readonly ContentsEntry[] | undefined {
  const entries = list.items.map(entriesOfItem);
  const found = entries.filter((entry) => entry !== undefined);
  return found.length === entries.length && found.length > 0 ? found.flat() : undefined;
}

/** Badges, comments and "back to top": what every README has and nobody looks up. */
export function isDecoration(node: Node): boolean {
  if (node.kind !== 'paragraph') return false;
  const text = node.text.replace(/<!--[\s\S]*?-->/g, '').trim();
  if (text === '' || linkOf(text) !== undefined) return true;
  const inner = text.replace(/!\[[^\]]*\]\([^)]*\)/g, '');
  return inner !== text && inner.replace(/\[\s*\]\([^)]*\)/g, '').trim() === '';
}
