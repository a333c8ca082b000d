/** Content for tests of the reader and the checker: fixtures by name, and readings in a form that is easy to compare. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { plain, type Bullet, type Entry } from '../../src/core/model.ts';
import { readTextFile } from '../../src/corpus/files.ts';
import type { LineOddity } from '../../src/corpus/oddity.ts';
import { readText, type FileReading } from '../../src/corpus/read/read-file.ts';

export const fixtures = join(import.meta.dirname, '../fixtures/content');
export const fullEntry = join(fixtures, 'full/architecture-patterns/backpressure.md');

/** Reads one fixture, `folder/name.md`. */
export async function readFixture(path: string): Promise<FileReading> {
  const file = join(fixtures, path);
  return readText(await readTextFile(file), file, 'usual');
}

/** A bullet as its text, or as `[text, children]`. */
export type Tree = string | readonly [string, readonly Tree[]];

export function treeOf({ text, children }: Bullet): Tree {
  return children.length === 0 ? plain(text) : [plain(text), children.map(treeOf)];
}

/** The points of an entry as trees. */
export function pointsOf(entry: Entry): readonly Tree[] {
  return entry.points.map(({ head, details }) => treeOf({ text: head, children: details }));
}

/** `12 error: message` */
export function oddityLines(oddities: readonly LineOddity[]): readonly string[] {
  return oddities.map(({ line, level, message }) => `${line} ${level}: ${message}`);
}

/** Files by their path in a new folder, which is gone after `use`. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, dirname(path), basename(path)), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
