/** What the checker found, as lines for a terminal: a count, then one line an oddity. */
import { relative } from 'node:path';
import type { Loaded } from '../load.ts';
import type { Oddity } from '../oddity.ts';

/** Text of files must not steer a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** `cwd` is what paths are shown relative to. */
export function formatCheck({ entries }: Loaded, oddities: readonly Oddity[], cwd: string): string[] {
  const answered = entries.filter(({ completeness }) => completeness !== 'unanswered').length;
  const complete = entries.filter(({ completeness }) => completeness === 'complete').length;
  const count = `${String(entries.length)} ${entries.length === 1 ? 'entry' : 'entries'}`;
  return [
    `${count}, ${String(answered)} with answers, ${String(complete)} complete`,
    ...oddities.map(({ file, line, level, message }) =>
      printable(`${relative(cwd, file)}:${String(line)}: ${level}: ${message}`),
    ),
  ];
}
