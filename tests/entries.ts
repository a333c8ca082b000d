/** Entries for tests: a builder with the smallest defaults, and a few that look like real ones. */
import type { Bullet, Entry, Point } from '../src/core/model.ts';
import { bullet, rich, strong } from '../src/core/rich.ts';

export function entryOf(fields: Partial<Entry> & Pick<Entry, 'id' | 'title'>): Entry {
  return {
    was: [],
    category: 'Tradeoffs',
    topic: 'CAP Theorem',
    tags: ['Consistency'],
    kind: 'concept',
    askedAs: [],
    related: [],
    sources: [],
    completeness: 'answered',
    points: [],
    tips: [],
    numbers: [],
    failureModes: [],
    whenNot: [],
    followUps: [],
    mistakes: [],
    hints: [],
    probes: [],
    clarify: [],
    estimate: [],
    phases: [],
    file: '/content/test.md',
    line: 1,
    ...fields,
  };
}

export function pointOf(head: string, details: readonly Bullet[], weight?: number): Point {
  return {
    head: rich(strong(head)),
    details,
    ...(weight === undefined ? {} : { weight }),
    accept: [],
    explain: [],
    reject: [],
    line: 10,
  };
}

/** Has something in every section. */
export const capTheorem = entryOf({
  id: 'cap-theorem',
  title: 'What does the CAP theorem force you to choose?',
  difficulty: 'medium',
  tags: ['CAP Theorem', 'Consistency', 'Availability'],
  askedAs: ['cap', 'brewer theorem'],
  related: ['sharding'],
  sources: [{ title: 'Gilbert & Lynch: Brewer’s conjecture', url: 'https://example.org/gilbert-lynch', year: 2002 }],
  reviewed: '2026-11-24',
  completeness: 'complete',
  short: rich(
    'During a partition each node must either ',
    strong('refuse'),
    ' some requests or answer with data that may be stale.',
  ),
  points: [
    pointOf('It is about a partition', [bullet('Without one you can have both consistency & availability.')], 60),
    pointOf(
      'Choose per operation',
      [bullet('A cart may diverge; a payment may not. Use ', { text: 'quorum=2', code: true }, '.')],
      40,
    ),
  ],
  tips: [bullet('Say “during a partition” first.')],
  diagram: {
    dot: 'digraph { a -> b }',
    alt: 'Two replicas on either side of a cut link; one refuses, one answers stale.',
    hash: '0123456789abcdef',
    line: 40,
  },
  tradeoffs: {
    head: [rich('Choice'), rich('You gain'), rich('You pay'), rich('Choose when')],
    rows: [
      [rich('CP'), rich('No stale reads'), rich('Errors in a partition'), rich('Money moves')],
      [rich('AP'), rich('Always answers'), rich('Stale reads'), rich('A feed')],
    ],
    line: 50,
  },
  numbers: [{ text: rich('A cross-region round trip takes 60-150 ms (2024).'), line: 60 }],
  failureModes: [bullet('Both sides accept writes and conflict later.')],
  whenNot: [bullet('On a single node the theorem says nothing.')],
  followUps: [
    {
      question: rich('Is a single Postgres CA?'),
      answer: rich('It is not distributed, so CAP does not describe it.'),
      probes: 'partition',
      line: 70,
    },
  ],
  mistakes: [
    {
      claim: 'Pick two of three',
      correction: rich('Partitions happen to you; you choose between the other two.'),
      line: 80,
    },
  ],
});

export const sharding = entryOf({
  id: 'sharding',
  title: 'How do you split one data set over several database nodes?',
  category: 'Architecture Patterns',
  topic: 'Sharding',
  difficulty: 'hard',
  tags: ['Sharding', 'Database'],
  askedAs: ['partition a table', 'shard key'],
  short: rich('Choose a key that spreads load and keeps what is read together in one place.'),
  points: [pointOf('Choose the key by access', [bullet('What is read together lives together.')])],
});

export const unanswered = entryOf({
  id: 'design-a-pastebin',
  title: 'Design a pastebin',
  category: 'Exercises',
  topic: 'Storage',
  tags: [],
  completeness: 'unanswered',
});

/** As a team's README would hold it: no short answer, markup characters, mention look-alikes. */
export const untidy = entryOf({
  id: 'what-is-a-mutex',
  title: 'What is a <mutex> & why *not* just @everyone?',
  category: 'Misc',
  topic: 'Misc',
  tags: [],
  points: [
    pointOf('Head with `ticks` and _underscores_', [
      {
        text: rich('<!channel> <@U123> <script>alert(1)</script> || spoiler || [x](https://example.org)'),
        children: [bullet('deeper'), { text: rich('deeper'), children: [bullet('deepest')] }],
      },
    ]),
  ],
});

export const testEntries: readonly Entry[] = [capTheorem, sharding, unanswered, untidy];
