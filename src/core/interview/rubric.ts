/** An entry's points with their patterns read, ready to grade any number of answers. */
import type { Entry, PatternLine, Point } from '../model.ts';
import { plain } from '../model.ts';
import { runsOf } from './copied.ts';
import { type Node, parsePattern, type Term, termsIn } from './pattern.ts';
import { PatternFault } from './pattern-tokens.ts';
import { isGlue } from './prose.ts';

export interface RubricTrap {
  readonly pattern: Node;
  readonly correction: string;
}

export interface RubricPoint {
  readonly name: string;
  readonly weight: number;
  readonly accept: readonly Node[];
  readonly explain: readonly Node[];
  readonly reject: readonly RubricTrap[];
}

export interface Rubric {
  readonly points: readonly RubricPoint[];
  /** Every word that accept and explain lines look for, small words aside. */
  readonly terms: readonly Term[];
  readonly ownRuns: ReadonlySet<string>;
}

/** A pattern that cannot be read is left out: the checker reports it, and an interview goes on without it. */
export function rubricOf(entry: Entry): Rubric {
  const points = entry.points.filter((point) => point.weight !== undefined).map(readPoint);
  const patterns = points.flatMap((point) => [...point.accept, ...point.explain]);
  return { points, terms: patterns.flatMap(termsIn).filter((term) => !isGlue(term)), ownRuns: runsOf(entry) };
}

function readPoint(point: Point): RubricPoint {
  return {
    name: plain(point.head),
    weight: point.weight ?? 0,
    accept: point.accept.flatMap(readLine),
    explain: point.explain.flatMap(readLine),
    reject: point.reject.flatMap((line) => readLine(line).map((pattern) => ({ pattern, correction: line.correction }))),
  };
}

function readLine(line: Pick<PatternLine, 'pattern'>): readonly Node[] {
  try {
    return [parsePattern(line.pattern)];
  } catch (error) {
    if (error instanceof PatternFault) return [];
    throw error;
  }
}
