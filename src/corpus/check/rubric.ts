/** The rubric held against itself: patterns that can be read, and points whose own text earns them. */
import { plain, type Bullet, type Entry, type PatternLine, type Point } from '../../core/model.ts';
import type { LineOddity } from '../oddity.ts';
import { error, warning, type CheckTools, type Subject } from './rule.ts';

type Grading = Pick<CheckTools, 'grader'>;

export function checkRubric({ entry }: Subject, { grader }: Grading): readonly LineOddity[] {
  return [
    ...entry.points.flatMap((point) => [...patternLines(point, grader), ...ownText(point, grader)]),
    ...ownTraps(entry, grader),
    ...entry.followUps.flatMap((followUp) => [...probedPoint(entry, followUp)]),
  ];
}

/** The patterns that the grader can use. */
export function soundPatterns(lines: readonly PatternLine[], { patternFault }: Grading['grader']): readonly string[] {
  return lines.filter(({ pattern }) => patternFault(pattern) === undefined).map(({ pattern }) => pattern);
}

function* patternLines(point: Point, grader: Grading['grader']): Generator<LineOddity> {
  for (const kind of ['accept', 'explain', 'reject'] as const) {
    for (const { pattern, line } of point[kind]) {
      const fault = grader.patternFault(pattern);
      // A reason is often that something is not so, and a denied reason harms little.
      const doubt = fault === undefined && kind !== 'explain' ? grader.patternDoubt(pattern) : undefined;
      if (fault !== undefined) yield error(line, `the ${kind} line cannot be read: ${fault}`);
      if (doubt !== undefined) yield warning(line, `the ${kind} line may not mean what it says: ${doubt}`);
    }
  }
}

function textsOf({ text, children }: Bullet): readonly string[] {
  return [plain(text), ...children.flatMap(textsOf)];
}

function textOf(point: Point): string {
  return [plain(point.head), ...point.details.flatMap(textsOf)].join('\n');
}

function* ownText(point: Point, grader: Grading['grader']): Generator<LineOddity> {
  if (point.weight === undefined) return;
  const name = plain(point.head);
  if (point.accept.length === 0) yield error(point.line, `nobody can earn "${name}": give it an accept line`);
  const patterns = soundPatterns(point.accept, grader);
  if (patterns.length === 0 || patterns.some((pattern) => grader.matches(pattern, textOf(point)))) return;
  yield error(point.line, `the text of "${name}" does not pass its own accept lines: widen one or reword the text`);
}

/** The entry's own answer must not be what it warns of. */
function* ownTraps(entry: Entry, grader: Grading['grader']): Generator<LineOddity> {
  if (entry.short !== undefined) yield* traps('the short answer', plain(entry.short), entry, entry.line, grader);
  for (const point of entry.points) yield* traps(`"${plain(point.head)}"`, textOf(point), entry, point.line, grader);
}

function* traps(
  name: string,
  text: string,
  entry: Entry,
  line: number,
  grader: Grading['grader'],
): Generator<LineOddity> {
  for (const { claim } of grader.grade(entry, text).traps) {
    yield error(
      line,
      `a reject line hits the entry's own words "${claim}" in ${name}: narrow the line or reword the text`,
    );
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function* probedPoint(entry: Entry, followUp: Entry['followUps'][number]): Generator<LineOddity> {
  const wanted = wordsOf(followUp.probes);
  const isThere = entry.points.some((point) => {
    const words = new Set(wordsOf(plain(point.head)));
    return wanted.every((word) => words.has(word));
  });
  if (!isThere)
    yield error(followUp.line, `no point is called "${followUp.probes}": put words of a point's head in the brackets`);
}
