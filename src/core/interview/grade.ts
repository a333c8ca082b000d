/**
 * Grades an answer against an entry's rubric: which points were named or explained, which wrong claims were made, and a
 * score. It measures coverage, not truth.
 */
import type { Entry } from '../model.ts';
import type { Grade, Grader, PointGrade } from '../ports.ts';
import { type Index, indexAnswer } from './answer-index.ts';
import { type Clause, readAnswer } from './clauses.ts';
import { copiedWords } from './copied.ts';
import { doubtOf } from './doubt.ts';
import { bar, barredWords, guardOf } from './guards.ts';
import { findPatterns, hasNegator, type Span } from './match.ts';
import { type Node, parsePattern } from './pattern.ts';
import { PatternFault } from './pattern-tokens.ts';
import { quoteOf } from './quote.ts';
import { type Rubric, type RubricPoint, rubricOf } from './rubric.ts';
import { scoreOf } from './score.ts';
import { trapsIn } from './traps.ts';

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
      return hitsOf([parsePattern(pattern)], index, () => true).length > 0;
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
  const points = earns ? gradePoints(rubric, index, barred) : rubric.points.map(missing);
  return {
    score: scoreOf(
      points.map(({ state }, at) => ({ state, weight: rubric.points[at]?.weight ?? 0 })),
      traps.length,
      guard === 'short' ? shortCap : 100,
    ),
    points,
    traps: traps.map(({ claim, correction }) => ({ claim, correction })),
    ...(guard === undefined ? {} : { guard }),
  };
}

function missing(point: RubricPoint): PointGrade {
  return { name: point.name, state: 'missing' };
}

/** What a list names counts only beside points that are explained. */
function gradePoints(rubric: Rubric, index: Index, barred: Uint8Array): readonly PointGrade[] {
  const points = rubric.points.map((point) => gradePoint(point, index, barred));
  if (!points.some(({ state }) => state === 'explained')) return points;
  return points.map((grade, at) => {
    const point = rubric.points[at];
    if (grade.state !== 'missing' || point === undefined) return grade;
    const [hit] = hitsOf(point.accept, index, openTo(barred, bar.listed));
    return hit ? { name: point.name, state: 'named', quote: quoteOf(index.answer, hit.clause, hit.span) } : grade;
  });
}

function gradePoint(point: RubricPoint, index: Index, barred: Uint8Array): PointGrade {
  const named = hitsOf(point.accept, index, openTo(barred, bar.none));
  const reasons = hitsOf(point.explain, index, openTo(barred, bar.none));
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

/** Whether a pattern may have a hit that begins or ends at a word. */
type IsOpen = (at: number, pattern: Node) => boolean;

function openTo(barred: Uint8Array, bound: number): IsOpen {
  return (at, pattern) => {
    const found = barred[at] ?? bar.none;
    return found === bar.waved ? hasNegator(pattern) : found <= bound;
  };
}

/** The first open hit of every pattern in every clause, in the order of the answer. */
function hitsOf(patterns: readonly Node[], index: Index, isOpen: IsOpen): readonly Hit[] {
  return index.answer.clauses.flatMap((clause, number) =>
    patterns.flatMap((pattern) => {
      const span = spansNear(pattern, index, clause, number).find(
        ({ first, last }) => isOpen(first, pattern) && isOpen(last, pattern),
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
