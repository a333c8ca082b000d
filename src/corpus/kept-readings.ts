/**
 * What was read from files before, so that a start does not parse them again. A reading is kept by the file's name and text;
 * all are forgotten when the code that reads, or a package it stands on, has changed.
 */
import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asciiJson } from '../core/ascii-json.ts';
import type { Log } from '../core/ports.ts';
import type { EntryNotes } from './oddity.ts';
import type { FileReading } from './read/read-file.ts';

/** As `readText` of read-file.ts. */
export type ReadText = (text: string, file: string, reading: 'plain' | 'usual') => Promise<FileReading>;

export interface KeptReadings {
  readonly read: ReadText;
  /** Keeps what was read since it was opened, and nothing else. A folder that cannot be written is no reason to stop. */
  readonly save: () => Promise<void>;
}

/** Loads the reader, and all that it stands on, when there is something to read. */
export const readAnew: ReadText = async (text, file, reading) =>
  (await import('./read/read-file.ts')).readText(text, file, reading);

export async function openKeptReadings(cacheFile: string, log: Pick<Log, 'warn'>): Promise<KeptReadings> {
  const version = await readerVersion();
  const before = await kept(cacheFile, version);
  const used = new Map<string, string>();
  let isNew = false;
  return {
    read: async (text, file, way) => {
      const key = hash('sha256', [way, file, text].join('\0'));
      const known = before.get(key);
      const reading = known === undefined ? undefined : parsed(known);
      if (known !== undefined && reading !== undefined) {
        used.set(key, known);
        return reading;
      }
      const fresh = await readAnew(text, file, way);
      used.set(key, asciiJson(fresh, replace));
      isNew = true;
      return fresh;
    },
    save: async () => {
      if (!isNew && used.size === before.size) return;
      try {
        await mkdir(dirname(cacheFile), { recursive: true });
        const lines = [version, ...[...used].map(([key, reading]) => `${key} ${reading}`)];
        await writeFile(`${cacheFile}.new`, lines.join('\n'));
        await rename(`${cacheFile}.new`, cacheFile);
      } catch (error) {
        log.warn({ err: error }, 'what was read could not be kept for the next start');
      }
    },
  };
}

async function kept(cacheFile: string, version: string): Promise<ReadonlyMap<string, string>> {
  // All in it is ASCII; read as UTF-8 it would be copied and checked.
  const text = await readFile(cacheFile, 'latin1').catch(() => '');
  const [first, ...lines] = text.split('\n');
  if (first !== version) return new Map();
  return new Map(lines.map((line) => [line.slice(0, 64), line.slice(65)]));
}

/** A digest of the code that reads: what it makes of a text may change with it. */
async function readerVersion(): Promise<string> {
  const here = import.meta.dirname;
  const folders = ['read', 'diagram'].map((name) => join(here, name));
  const inFolders = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).toSorted().map((name) => join(folder, name))),
  );
  const files = [...inFolders.flat(), join(here, '../core/rich.ts'), join(here, '../core/slug.ts')];
  files.push(import.meta.filename, join(here, '../../package.json'));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return hash('sha256', texts.join('\0'));
}

/** Undefined for a line that was damaged. */
function parsed(reading: string): FileReading | undefined {
  try {
    return JSON.parse(reading, revive) as FileReading;
  } catch {
    return undefined;
  }
}

/** Of all that a reading holds, only these are no plain JSON. */
function replace(key: string, value: unknown): unknown {
  return key === 'fieldLines' ? [...(value as EntryNotes['fieldLines'])] : value;
}

function revive(key: string, value: unknown): unknown {
  return key === 'fieldLines' ? new Map(value as [string, number][]) : value;
}
