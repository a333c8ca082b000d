/** Any one entry, by chance. */
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { cardView } from '../lookup/card.ts';
import { difficulties, type Difficulty, type Entry } from '../model.ts';
import type { Deps } from '../ports.ts';
import { slugOf } from '../slug.ts';
import type { Button, View } from '../view.ts';
import { findCategory } from './browse.ts';
import { defineCommand, type ActionHandlers, type OptionValues } from './command.ts';

export const random = defineCommand({
  name: 'random',
  summary: 'Show any one entry',
  examples: ['random', 'random hard', 'random tools'],
  options: [
    { name: 'difficulty', summary: 'Only entries this hard', kind: 'choice', required: false, choices: difficulties },
    { name: 'category', summary: 'Only entries of a category, or a part of its name', kind: 'text', required: false },
  ],
  rights: 'anyone',
  readLine: (rest, corpus): OptionValues | undefined => {
    if (rest === '') return {};
    const difficulty = difficulties.find((name) => name === rest.toLowerCase());
    if (difficulty !== undefined) return { difficulty };
    return findCategory(rest, corpus) === undefined ? undefined : { category: rest };
  },
  input: z.object({ difficulty: z.enum(difficulties).optional(), category: z.string().max(200).default('') }),
  delivery: () => 'private',
  run: async (input, _caller, deps) => {
    const category = findCategory(input.category, deps.corpus);
    if (category === undefined && input.category !== '') throw noneFound();
    return { kind: 'view', delivery: 'private', view: randomView(input.difficulty ?? '', category?.slug ?? '', deps) };
  },
});

export const randomActions: ActionHandlers<'random'> = {
  random: {
    facts: { delivery: 'replace', rights: 'anyone' },
    run: async (action, _caller, deps) => ({
      kind: 'view',
      delivery: 'replace',
      view: randomView(action.difficulty, action.category, deps),
    }),
  },
};

function randomView(difficulty: Difficulty | '', category: string, deps: Deps): View {
  const candidates = deps.corpus.all().filter((entry) => fits(entry, difficulty, category));
  const entry = candidates[Math.floor(deps.random() * candidates.length)];
  if (entry === undefined) throw noneFound();
  const view = cardView(entry, { page: 1, audience: 'person' });
  const again: Button = { label: 'Another', action: { kind: 'random', difficulty, category } };
  return { ...view, blocks: [...view.blocks, { kind: 'buttons', buttons: [again] }] };
}

function fits(entry: Entry, difficulty: Difficulty | '', category: string): boolean {
  return (
    entry.completeness !== 'unanswered' &&
    (difficulty === '' || entry.difficulty === difficulty) &&
    (category === '' || (slugOf(entry.category) || 'other') === category)
  );
}

function noneFound(): UserError {
  return new UserError(
    'none-fits',
    'No entry fits that.',
    'Leave out the difficulty or the category, or browse to see what there is.',
  );
}
