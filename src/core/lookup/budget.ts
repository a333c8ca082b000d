/**
 * How much of a page a block takes. The tightest platform rules: Discord allows 4,000 characters of text over a whole message
 * and 40 components, so a page that keeps to the budget fits everywhere, also after escaping.
 */
import type { Bullet, Rich, Span } from '../model.ts';
import { isControl, type Block } from '../view.ts';

/** Cost units of one page; a character costs 1, one that renderers escape costs 2. Leaves room for title, facts and footer. */
export const pageBudget = 2600;
/** Of a first page: what a phone shows without much scrolling. */
export const firstPageBudget = 1300;
/** Cost of a single bullet's text above which it is cut into several. */
export const longestText = 1000;
/** Of a bullet with others below it, when it has to be broken up. */
export const longestHead = 400;

const escaped = /[*_~`|<>&[\]()#\\@:-]/g;

function richCost(text: Rich): number {
  return text.reduce((sum, span) => sum + stringCost(span.text) + (span.href?.length ?? 0) + markCost(span), 0);
}

/** How many characters of `text` cost about `cost`; at least 40, so that cutting comes to an end. */
export function charactersFor(cost: number, text: Rich): number {
  const characters = text.reduce((sum, span) => sum + span.text.length, 0);
  return Math.max(40, Math.floor((cost * characters) / Math.max(1, richCost(text))));
}

/** The characters that renderers put around a styled span. */
function markCost({ strong, emphasis, code, href }: Span): number {
  return (strong ? 4 : 0) + (emphasis ? 2 : 0) + (code ? 2 : 0) + (href === undefined ? 0 : 4);
}

function stringCost(text: string): number {
  return text.length + (text.match(escaped)?.length ?? 0);
}

/** Indentation and the mark before each item cost as well. */
export function bulletCost(item: Bullet): number {
  return 8 + richCost(item.text) + item.children.reduce((sum, child) => sum + 4 + bulletCost(child), 0);
}

export function rowCost(row: readonly Rich[]): number {
  return row.reduce((sum, cell) => sum + 24 + richCost(cell), 0);
}

export function blockCost(block: Block): number {
  if (isControl(block)) return 0;
  switch (block.kind) {
    case 'title':
    case 'heading':
      return 8 + stringCost(block.text);
    case 'text':
    case 'lead':
    case 'note':
      return 8 + richCost(block.text);
    case 'bullets':
      return block.items.reduce((sum, item) => sum + bulletCost(item), 0);
    case 'facts':
      return block.facts.reduce((sum, fact) => sum + 8 + stringCost(fact.label) + stringCost(fact.value), 0);
    case 'table':
      // Where there are no tables, each row repeats the head as labels.
      return (
        8 + stringCost(block.caption) + block.rows.reduce((sum, row) => sum + rowCost(row) + rowCost(block.head), 0)
      );
    case 'picture':
      return 8 + stringCost(block.caption);
    case 'file':
      return 8 + stringCost(block.label);
  }
}
