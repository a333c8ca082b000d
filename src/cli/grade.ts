/** `sysdesign grade`: answers graded against an entry's rubric, one JSON object a line. */
import { z } from 'zod';
import { createGrader } from '../core/interview/grade.ts';
import type { CliCommand } from './command.ts';
import { answerLines } from './lines.ts';
import { openForCli } from './open.ts';

const request = z.object({ id: z.string(), answer: z.string() });

export const grade: CliCommand = {
  usage: 'grade --jsonl',
  summary: 'Grade {"id", "answer"} lines from standard input against the rubrics',
  run: async (args, terminal) => {
    if (args[0] !== '--jsonl') {
      terminal.print('Usage: sysdesign grade --jsonl, with one {"id": entry, "answer": text} a line on standard input');
      return 2;
    }
    const corpus = await openForCli(terminal.config);
    const grader = createGrader();
    await answerLines(terminal.input, (line) => {
      const parsed = request.safeParse(jsonOf(line));
      if (!parsed.success) return JSON.stringify({ error: 'not a line of the form {"id": entry, "answer": text}' });
      const entry = corpus.get(parsed.data.id);
      if (entry === undefined) return JSON.stringify({ id: parsed.data.id, error: 'no such entry' });
      return JSON.stringify({ id: parsed.data.id, ...grader.grade(entry, parsed.data.answer) });
    });
    corpus.close();
    return 0;
  },
};

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
