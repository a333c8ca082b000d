/** The corpus by category, page by page. */
import type { Entry } from '../model.ts';
import { pageAt } from '../paging.ts';
import { bullet, rich, shorten, strong } from '../rich.ts';
import { slugOf } from '../slug.ts';
import type { Block, Button, View } from '../view.ts';
import { entryMenu } from './card.ts';

const pageSize = 10;

export interface Category {
  readonly name: string;
  readonly slug: string;
  readonly entries: readonly Entry[];
}

/** In the corpus's order; names that share a slug are one category. */
export function categoriesOf(entries: readonly Entry[]): readonly Category[] {
  const bySlug = new Map<string, { name: string; slug: string; entries: Entry[] }>();
  for (const entry of entries) {
    const slug = slugOf(entry.category) || 'other';
    const category = bySlug.get(slug) ?? { name: entry.category || 'Other', slug, entries: [] };
    category.entries.push(entry);
    bySlug.set(slug, category);
  }
  return [...bySlug.values()];
}

export function categoriesView(entries: readonly Entry[], page: number): View {
  const categories = categoriesOf(entries);
  if (categories.length === 0) return emptyView();
  const { shown, nav } = paged(categories, page, (to) => ({ kind: 'browse', category: '', page: to }));
  return {
    summary: `${entries.length} entries in ${categories.length} categories.`,
    blocks: [
      { kind: 'title', text: 'Browse' },
      {
        kind: 'bullets',
        items: shown.map((category) => bullet(strong(category.name), `: ${countOf(category.entries.length)}`)),
      },
      {
        kind: 'menu',
        label: 'Choose a category',
        options: shown.map((category) => ({
          label: shorten(category.name, 75),
          detail: countOf(category.entries.length),
          action: { kind: 'browse', category: category.slug, page: 1 },
        })),
      },
      ...nav([{ label: 'Surprise me', action: { kind: 'random', difficulty: '', category: '' } }]),
    ],
  };
}

export function categoryView(category: Category, page: number): View {
  const { shown, nav } = paged(category.entries, page, (to) => ({ kind: 'browse', category: category.slug, page: to }));
  return {
    summary: `${category.name}: ${countOf(category.entries.length)}.`,
    blocks: [
      { kind: 'title', text: category.name },
      {
        kind: 'bullets',
        items: shown.map((entry) => bullet(entry.title, entry.completeness === 'unanswered' ? ' (no answer yet)' : '')),
      },
      entryMenu('Open an entry', shown),
      ...nav([
        { label: 'All categories', action: { kind: 'browse', category: '', page: 1 } },
        { label: 'Surprise me', action: { kind: 'random', difficulty: '', category: category.slug } },
      ]),
    ],
  };
}

function emptyView(): View {
  return {
    summary: 'The corpus is empty.',
    blocks: [
      {
        kind: 'text',
        text: rich('The corpus is empty. Whoever runs the bot can point CONTENT_DIR at a folder with entries.'),
      },
    ],
  };
}

function countOf(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`;
}

/** One page of a list, and the buttons to turn it. A page past the end shows the last one. */
function paged<T>(
  items: readonly T[],
  page: number,
  to: (page: number) => Button['action'],
): { shown: readonly T[]; nav: (others: readonly Button[]) => Block[] } {
  const { page: current, pages, offset } = pageAt(page, items.length, pageSize);
  const turn: Button[] = [];
  if (current > 1) turn.push({ label: 'Back', action: to(current - 1) });
  if (current < pages) turn.push({ label: 'More', action: to(current + 1), style: 'primary' });
  return {
    shown: items.slice(offset, offset + pageSize),
    nav: (others) => [
      ...(pages > 1 ? [{ kind: 'note', text: rich(`Page ${current} of ${pages}`) } as const] : []),
      { kind: 'buttons', buttons: [...turn, ...others] },
    ],
  };
}
