/**
 * Grades an answer against an entry's rubric: which points were named or explained, which wrong claims were made, and a
 * score. It measures coverage, not truth. Guards keep words without understanding from earning points.
 */
import type { Entry } from '../model.ts';
import type { Grade, Grader, Guard, PointGrade, Trap } from '../ports.ts';
import { shorten } from '../rich.ts';
import { type Index, indexAnswer, termPositions } from './answer-index.ts';
import { type Answer, type Clause, readAnswer } from './clauses.ts';
import { copiedWords } from './copied.ts';
import { findPattern, type Span } from './match.ts';
import { type Node, parsePattern } from './pattern.ts';
import { PatternFault } from './pattern-tokens.ts';
import { isBareList, isListClause } from './prose.ts';
import { type Rubric, type RubricPoint, rubricOf } from './rubric.ts';

/** Share of a point's weight. */
const worth = { explained: 1, named: 0.4, missing: 0 } as const;
/** Points lost by each wrong claim. */
const trapCost = 15;
const twoTrapCap = 35;
/** Fewer words cannot carry a reason; more is asked for. */
const minimumWords = 12;
const shortCap = 15;
const maximumRubricShare = 0.6;
const maximumCopiedShare = 0.5;
const quoteLength = 160;
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
    matches: (pattern, text) => {
      const index = indexAnswer(readAnswer(text));
      const node = parsePattern(pattern);
      return index.answer.clauses.some((clause, number) => findNear(node, index, clause, number) !== undefined);
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
  const { answer } = index;
  const copied = copiedWords(answer.words, rubric.ownRuns);
  const traps = trapsIn(rubric, index);
  const guard = guardOf(rubric, index, copied);
  const usable = answer.clauses.map(
    (clause) =>
      !isListClause(answer, clause) &&
      !traps.some((trap) => trap.clause === clause) &&
      copiedShare(copied, clause) < 0.5,
  );
  const earns = guard === undefined || guard === 'short';
  const points = rubric.points.map((point) => (earns ? gradePoint(point, index, usable) : missing(point)));
  return {
    score: scoreOf(rubric, points, traps.length, guard),
    points,
    traps: traps.map(({ claim, correction }) => ({ claim, correction })),
    ...(guard === undefined ? {} : { guard }),
  };
}

function missing(point: RubricPoint): PointGrade {
  return { name: point.name, state: 'missing' };
}

function scoreOf(rubric: Rubric, points: readonly PointGrade[], traps: number, guard: Guard | undefined): number {
  const total = rubric.points.reduce((sum, point) => sum + point.weight, 0);
  const earned = points.reduce((sum, point, at) => sum + worth[point.state] * (rubric.points[at]?.weight ?? 0), 0);
  const score = (total === 0 ? 0 : (100 * earned) / total) - trapCost * traps;
  const cap = Math.min(traps >= 2 ? twoTrapCap : 100, guard === 'short' ? shortCap : 100);
  return Math.round(Math.max(0, Math.min(cap, score)));
}

function guardOf(rubric: Rubric, index: Index, copied: Uint8Array): Guard | undefined {
  const { answer } = index;
  const count = answer.words.length;
  if (count === 0) return 'short';
  if (share(copied) > maximumCopiedShare) return 'copied';
  if (isBareList(answer)) return 'list';
  if (count < minimumWords) return 'short';
  return rubricShare(rubric, index) > maximumRubricShare ? 'stuffed' : undefined;
}

function rubricShare(rubric: Rubric, index: Index): number {
  const hit = new Uint8Array(index.answer.words.length);
  for (const term of rubric.terms) for (const at of termPositions(term, index, 'literal')) hit[at] = 1;
  return share(hit);
}

function share(marks: Uint8Array): number {
  return marks.length === 0 ? 0 : marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
}

function copiedShare(copied: Uint8Array, clause: Clause): number {
  return share(copied.subarray(clause.from, clause.to));
}

function gradePoint(point: RubricPoint, index: Index, usable: readonly boolean[]): PointGrade {
  const accepted = hitsOf(point.accept, index, usable);
  const explained = new Set(hitsOf(point.explain, index, usable).map((hit) => hit.number));
  const reasoned = accepted.find((hit) => [0, 1, -1, 2].some((away) => explained.has(hit.number + away)));
  const hit = reasoned ?? accepted[0];
  if (hit === undefined) return missing(point);
  return { name: point.name, state: reasoned ? 'explained' : 'named', quote: quoteOf(index.answer, hit) };
}

interface ClauseHit {
  readonly number: number;
  readonly clause: Clause;
  readonly span: Span;
}

function hitsOf(patterns: readonly Node[], index: Index, usable: readonly boolean[]): readonly ClauseHit[] {
  return index.answer.clauses.flatMap((clause, number) => {
    if (usable[number] !== true) return [];
    for (const pattern of patterns) {
      const span = findNear(pattern, index, clause, number);
      if (span) return [{ number, clause, span }];
    }
    return [];
  });
}

/** In the clause, or across it and the one it carries on. */
function findNear(pattern: Node, index: Index, clause: Clause, number: number): Span | undefined {
  const own = findPattern(pattern, index, clause.from, clause.to, 'lenient');
  const before = index.answer.clauses[number - 1];
  if (own !== undefined || before === undefined || !clause.continues) return own;
  return findPattern(pattern, index, before.from, clause.to, 'lenient');
}

interface FoundTrap extends Trap {
  readonly clause: Clause;
}

/** Each wrong claim once, where it is made first. A question, or a claim told as somebody else's error, is none. */
function trapsIn(rubric: Rubric, index: Index): readonly FoundTrap[] {
  const claims = index.answer.clauses.filter((clause) => !clause.asks && !isDistanced(index.answer, clause));
  return rubric.points.flatMap((point) =>
    point.reject.flatMap(({ pattern, correction }) => {
      for (const clause of claims) {
        const span = findPattern(pattern, index, clause.from, clause.to, 'strict');
        if (span) return [{ clause, correction, claim: quoteOf(index.answer, { clause, span }) }];
      }
      return [];
    }),
  );
}

const distance = new Set(
  'myth misconception mistake mistaken wrong wrongly naive naively pitfall fallacy tempting'.split(' '),
);

function isDistanced(answer: Answer, clause: Clause): boolean {
  return answer.words.slice(clause.from, clause.to).some((word) => distance.has(word.text));
}

/** The clause in the candidate's own words; of a long one, the part around the hit. */
function quoteOf(answer: Answer, hit: Pick<ClauseHit, 'clause' | 'span'>): string {
  const start = Math.min(hit.clause.start, answer.words[hit.span.first]?.start ?? hit.clause.start);
  const whole = answer.source.slice(start, hit.clause.end);
  if (whole.length <= quoteLength) return oneLine(whole);
  return shorten(
    oneLine(answer.source.slice(answer.words[hit.span.first]?.start ?? start, hit.clause.end)),
    quoteLength,
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
