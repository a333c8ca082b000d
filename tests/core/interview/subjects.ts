/** What interviews in tests are about. */
import type { Entry } from '../../../src/core/model.ts';
import { rich } from '../../../src/core/rich.ts';
import { entryOf, pointOf } from '../../entries.ts';

/** A concept with two points, two hints and follow-ups. */
export const queues: Entry = entryOf({
  id: 'queues',
  title: 'How do queues survive a burst?',
  difficulty: 'easy',
  minutes: 30,
  completeness: 'complete',
  points: [
    {
      ...pointOf('Bound the queue', [{ text: rich('Without a limit memory runs out.'), children: [] }], 60),
      accept: [{ pattern: 'bound*|limit* ; queue', line: 1 }],
      explain: [{ pattern: 'memory', line: 2 }],
      reject: [{ pattern: 'infinite ; safe', correction: 'It only crashes later.', line: 3 }],
    },
    {
      ...pointOf('Shed load early', [{ text: rich('Refusing is cheaper than failing late.'), children: [] }], 40),
      accept: [{ pattern: 'shed|refuse ; load|requests', line: 4 }],
    },
  ],
  hints: [rich('Think of a bus stop.'), rich('Use a limit.'), rich('Fill it and see.')],
  followUps: [
    { question: rich('How large is it?'), answer: rich('As the burst.'), probes: 'Bound the', line: 5 },
    { question: rich('Whom do you turn away?'), answer: rich('The newest.'), probes: 'shed load', line: 6 },
    { question: rich('What do you watch?'), answer: rich('Its age.'), probes: 'Bound', line: 7 },
  ],
});

/** A task to design. */
export const shop: Entry = {
  ...queues,
  id: 'shop',
  title: 'Design a shop for a million people',
  kind: 'design',
  difficulty: 'hard',
  clarify: [
    {
      question: rich('How many people, and how active?'),
      answer: rich('Ten million a day, 20 requests each.'),
      line: 8,
    },
    { question: rich('How fresh must the stock be?'), answer: rich('A minute late is fine.'), line: 9 },
    { question: rich('Where are they?'), answer: rich('On one continent at first.'), line: 10 },
  ],
  estimate: [{ text: rich('2,315 requests a second.'), line: 11 }],
  phases: [
    { title: 'Begin', notes: [{ text: rich('Draw one server. '), children: [] }], line: 12 },
    { title: 'Grow', notes: [{ text: rich('Change: one region is lost.'), children: [] }], line: 13 },
    { title: 'End', notes: [{ text: rich('What do you measure?'), children: [] }], line: 14 },
  ],
};
