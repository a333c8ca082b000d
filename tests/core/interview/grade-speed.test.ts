import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/core/interview/grade.ts';
import { entryOf, pointOf } from '../../entries.ts';
import { processorMs } from '../../processor-time.ts';

const grader = createGrader();

/** Words that hit, nearly hit, and repeat: the worst an answer can do to a matcher. */
const word = fc.constantFrom(
  'a',
  'aa',
  'b',
  'queue',
  'queu',
  'queues',
  'buffer',
  'bufer',
  'bounded',
  'not',
  'if',
  'x',
  'partitionn',
  'is',
);
const gap = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '; ', ' - ', '? ', "n't ");
const answer = fc
  .array(fc.tuple(word, gap), { minLength: 200, maxLength: 400 })
  .map((parts) => parts.flat().join('').repeat(40).slice(0, 10_000));

const leaf = fc.oneof(
  word,
  word.map((text) => `${text}${text.length > 1 ? '*' : ''}`),
  fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => words.join(' ')),
  fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => `"${words.join(' ')}"`),
  fc.constantFrom('@fails', '@because', '@no'),
);
const { pattern } = fc.letrec<{ pattern: string; inner: string }>((tie) => ({
  inner: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie('pattern').map((inside) => `(${inside})`),
  ),
  pattern: fc
    .array(fc.tuple(fc.constantFrom(' ; ', ' > ', '|', ' ; '), tie('inner')), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.map(([operator, inside], at) => (at === 0 ? inside : operator + inside)).join('')),
}));

/** The best of several runs in ms of processor time, as the first ones are slow. Tries on only while over `limit`. */
function fastest(limit: number, run: () => unknown): number {
  let best = Infinity;
  for (let tries = 0; tries < 10 && best >= limit; tries += 1) {
    const start = processorMs();
    run();
    best = Math.min(best, processorMs() - start);
  }
  return best;
}

describe('time', () => {
  it('no pattern takes more than 50 ms on 10,000 characters', () => {
    fc.assert(
      fc.property(pattern, answer, (source, text) => {
        fc.pre(grader.patternFault(source) === undefined);
        expect(fastest(50, () => grader.matches(source, text))).toBeLessThan(50);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('an answer of 4,000 characters is graded within 20 ms against a large rubric', () => {
    const sample = 'When the consumer is slow, the bounded buffer fills and the partition rejects what comes next; ';
    const text = sample.repeat(50).slice(0, 4000);
    const alternatives = Array.from({ length: 30 }, (_, at) => `term${at}*|buffer${at}|partition`).join('|');
    const line = { pattern: `(${alternatives}) ; queue|buffer|reject`.slice(0, 600), line: 1 };
    const points = Array.from({ length: 8 }, () => ({
      ...pointOf('Point', [], 12),
      accept: [line, line],
      explain: [line, line, line],
      reject: [{ ...line, correction: 'No.' }],
    }));
    const entry = entryOf({ id: 'large', title: 'Large', points });
    expect(fastest(20, () => grader.grade(entry, text))).toBeLessThan(20);
  });
});

describe('any text', () => {
  it('is graded the same twice, between 0 and 100, with quotes from the text', () => {
    const entry = entryOf({
      id: 'any',
      title: 'Any',
      points: [{ ...pointOf('Queue', [], 100), accept: [{ pattern: 'queue|buffer', line: 1 }] }],
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), answer), (text) => {
        const first = grader.grade(entry, text);
        expect(grader.grade(entry, text)).toEqual(first);
        expect(first.score).toBeGreaterThanOrEqual(0);
        expect(first.score).toBeLessThanOrEqual(100);
        const flat = text.replaceAll(/\s+/g, ' ');
        for (const point of first.points) expect(flat).toContain((point.quote ?? '').replaceAll('…', ''));
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  it('never makes a pattern throw anything but its fault', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (source) => {
        const fault = grader.patternFault(source);
        if (fault === undefined) expect(typeof grader.matches(source, 'some text')).toBe('boolean');
        else expect(fault).toMatch(/^Column \d+: .+\.$/);
      }),
    );
  });
});
