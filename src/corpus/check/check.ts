/** Holds content against the rules of docs/content.md. The tools are handed in: the corpus knows no grader and no platform. */
import type { Loaded } from '../load.ts';
import type { LineOddity, Oddity } from '../oddity.ts';
import { checkAnswers } from './answers.ts';
import { sumFault } from './arithmetic.ts';
import { checkFields } from './fields.ts';
import { checkPicture } from './picture.ts';
import { checkProse } from './prose.ts';
import { checkRubric } from './rubric.ts';
import { error, type CheckTools, type Subject } from './rule.ts';
import { sharedRuns } from './shared-runs.ts';
import { checkWritten } from './written.ts';

export type { CheckTools } from './rule.ts';

function sums({ notes }: Subject): readonly LineOddity[] {
  return notes.arithmetic.flatMap(({ statement, line }) => {
    const fault = sumFault(statement);
    return fault === undefined ? [] : [error(line, fault)];
  });
}

/** What the full form demands is at most worth a warning in the smallest, which need not be more than it is. */
async function checkEntry(subject: Subject, tools: CheckTools): Promise<readonly LineOddity[]> {
  const { entry, notes } = subject;
  const found = [
    ...checkRubric(subject, tools),
    ...checkAnswers(subject, tools),
    ...checkWritten(subject),
    ...sums(subject),
    ...(await checkPicture(subject, tools)),
  ];
  const pages = tools.pagesFaults(entry).map((fault) => error(entry.line, `the entry cannot be shown: ${fault}`));
  if (notes.form === 'full') return [...found, ...checkFields(subject, tools), ...checkProse(subject), ...pages];
  return [...found.map((oddity): LineOddity => ({ ...oddity, level: 'warning' })), ...pages];
}

/** What the reader found and what the rules find, by file and line. Throws what the tools throw. */
export async function checkCorpus(loaded: Loaded, tools: CheckTools): Promise<readonly Oddity[]> {
  const subjects = loaded.entries.flatMap((entry): Subject[] => {
    const notes = loaded.notes.get(entry.id);
    return notes === undefined ? [] : [{ entry, notes }];
  });
  const found: Oddity[] = [...loaded.oddities, ...sharedRuns(subjects.filter(({ notes }) => notes.form === 'full'))];
  for (const subject of subjects) {
    const { file } = subject.entry;
    for (const oddity of await checkEntry(subject, tools)) found.push({ file, ...oddity });
  }
  const order = new Map(loaded.files.map((file, at) => [file, at]));
  return found.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line);
}
