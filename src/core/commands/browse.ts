/** Browse the corpus by category. */
import { z } from 'zod';
import { categoriesOf, categoriesView, categoryView, type Category } from '../lookup/browse.ts';
import type { Corpus, Deps } from '../ports.ts';
import { slugOf } from '../slug.ts';
import type { Reply, View } from '../view.ts';
import { defineCommand, type ActionHandlers } from './command.ts';

export const browse = defineCommand({
  name: 'browse',
  summary: 'List the topics, or the entries of one category',
  examples: ['browse', 'browse tools'],
  options: [{ name: 'category', summary: 'A category, or a part of its name', kind: 'text', required: false }],
  rights: 'anyone',
  readLine: (rest, corpus) => {
    if (rest === '') return {};
    return findCategory(rest, corpus) === undefined ? undefined : { category: rest };
  },
  input: z.object({ category: z.string().max(200).default('') }),
  delivery: () => 'private',
  run: async (input, _caller, deps) => ({
    kind: 'view',
    delivery: 'private',
    view: browseView(findCategory(input.category, deps.corpus), 1, deps),
  }),
});

export const browseActions: ActionHandlers<'browse'> = {
  browse: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, _caller, deps): Promise<Reply> => {
      const category = categoriesOf(deps.corpus.all()).find(({ slug }) => slug === action.category);
      return { kind: 'view', delivery: 'replace', view: browseView(category, action.page, deps) };
    },
  },
};

/** A category that has gone meanwhile shows the list of those there are. */
function browseView(category: Category | undefined, page: number, deps: Deps): View {
  return category === undefined ? categoriesView(deps.corpus.all(), page) : categoryView(category, page);
}

/** By slug, or by the start of one. */
export function findCategory(text: string, corpus: Corpus): Category | undefined {
  const wanted = slugOf(text);
  if (wanted === '') return undefined;
  const categories = categoriesOf(corpus.all());
  return categories.find(({ slug }) => slug === wanted) ?? categories.find(({ slug }) => slug.startsWith(wanted));
}
