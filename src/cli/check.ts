/** `sysdesign check`: content held against every rule, each fault with its file, its line and the mend. */
import { checkCorpus } from '../corpus/check/check.ts';
import { formatCheck } from '../corpus/check/format.ts';
import { loadEntries } from '../corpus/load.ts';
import type { CliCommand } from './command.ts';

export const check: CliCommand = {
  usage: 'check [path]',
  summary: 'Check a file or folder of content (CONTENT_DIR when none is given); fails on errors, not on warnings',
  run: async ([path], { config, print }) => {
    const { checkTools } = await import('./check-tools.ts');
    const loaded = await loadEntries(path ?? config.contentDir);
    const oddities = await checkCorpus(loaded, checkTools(Temporal.Now.plainDateISO()));
    for (const line of formatCheck(loaded, oddities, process.cwd())) print(line);
    return oddities.some(({ level }) => level === 'error') ? 1 : 0;
  },
};
