/** What a full-form entry must bring besides its text: sources, ways to ask, a recent review, everything an interview needs. */
import { fewestSources, gradedPoints, lacksOf } from '../read/completeness.ts';
import type { LineOddity } from '../oddity.ts';
import { error, fieldLine, warning, type CheckTools, type Subject } from './rule.ts';

const fewestAskedAs = 15;
const reviewMonths = 12;

export function checkFields(subject: Subject, { today }: Pick<CheckTools, 'today'>): readonly LineOddity[] {
  return [
    ...sources(subject),
    ...pointCount(subject),
    ...askedAs(subject),
    ...review(subject, today),
    ...lacks(subject),
  ];
}

function* sources(subject: Subject): Generator<LineOddity> {
  const count = subject.entry.sources.length;
  if (count >= fewestSources) return;
  const message = `the entry has ${String(count)} of at least ${String(fewestSources)} sources: name where its claims can be checked`;
  yield error(fieldLine(subject, 'sources'), message);
}

function* pointCount({ entry }: Subject): Generator<LineOddity> {
  const graded = entry.points.filter((point) => point.weight !== undefined);
  const { least, most } = gradedPoints;
  const [first] = graded;
  if (first === undefined || (graded.length >= least && graded.length <= most)) return;
  const message = `${String(graded.length)} points have a weight, and there must be ${String(least)}-${String(most)}: split or join points`;
  yield error(first.line, message);
}

function* askedAs(subject: Subject): Generator<LineOddity> {
  const count = new Set(subject.entry.askedAs.map((phrase) => phrase.toLowerCase())).size;
  if (count >= fewestAskedAs) return;
  const message = `"asked as" has ${String(count)} different phrases of at least ${String(fewestAskedAs)}: add what people type who do not know the title`;
  yield warning(fieldLine(subject, 'asked as'), message);
}

function* review(subject: Subject, today: Temporal.PlainDate): Generator<LineOddity> {
  const { reviewed } = subject.entry;
  const line = fieldLine(subject, 'reviewed');
  if (reviewed === undefined) {
    yield warning(line, 'the entry was never reviewed: check its claims and add "reviewed: <date>"');
  } else if (Temporal.PlainDate.compare(Temporal.PlainDate.from(reviewed).add({ months: reviewMonths }), today) < 0) {
    yield warning(
      line,
      `the last review is more than ${String(reviewMonths)} months ago: check the claims again and set today's date`,
    );
  }
}

function* lacks({ entry }: Subject): Generator<LineOddity> {
  const missing = [
    ...lacksOf(entry),
    ...(entry.difficulty === undefined ? ['a difficulty'] : []),
    ...(entry.minutes === undefined ? ['its minutes'] : []),
  ];
  if (missing.length > 0)
    yield warning(entry.line, `no interview can be held on this entry yet: it lacks ${missing.join(', ')}`);
}
