/**
 * Pictures by their hash: from the cache folder when they were drawn before, else from the drawing process. A picture is
 * written under another name and renamed, so a reader never sees half of one.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log, Picture } from '../../core/ports.ts';
import { createDrawer, type Drawer } from './drawer.ts';
import { pngSize } from './png.ts';

export interface PictureSettings {
  /** Made when the first picture is drawn. */
  readonly cacheDir: string;
  readonly log: Log;
  readonly drawer?: Drawer;
}

export interface PictureRequest {
  readonly hash: string;
  /** DOT of an entry, or an SVG of our own. */
  readonly source: string;
}

export interface Pictures {
  /** Undefined when it cannot be drawn; the reason is logged once. */
  get(picture: PictureRequest): Promise<Picture | undefined>;
  /** Draws what the cache does not hold. */
  prepare(pictures: readonly PictureRequest[]): Promise<void>;
  close(): void;
}

export function createPictures({ cacheDir, log, drawer = createDrawer() }: PictureSettings): Pictures {
  const running = new Map<string, Promise<Picture | undefined>>();
  const undrawable = new Set<string>();
  const fileOf = (hash: string): string => join(cacheDir, `${hash}.png`);
  let closed = false;

  const draw = async ({ hash, source }: PictureRequest): Promise<Picture | undefined> => {
    try {
      const picture = pictureOf(hash, await drawer.draw({ hash, source }));
      if (!picture) throw new Error('the drawing process answered with something else than a PNG');
      await keep(fileOf(hash), picture.png).catch((error: unknown) => {
        log.warn({ hash, err: error }, 'a picture could not be kept in the cache');
      });
      return picture;
    } catch (error) {
      if (closed) return undefined;
      undrawable.add(hash);
      log.warn({ hash, err: error }, 'a diagram could not be drawn');
      return undefined;
    }
  };
  const find = async (wanted: PictureRequest): Promise<Picture | undefined> =>
    (await cached(wanted.hash, fileOf(wanted.hash))) ?? (undrawable.has(wanted.hash) ? undefined : draw(wanted));
  const get = (wanted: PictureRequest): Promise<Picture | undefined> => {
    const known = running.get(wanted.hash);
    if (known) return known;
    const found = find(wanted).finally(() => running.delete(wanted.hash));
    running.set(wanted.hash, found);
    return found;
  };
  return {
    get,
    prepare: async (wanted) => {
      // One after the other: the pictures themselves are not needed now, and holding them all would cost memory.
      for (const picture of wanted) await get(picture);
    },
    close: () => {
      closed = true;
      drawer.close();
    },
  };
}

async function cached(hash: string, file: string): Promise<Picture | undefined> {
  return pictureOf(hash, await readFile(file).catch(() => new Uint8Array()));
}

function pictureOf(hash: string, png: Uint8Array): Picture | undefined {
  const size = pngSize(png);
  return size && { hash, png, ...size };
}

let written = 0;

async function keep(file: string, png: Uint8Array): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  written += 1;
  const draft = `${file}.${process.pid}.${written}.tmp`;
  await writeFile(draft, png);
  await rename(draft, file);
}
