/** What is asked in the chaos run: so many that nobody has to be told that they run out. */
import { entryOf, pointOf } from '../../tests/entries.ts';

export const questions = Array.from({ length: 14 }, (_, index) => `question-${index}`).map((id) =>
  entryOf({
    id,
    title: `What is ${id}?`,
    difficulty: 'easy',
    completeness: 'complete',
    short: [{ text: `In short, ${id}.` }],
    points: [pointOf('Bound the queue', [], 60), pointOf('Shed load early', [], 40)],
  }),
);
