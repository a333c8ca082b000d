/**
 * Grades an answer against an entry's rubric: which points were named or explained, which wrong claims were made, and a
 * score. It measures coverage, not truth.
 */
import type { Entry } from '../model.ts';
import type { Grade, Grader, Guard, PointGrade } from '../ports.ts';
import { type Index, indexAnswer } from './answer-index.ts';
import { type Clause, readAnswer } from './clauses.ts';
import { copiedWords } from './copied.ts';
import { doubtOf } from './doubt.ts';
import { barredWords, guardOf } from './guards.ts';
import { findPatterns, type Span } from './match.ts';
import { type Node, parsePattern } from './pattern.ts';
import { PatternFault } from './pattern-tokens.ts';
import { quoteOf } from './quote.ts';
import { type Rubric, type RubricPoint, rubricOf } from './rubric.ts';
import { trapsIn } from './traps.ts';

/** Share of a point's weight. */
const worth = { explained: 1, named: 0.4, missing: 0 } as const;
/** Points lost by each wrong claim. */
const trapCost = 15;
const twoTrapCap = 35;
const shortCap = 15;
/** A reason counts in its point's clause, the one before and two after, at most so many words away. */
const reasonClauses = [0, 1, -1, 2];
const reasonWords = 45;
/** Longer answers are graded by their beginning. */
const maximumLength = 20_000;

export function createGrader(): Grader {
  const rubrics = new WeakMap<Entry, Rubric>();
  const rubricFor = (entry: Entry): Rubric => {
    const known = rubrics.get(entry);
    if (known) return known;
    const rubric = rubricOf(entry);
    rubrics.set(entry, rubric);
    return rubric;
  };
  return {
    grade: (entry, answer) => gradeAnswer(rubricFor(entry), answer),
    patternFault,
    patternDoubt: doubtOf,
    matches: (pattern, text) => {
      const index = indexAnswer(readAnswer(text));
      return hitsOf([parsePattern(pattern)], index, new Uint8Array(index.answer.words.length)).length > 0;
    },
  };
}

function patternFault(pattern: string): string | undefined {
  try {
    parsePattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof PatternFault) return error.message;
    throw error;
  }
}

function gradeAnswer(rubric: Rubric, source: string): Grade {
  const index = indexAnswer(readAnswer(source.slice(0, maximumLength)));
  const copied = copiedWords(index.answer.words, rubric.ownRuns);
  const traps = trapsIn(rubric, index);
  const guard = guardOf(rubric, index, copied);
  const barred = barredWords(index, copied, traps);
  const earns = guard === undefined || guard === 'short';
  const points = rubric.points.map((point) => (earns ? gradePoint(point, index, barred) : missing(point)));
  return {
    score: scoreOf(rubric, points, traps.length, guard),
    points,
    traps: traps.map(({ claim, correction }) => ({ claim, correction })),
    ...(guard === undefined ? {} : { guard }),
  };
}

function scoreOf(rubric: Rubric, points: readonly PointGrade[], traps: number, guard: Guard | undefined): number {
  const total = rubric.points.reduce((sum, point) => sum + point.weight, 0);
  const earned = points.reduce((sum, point, at) => sum + worth[point.state] * (rubric.points[at]?.weight ?? 0), 0);
  const score = (total === 0 ? 0 : (100 * earned) / total) - trapCost * traps;
  const cap = Math.min(traps >= 2 ? twoTrapCap : 100, guard === 'short' ? shortCap : 100);
  return Math.round(Math.max(0, Math.min(cap, score)));
}

function missing(point: RubricPoint): PointGrade {
  return { name: point.name, state: 'missing' };
}

function gradePoint(point: RubricPoint, index: Index, barred: Uint8Array): PointGrade {
  const named = hitsOf(point.accept, index, barred);
  const reasons = hitsOf(point.explain, index, barred);
  const explained = named.find((hit) => reasons.some((reason) => supports(reason, hit)));
  const hit = explained ?? named[0];
  if (hit === undefined) return missing(point);
  return {
    name: point.name,
    state: explained ? 'explained' : 'named',
    quote: quoteOf(index.answer, hit.clause, hit.span),
  };
}

interface Hit {
  readonly clause: Clause;
  /** Which clause of the answer it is. */
  readonly number: number;
  readonly span: Span;
}

function supports(reason: Hit, hit: Hit): boolean {
  const apart = Math.max(reason.span.first - hit.span.last, hit.span.first - reason.span.last);
  return reasonClauses.includes(reason.number - hit.number) && apart <= reasonWords;
}

/** The first hit of every pattern in every clause, in the order of the answer; hits at barred words do not count. */
function hitsOf(patterns: readonly Node[], index: Index, barred: Uint8Array): readonly Hit[] {
  return index.answer.clauses.flatMap((clause, number) =>
    patterns.flatMap((pattern) => {
      const span = spansNear(pattern, index, clause, number).find(
        ({ first, last }) => barred[first] !== 1 && barred[last] !== 1,
      );
      return span ? [{ clause, number, span }] : [];
    }),
  );
}

/** In the clause, or else across it and the one it carries on. */
function spansNear(pattern: Node, index: Index, clause: Clause, number: number): readonly Span[] {
  const own = findPatterns(pattern, index, clause.from, clause.to, 'lenient');
  const before = index.answer.clauses[number - 1];
  if (own.length > 0 || before === undefined || !clause.continues) return own;
  return findPatterns(pattern, index, before.from, clause.to, 'lenient');
}
