/** What the interviewer asks next, and what it never gives away. */
import { describe, expect, it } from 'vitest';
import { nextQuestion } from '../../../src/core/interview/follow-ups.ts';
import { createGrader } from '../../../src/core/interview/grade.ts';
import type { Asked } from '../../../src/core/interview/model.ts';
import { lengthFor, planOf } from '../../../src/core/interview/plan.ts';
import { missingOf } from '../../../src/core/interview/points-of.ts';
import { rich } from '../../../src/core/rich.ts';
import { queues, shop } from './subjects.ts';

const grader = createGrader();
const bounded = 'You bound the queue, because without a limit its memory grows until the process dies.';
const shed = 'Early on we shed load, which is what keeps the rest of the service alive in a burst.';

function questions(
  text: string,
  options: { readonly entry?: typeof queues; readonly shown?: readonly string[]; readonly length?: 15 | 30 } = {},
) {
  const { entry = queues, shown = [], length = 30 } = options;
  const plan = planOf(entry);
  const phase = plan.phases.findIndex(({ kind }) => kind === 'dive' || kind === 'follow-ups');
  const grade = grader.grade(entry, text);
  const asked: Asked[] = [];
  for (;;) {
    const question = nextQuestion({ interview: { id: 1, length, asked, shown }, phase, entry, plan, grade });
    if (question === undefined) return asked;
    asked.push({ ...question, phase });
  }
}

describe('the follow-ups', () => {
  it('begin with the heaviest point that is missing', () => {
    expect(questions('').map(({ question }) => question)).toEqual([
      'How large is it?',
      'What do you watch?',
      'Whom do you turn away?',
    ]);
    expect(questions(bounded)[0]).toEqual({ phase: 2, question: 'Whom do you turn away?', probes: 'Shed load early' });
  });

  it('ask about a wrong claim before all else, and do not put it right', () => {
    const [first] = questions('An infinite queue is safe, so we simply make it as large as we can afford to.');
    expect(first?.question).toMatch(/^You said “An infinite queue is safe.*”\. Would you stand by that\?/);
    expect(first?.question).not.toContain('crashes');
  });

  it('leave out points that were shown', () => {
    expect(questions(shed, { shown: ['Bound the queue'] }).map(({ probes }) => probes)).toEqual(['Shed load early']);
  });

  it('are two in a quarter of an hour', () => {
    expect(questions('', { length: 15 }).length).toBe(2);
  });

  it('are never none: an entry without any gets a general one', () => {
    expect(questions('', { entry: { ...queues, followUps: [] } }).length).toBe(1);
  });

  it('change one requirement in a deep dive, after the first question', () => {
    expect(questions('', { entry: shop }).map(({ question }) => question)).toEqual([
      'How large is it?',
      'One thing changes: one region is lost. What do you do about it?',
      'What do you watch?',
    ]);
  });
});

describe('the plan', () => {
  it.each(['concept', 'design'] as const)('of a %s shares out the whole time', (kind) => {
    const { phases } = planOf({ kind, phases: [] });
    expect(phases.reduce((sum, { share }) => sum + share, 0)).toBe(100);
  });

  it('puts the questions of the entry’s own phases, and not what belongs to the answer', () => {
    const { phases, changes } = planOf({
      kind: 'design',
      phases: [
        {
          title: 'Begin',
          line: 1,
          notes: [note('Ask for requirements.'), note('If no number is given: "How many a second?"')],
        },
        {
          title: 'Grow',
          line: 2,
          notes: [note('Balancer, cache, shards; ask for the key.'), note('Change: a zone dies.')],
        },
        { title: 'End', line: 3, notes: [note('A zone is lost. What is degraded?')] },
      ],
    });
    const prompts = phases.map(({ prompt }) => prompt);
    expect(prompts[1]).toMatch(/What follows from them\? How many a second\?$/);
    expect(prompts[5]).toMatch(/A zone is lost\. What is degraded\?$/);
    expect(prompts.join()).not.toMatch(/Balancer|requirements/);
    expect(changes).toEqual(['a zone dies.']);
  });

  it.each([
    [undefined, 30],
    [25, 30],
    [20, 15],
    [40, 45],
    [45, 45],
  ] as const)('of an entry that asks for %s minutes takes %s', (minutes, expected) => {
    expect(lengthFor(minutes === undefined ? {} : { minutes })).toBe(expected);
  });
});

describe('giving up', () => {
  it('shows what was not earned and fits the phase', () => {
    expect(missingOf(queues, 'points', grader.grade(queues, bounded))).toEqual(['Shed load early']);
    expect(missingOf(queues, 'say-first', grader.grade(queues, ''))).toEqual(['Bound the queue']);
    expect(missingOf(queues, 'clarify', grader.grade(queues, ''))).toEqual([]);
  });
});

function note(text: string) {
  return { text: rich(text), children: [] };
}
