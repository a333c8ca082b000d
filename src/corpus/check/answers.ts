/** Answers that the entry brings along, graded: wrong claims must not score, probes must land in their bands, hint 1 must not tell. */
import { plain } from '../../core/model.ts';
import type { LineOddity } from '../oddity.ts';
import { soundPatterns } from './rubric.ts';
import { error, sectionLine, type CheckTools, type Subject } from './rule.ts';

type Grading = Pick<CheckTools, 'grader'>;

/** Says nothing about an entry without weights: there is no rubric to grade by. */
export function checkAnswers(subject: Subject, tools: Grading): readonly LineOddity[] {
  if (subject.entry.points.every((point) => point.weight === undefined)) return [];
  return [...mistakes(subject, tools), ...probes(subject, tools), ...firstHint(subject, tools)];
}

function* mistakes({ entry }: Subject, { grader }: Grading): Generator<LineOddity> {
  for (const { claim, line } of entry.mistakes) {
    const { traps, score } = grader.grade(entry, claim);
    if (traps.length > 0 || score === 0) continue;
    yield error(line, `this mistake scores ${String(score)} as an answer: add a reject line that hits it`);
  }
}

function* probes({ entry }: Subject, { grader }: Grading): Generator<LineOddity> {
  for (const { name, min, max, answer, line } of entry.probes) {
    const grade = grader.grade(entry, answer);
    if (grade.score >= min && grade.score <= max) continue;
    const states = grade.points.filter(({ state }) => state === 'missing').map((point) => `"${point.name}"`);
    const why = grade.score < min && states.length > 0 ? ` (missing ${states.join(', ')})` : '';
    const message = `the probe "${name}" scores ${String(grade.score)}, not ${String(min)}-${String(max)}${why}: mend the patterns or the band`;
    yield error(line, message);
  }
}

function* firstHint(subject: Subject, { grader }: Grading): Generator<LineOddity> {
  const { entry } = subject;
  const [hint] = entry.hints;
  if (hint === undefined) return;
  for (const point of entry.points) {
    const patterns = soundPatterns([...point.accept, ...point.explain], grader);
    const told = patterns.find((pattern) => grader.matches(pattern, plain(hint)));
    if (told === undefined) continue;
    const message = `hint 1 gives "${plain(point.head)}" away, as it passes "${told}": say it with a picture from daily life`;
    yield error(sectionLine(subject, 'Hints'), message);
  }
}
