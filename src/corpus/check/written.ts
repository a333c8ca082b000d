/** Text outside the answer that people get to see too: it must be plain, and must not reach anybody. */
import { textFaults } from '../read/inline.ts';
import type { LineOddity } from '../oddity.ts';
import { error, fieldLine, type Subject } from './rule.ts';

interface Written {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

function writtenIn(subject: Subject): readonly Written[] {
  const { entry } = subject;
  const above = [entry.title, entry.category, entry.topic, ...entry.tags];
  return [
    ...above.map((text) => ({ name: `"${text}"`, text, line: entry.line })),
    ...entry.sources.map(({ title }) => ({
      name: `the source "${title}"`,
      text: title,
      line: fieldLine(subject, 'sources'),
    })),
    ...entry.askedAs.map((text) => ({ name: `asked as "${text}"`, text, line: fieldLine(subject, 'asked as') })),
    ...(entry.diagram === undefined
      ? []
      : [{ name: 'the description of the picture', text: entry.diagram.alt, line: entry.diagram.line }]),
    ...entry.points
      .flatMap((point) => point.reject)
      .map(({ correction, line }) => ({ name: 'the correction', text: correction, line })),
  ];
}

export function checkWritten(subject: Subject): readonly LineOddity[] {
  return writtenIn(subject).flatMap(({ name, text, line }) =>
    textFaults(text).map((fault) => error(line, `${name}: ${fault}`)),
  );
}
