/** `sysdesign search`: the finder on the command line, for people and, line by line, for programs. */
import { plain } from '../core/model.ts';
import type { SearchResult } from '../core/ports.ts';
import { searchLine } from '../corpus/search/jsonl.ts';
import type { CliCommand } from './command.ts';
import { answerLines } from './lines.ts';
import { openForCli } from './open.ts';

export const search: CliCommand = {
  usage: 'search <words…> | search --jsonl',
  summary: 'Find entries; --jsonl answers one query a line from standard input',
  run: async (args, terminal) => {
    const isForPrograms = args[0] === '--jsonl';
    const query = args.join(' ');
    if (query.trim() === '') {
      terminal.print('Nothing to search for. Usage: sysdesign search cap theorem');
      return 2;
    }
    const corpus = await openForCli(terminal.config);
    try {
      if (isForPrograms) {
        await answerLines(terminal.input, (query) => searchLine(query, corpus.search(query, 10)));
        return 0;
      }
      for (const line of describe(corpus.search(query, 5))) terminal.print(line);
      return 0;
    } finally {
      corpus.close();
    }
  },
};

function describe({ answer, confidence, hits, near }: SearchResult): string[] {
  const percent = `${String(Math.round(confidence * 100))} % sure`;
  const [best] = hits;
  if (!answer || best === undefined) {
    const offers = near.map(({ entry }) => `  ${entry.id}: ${entry.title}`);
    return [
      `Nothing in the corpus about that (${percent}).`,
      ...(offers.length > 0 ? ['Did you mean:', ...offers] : []),
    ];
  }
  const { entry } = best;
  return [
    entry.title,
    `${entry.id} (${percent})`,
    '',
    ...(entry.short === undefined ? [] : [plain(entry.short), '']),
    ...entry.points.map((point) => `- ${plain(point.head)}`),
    ...(near.length > 0 ? ['', `See also: ${near.map((hit) => hit.entry.id).join(', ')}`] : []),
  ];
}
