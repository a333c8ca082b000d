/** The corpus as core sees it: entries read from files, an index over them, pictures drawn on demand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../core/model.ts';
import type { Corpus, Drawings, Log } from '../core/ports.ts';
import { diagramHash } from './diagram/hash.ts';
import { createPictures } from './diagram/pictures.ts';
import { openKeptReadings } from './kept-readings.ts';
import { loadEntries, type Loaded } from './load.ts';
import { createFinder, type Finder } from './search/finder.ts';
import { withRecentResults } from './search/recent-results.ts';
import { readSynonyms } from './search/synonyms.ts';
import { watchContent } from './watch.ts';

/** Errors of the content that are logged one by one. */
const mostErrorsTold = 10;
/** Results of searches that are kept, of 1 to 2 kB each. */
const mostResultsKept = 500;

export interface CorpusSettings {
  /** A folder or a single Markdown file. */
  readonly contentDir: string;
  /** Where drawn pictures, and what was read from files, are kept for the next start. */
  readonly cacheDir: string;
  /** YAML: a list of lists of words that mean the same. May be absent. */
  readonly synonymsFile: string;
  readonly log: Log;
  /** The source of a picture that belongs to no entry, by its hash. */
  readonly drawings?: Pick<Drawings, 'get'>;
}

export interface OpenCorpus extends Corpus {
  /** What was read last, with everything odd about it. */
  readonly loaded: () => Loaded;
  /** Reads the files again. Keeps what it has when they cannot be read at all. */
  readonly reload: () => Promise<void>;
  /** Reloads on every change of the files until the corpus is closed. */
  readonly watch: () => void;
  /** Draws what no cache holds yet. */
  readonly drawAll: () => Promise<void>;
  readonly close: () => void;
}

interface Snapshot {
  readonly loaded: Loaded;
  readonly byId: ReadonlyMap<string, Entry>;
  readonly byHash: ReadonlyMap<string, Entry>;
  readonly finder: Finder;
}

/** Throws a UserError when there is nothing at `contentDir`. */
export async function openCorpus({
  contentDir,
  cacheDir,
  synonymsFile,
  log,
  drawings,
}: CorpusSettings): Promise<OpenCorpus> {
  const read = async (): Promise<Snapshot> => {
    const readings = await openKeptReadings(join(cacheDir, 'readings'), log);
    const loaded = await loadEntries(contentDir, readings.read);
    await readings.save();
    return snapshotOf(loaded, readSynonyms(existsSync(synonymsFile) ? readFileSync(synonymsFile, 'utf8') : ''));
  };
  const pictures = createPictures({ cacheDir, log });
  let current = await read();
  warnOfErrors(current.loaded, log);
  let stopWatching = (): void => undefined;
  const drawAll = (): Promise<void> =>
    pictures.prepare(
      current.loaded.entries.flatMap(({ diagram }) => (diagram ? { hash: diagram.hash, source: diagram.dot } : [])),
    );
  const reload = async (): Promise<void> => {
    try {
      current = await read();
      log.info(
        { entries: current.loaded.entries.length, oddities: current.loaded.oddities.length },
        'content reloaded',
      );
      warnOfErrors(current.loaded, log);
      await drawAll();
    } catch (error) {
      log.warn({ err: error }, 'content could not be reloaded; the last good state stays');
    }
  };
  return {
    all: () => current.loaded.entries,
    get: (id) => current.byId.get(id),
    search: (query, limit) => current.finder.search(query, limit),
    suggest: (partial, limit) => current.finder.suggest(partial, limit),
    related: (id, limit) => current.finder.related(id, limit),
    picture: async (hash) => {
      const source = current.byHash.get(hash)?.diagram?.dot ?? (await drawings?.get(hash));
      return source === undefined ? undefined : pictures.get({ hash, source });
    },
    pictureName: diagramHash,
    loaded: () => current.loaded,
    reload,
    watch: () => {
      stopWatching = watchContent(contentDir, () => void reload());
    },
    drawAll,
    close: () => {
      stopWatching();
      pictures.close();
    },
  };
}

/** An entry that is left out would otherwise be missed by nobody but the people who look for it. */
function warnOfErrors({ oddities }: Loaded, log: Log): void {
  const errors = oddities.filter(({ level }) => level === 'error');
  for (const { file, line, message } of errors.slice(0, mostErrorsTold)) {
    log.warn({ file, line, problem: message }, 'an entry has an error and may be left out until it is mended');
  }
  const untold = errors.length - mostErrorsTold;
  if (untold > 0)
    log.warn({ errors: untold }, 'more entries have errors; npm run -s sysdesign -- check lists them all');
}

function snapshotOf(loaded: Loaded, synonyms: readonly (readonly string[])[]): Snapshot {
  const byId = new Map<string, Entry>();
  const byHash = new Map<string, Entry>();
  for (const entry of loaded.entries) {
    // A former id never hides an entry that has it now.
    for (const id of entry.was) if (!byId.has(id)) byId.set(id, entry);
    if (entry.diagram !== undefined) byHash.set(entry.diagram.hash, entry);
  }
  for (const entry of loaded.entries) byId.set(entry.id, entry);
  const finder = createFinder(loaded.entries, { synonyms });
  const search = withRecentResults(finder.search, mostResultsKept);
  return { loaded, byId, byHash, finder: { ...finder, search } };
}
