import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Drawer } from '../../../src/corpus/diagram/drawer.ts';
import { diagramHash } from '../../../src/corpus/diagram/hash.ts';
import { createPictures, type PictureRequest } from '../../../src/corpus/diagram/pictures.ts';
import { type LogRecord, testLog, tinyPng } from '../../deps.ts';

const diagramOf = (source: string): PictureRequest => ({ hash: diagramHash(source), source });
const one = diagramOf('digraph { one }');
const two = diagramOf('digraph { two }');

let cacheDir: string;
let logged: LogRecord[];

beforeEach(async () => {
  cacheDir = join(await mkdtemp(join(tmpdir(), 'pictures-')), 'cache');
  logged = [];
});
afterEach(async () => {
  await rm(join(cacheDir, '..'), { recursive: true });
});

function open(answer: (hash: string) => Uint8Array | Error = () => tinyPng) {
  const asked: string[] = [];
  const drawer: Drawer = {
    draw: async ({ hash }) => {
      asked.push(hash);
      const drawn = answer(hash);
      if (drawn instanceof Error) throw drawn;
      return drawn;
    },
    close: () => undefined,
  };
  return { asked, pictures: createPictures({ cacheDir, log: testLog(logged), drawer }) };
}

describe('pictures', () => {
  it('draws once, keeps the file under its hash and reads it next time', async () => {
    const { pictures, asked } = open();
    expect(await pictures.get(one)).toEqual({ hash: one.hash, png: tinyPng, width: 1, height: 1 });
    expect(await readdir(cacheDir)).toEqual([`${one.hash}.png`]);
    expect((await pictures.get(one))?.width).toBe(1);
    const later = open();
    expect((await later.pictures.get(one))?.height).toBe(1);
    expect([...asked, ...later.asked]).toEqual([one.hash]);
  });

  it('shares one drawing among those who ask at the same time', async () => {
    const { pictures, asked } = open();
    const [first, second] = await Promise.all([pictures.get(one), pictures.get(one)]);
    expect(first).toBe(second);
    expect(asked).toEqual([one.hash]);
  });

  it('answers nothing for what cannot be drawn, and logs it once', async () => {
    const { pictures, asked } = open(() => new Error('Line 2 of the diagram: no.'));
    expect(await pictures.get(one)).toBeUndefined();
    expect(await pictures.get(one)).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(logged).toMatchObject([
      {
        level: 'warn',
        message: 'a diagram could not be drawn',
        fields: { hash: one.hash, err: { message: 'Line 2 of the diagram: no.' } },
      },
    ]);
  });

  it.each([
    ['half a picture', tinyPng.subarray(0, 40)],
    ['something else', new TextEncoder().encode('<html>')],
    ['nothing', new Uint8Array()],
  ])('draws again over %s in the cache', async (_, broken) => {
    const { pictures } = open();
    await pictures.get(two);
    await writeFile(join(cacheDir, `${one.hash}.png`), broken);
    expect((await pictures.get(one))?.width).toBe(1);
    expect(new Uint8Array(await readFile(join(cacheDir, `${one.hash}.png`)))).toEqual(tinyPng);
  });

  it('takes nothing but a picture from the drawer', async () => {
    const { pictures } = open(() => new Uint8Array([1, 2, 3]));
    expect(await pictures.get(one)).toBeUndefined();
    expect(logged).toHaveLength(1);
  });

  it('still answers when the cache cannot be written', async () => {
    await writeFile(cacheDir, 'a file where the folder should be');
    const { pictures } = open();
    expect((await pictures.get(one))?.width).toBe(1);
    expect(logged).toMatchObject([{ level: 'warn', message: 'a picture could not be kept in the cache' }]);
    await rm(cacheDir);
  });

  it('prepares what is not there, and goes on after a failure', async () => {
    const { pictures, asked } = open((hash) => (hash === one.hash ? new Error('no') : tinyPng));
    await pictures.prepare([one, two, two]);
    await pictures.prepare([two]);
    expect(asked).toEqual([one.hash, two.hash]);
    expect(await readdir(cacheDir)).toEqual([`${two.hash}.png`]);
  });
});
