/** Rich text, lists and tables as Slack's rich_text elements: styled without markup, so nothing in a text can format or mention. */
import type { types } from '@slack/bolt';
import type { Bullet, Moment, Rich, Span } from '../../core/model.ts';
import type { Block } from '../../core/view.ts';
import { limits } from './limits.ts';
import { shown } from './safe-text.ts';

export type Piece = types.RichTextSection | types.RichTextQuote | NumberedList;
/** `offset` is documented for lists but missing in the types: the number before the list's first. */
export type NumberedList = types.RichTextList & { offset?: number };
type Element = types.RichTextText | types.RichTextLink | types.RichTextDate;

/** Never empty: Slack refuses an element without text. */
function elementsOf(text: Rich): Element[] {
  const elements = text.flatMap(elementOf);
  return elements.length > 0 ? elements : [{ type: 'text', text: ' ' }];
}

function elementOf(span: Span): Element[] {
  const text = shown(span.text);
  if (text === '') return [];
  const { strong, emphasis, code } = span;
  const style = { ...(strong && { bold: true }), ...(emphasis && { italic: true }), ...(code && { code: true }) };
  const styled = Object.keys(style).length > 0 ? { style } : {};
  if (span.moment !== undefined) {
    const { at, show } = span.moment;
    return [{ type: 'date', timestamp: at, format: formats[show], fallback: text, ...styled }];
  }
  return isLink(span.href) ? [{ type: 'link', url: span.href, text, ...styled }] : [{ type: 'text', text, ...styled }];
}

/** Slack's `{ago}` speaks of the past alone, so a distance in time is shown as the day and time it leads to. */
const formats: Readonly<Record<Moment['show'], string>> = {
  time: '{time}',
  'day-and-time': '{date_pretty} at {time}',
  relative: '{date_pretty} at {time}',
};

function isLink(href: string | undefined): href is string {
  return href?.startsWith('https://') === true && href.length <= limits.link && URL.canParse(href);
}

export function sectionOf(text: Rich): types.RichTextSection {
  return { type: 'rich_text_section', elements: elementsOf(text) };
}

/** The sentence that matters most stands behind a bar. */
export function quoteOf(text: Rich): types.RichTextQuote {
  return { type: 'rich_text_quote', elements: elementsOf(text) };
}

/** Slack has no lists inside lists: a deeper level is a list of its own, and the numbers go on after it. */
export function listsOf(items: readonly Bullet[], style: 'bullet' | 'ordered', indent = 0): NumberedList[] {
  const lists: NumberedList[] = [];
  let open: NumberedList | undefined;
  for (const [index, item] of items.entries()) {
    if (open === undefined) {
      open = { type: 'rich_text_list', style, indent: Math.min(indent, limits.indent), elements: [] };
      if (style === 'ordered' && index > 0) open.offset = index;
      lists.push(open);
    }
    open.elements.push(sectionOf(item.text));
    if (item.children.length > 0) {
      lists.push(...listsOf(item.children, 'bullet', indent + 1));
      open = undefined;
    }
  }
  return lists;
}

/**
 * A table as a list: the first cell of a row in bold, below it every other cell with its column's name. A phone shows two
 * columns of sentences at best, and Slack takes a single table block a message and none on the Home tab.
 */
export function rowsOf({ head, rows }: Pick<Extract<Block, { kind: 'table' }>, 'head' | 'rows'>): NumberedList[] {
  const items = rows.map(([first = [], ...cells]): Bullet => {
    const children = cells.map((cell, index): Bullet => {
      const name = head[index + 1] ?? [];
      return { text: name.length > 0 ? [...name.map(emphasised), { text: ': ' }, ...cell] : cell, children: [] };
    });
    return { text: first.map((span) => ({ ...span, strong: true })), children };
  });
  return listsOf(items, 'bullet');
}

function emphasised(span: Span): Span {
  return { ...span, emphasis: true };
}
