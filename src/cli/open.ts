/** Opens the corpus for one command: no watching, warnings only. */
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openCorpus, type OpenCorpus } from '../corpus/corpus.ts';
import { createLog } from '../log.ts';

export async function openForCli(config: Config): Promise<OpenCorpus> {
  return openCorpus({
    contentDir: config.contentDir,
    cacheDir: join(config.dataDir, 'pictures'),
    synonymsFile: join(config.configDir, 'synonyms.yaml'),
    log: createLog('warn', config.production ? 'json' : 'text'),
  });
}
