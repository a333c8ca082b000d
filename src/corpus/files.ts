/** The Markdown files of a folder, and their text whatever the encoding marks say. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';

const markdown = new Set(['.md', '.markdown']);

async function isFolder(path: string): Promise<boolean | undefined> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return undefined;
  }
}

/** Links are followed, as mounted volumes are made of them; a folder is read once however it is reached. */
async function filesBelow(folder: string, seen: Set<string>): Promise<readonly string[]> {
  const real = await realpath(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const found: string[] = [];
  for (const { name } of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, name);
    if (name.startsWith('.') || name === 'node_modules') continue;
    const isDeeper = await isFolder(path);
    if (isDeeper === true) found.push(...(await filesBelow(path, seen)));
    else if (isDeeper === false && markdown.has(extname(name).toLowerCase())) found.push(path);
  }
  return found;
}

export interface Listing {
  /** Absolute. */
  readonly root: string;
  readonly isFolder: boolean;
  /** Absolute paths in a fixed order. */
  readonly files: readonly string[];
}

/** Throws a UserError when there is nothing at `path`. */
export async function listFiles(path: string): Promise<Listing> {
  const root = resolve(path);
  const folder = await isFolder(root);
  if (folder === undefined) {
    const advice = 'Check the path of the content, or make the folder and put Markdown files in it.';
    throw new UserError('no-content', `There is no file or folder at ${root}.`, advice);
  }
  if (!folder) return { root, isFolder: false, files: [root] };
  const files = [...(await filesBelow(root, new Set()))].sort((a, b) => (a < b ? -1 : 1));
  return { root, isFolder: true, files };
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Without byte order mark; bytes that are no text become U+FFFD. Throws what the file system throws. */
export async function readTextFile(file: string): Promise<string> {
  const bytes = await readFile(file);
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll('\0', '\uFFFD');
}
