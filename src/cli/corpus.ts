/** `sysdesign corpus`: the corpus at a glance, as Markdown (docs/corpus.md). */
import { corpusReport } from '../corpus/check/report.ts';
import { loadEntries } from '../corpus/load.ts';
import type { CliCommand } from './command.ts';

export const corpus: CliCommand = {
  usage: 'corpus',
  summary: 'Print a table of all entries (docs/corpus.md)',
  run: async (_args, { config, print }) => {
    print(corpusReport(await loadEntries(config.contentDir)).trimEnd());
    return 0;
  },
};
