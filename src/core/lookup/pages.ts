/**
 * Packs an entry into pages that fit every platform. Long answers page on purpose: nothing is dropped, and no page is a wall.
 */
import type { Bullet, Entry } from '../model.ts';
import { rich, splitRich, strong } from '../rich.ts';
import type { Block } from '../view.ts';
import {
  blockCost,
  bulletCost,
  charactersFor,
  firstPageBudget,
  longestHead,
  longestText,
  pageBudget,
  rowCost,
} from './budget.ts';
import { sectionsOf, type Section } from './sections.ts';

export type Page = readonly Block[];

type Pages = readonly [Page, ...Page[]];

/** Entries never change, so each is packed once; a reloaded corpus brings new ones. */
const packed = new WeakMap<Entry, Pages>();

/** At least one page. The first is what a phone shows: the short answer, the points by name, the picture. */
export function pagesOf(entry: Entry): Pages {
  const known = packed.get(entry);
  if (known !== undefined) return known;
  const pages = packEntry(entry);
  packed.set(entry, pages);
  return pages;
}

function packEntry(entry: Entry): Pages {
  if (entry.completeness === 'unanswered') return [[unanswered]];
  const first = firstPage(entry);
  if (first.length > 0 && first.reduce((sum, block) => sum + blockCost(block), 0) <= pageBudget) {
    return [first, ...packPages(sectionsOf(entry), pageBudget)];
  }
  // No short answer, or one of a length that no page holds: everything is packed alike.
  const short: Section[] =
    entry.short === undefined
      ? []
      : [{ heading: 'In short', blocks: [{ kind: 'bullets', items: [{ text: entry.short, children: [] }] }] }];
  const [head = [unanswered], ...rest] = packPages([...short, ...sectionsOf(entry)], firstPageBudget);
  return [[...head, ...pictureOf(entry)], ...rest];
}

const unanswered: Block = {
  kind: 'text',
  text: rich(
    'This question has no answer yet. It is here so that you can find it, and so that its authors see it is missing.',
  ),
};

function firstPage(entry: Entry): Block[] {
  if (entry.short === undefined) return [];
  const heads = entry.points.map((point): Bullet => ({ text: point.head, children: [] }));
  return [
    { kind: 'lead', text: entry.short },
    ...(heads.length > 0 ? [{ kind: 'bullets', items: heads, ordered: true } as const] : []),
    ...pictureOf(entry),
  ];
}

function pictureOf(entry: Entry): Block[] {
  if (entry.diagram === undefined) return [];
  return [{ kind: 'picture', hash: entry.diagram.hash, alt: entry.diagram.alt, caption: entry.title }];
}

/** Fills pages in order; a section that breaks over a page says so in its heading. */
function packPages(sections: readonly Section[], firstBudget: number): Page[] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let room = firstBudget;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    room = pageBudget;
  };
  for (const section of sections) {
    let heading = section.heading;
    for (const atom of section.blocks.flatMap(atoms)) {
      const cost = blockCost(atom) + heading.length + 8;
      if (cost > room && page.length > 0) {
        turn();
        if (heading === '') heading = `${section.heading} (continued)`;
      }
      if (heading !== '') page.push({ kind: 'heading', text: heading });
      heading = '';
      append(page, atom);
      room -= cost;
    }
  }
  turn();
  return pages;
}

/** The smallest pieces a block can be broken into. */
function atoms(block: Block): Block[] {
  if (block.kind === 'bullets')
    return block.items.flatMap(splitBullet).map((item) => ({ kind: 'bullets', items: [item] }));
  if (block.kind === 'table') {
    const perPage = Math.max(
      1,
      Math.floor(pageBudget / Math.max(1, ...block.rows.map((row) => rowCost(row) + rowCost(block.head)))),
    );
    return chunk(block.rows, perPage).map((rows) => ({ ...block, rows }));
  }
  return [block];
}

/** Rejoins bullets that landed on the same page. */
function append(page: Block[], atom: Block): void {
  const last = page.at(-1);
  if (atom.kind === 'bullets' && last?.kind === 'bullets') {
    page[page.length - 1] = { ...last, items: [...last.items, ...atom.items] };
  } else {
    page.push(atom);
  }
}

/** A bullet too large for a page becomes several: its children are dealt out under a repeated head, long texts are cut at words. */
function splitBullet(item: Bullet): Bullet[] {
  if (bulletCost(item) <= longestText) return [item];
  const [head = item.text, ...tail] = splitRich(
    item.text,
    charactersFor(item.children.length > 0 ? longestHead : longestText, item.text),
  );
  const children = [...tail.map((text): Bullet => ({ text, children: [] })), ...item.children].flatMap(splitBullet);
  const parts: Bullet[] = [];
  let part: Bullet[] = [];
  for (const child of children) {
    if (part.length > 0 && bulletCost({ text: head, children: [...part, child] }) > pageBudget / 3) {
      parts.push({ text: parts.length === 0 ? head : rich(strong('…')), children: part });
      part = [];
    }
    part.push(child);
  }
  parts.push({ text: parts.length === 0 ? head : rich(strong('…')), children: part });
  return parts;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
