import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draw, drawForCheck } from '../../../src/corpus/diagram/draw.ts';
import { diagramHash } from '../../../src/corpus/diagram/hash.ts';
import { createPictures } from '../../../src/corpus/diagram/pictures.ts';
import { pngSize } from '../../../src/corpus/diagram/png.ts';
import { type LogRecord, testLog } from '../../deps.ts';

const dot = String.raw`digraph {
  caption="Cache-aside"
  app [kind=many, label="App servers\nstateless"]
  cache [kind=cache, label="Redis"]
  app -> cache [label="1 get"]
}`;

describe('drawing', () => {
  it('gives a PNG 1,200 pixels wide with letters that a phone can show', async () => {
    const drawn = await draw(dot);
    expect(pngSize(drawn.png)).toEqual({ width: 1200, height: drawn.height });
    expect(drawn).toMatchObject({ width: 1200, smallestTextPx: 32 });
    expect(drawn.height).toBeGreaterThan(400);
  });
});

describe('drawing for the checker', () => {
  it('knows the size of the letters without painting', async () => {
    expect(await drawForCheck(dot)).toEqual({ smallestTextPx: 32 });
  });

  it('says how small the letters of a wide picture are', async () => {
    const row = Array.from({ length: 9 }, (_, at) => `b${at} [label="Service number ${at}"]`).join('\n');
    const drawn = await drawForCheck(`digraph {\n${row}\n}`);
    expect(drawn).toHaveProperty('smallestTextPx');
    expect('smallestTextPx' in drawn && drawn.smallestTextPx).toBeLessThan(26);
  });

  it('answers with the fault of a diagram', async () => {
    expect(await drawForCheck('digraph {\n a -> \n}')).toEqual({
      fault: "Line 3 of the diagram: syntax error near '}'.",
    });
  });
});

describe('the drawing process', () => {
  it('draws and answers faults, apart from this process', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'drawn-'));
    const logged: LogRecord[] = [];
    const pictures = createPictures({ cacheDir, log: testLog(logged) });
    const diagramOf = (source: string) => ({ hash: diagramHash(source), source });
    try {
      expect(await pictures.get(diagramOf('digraph {\n a -> \n}'))).toBeUndefined();
      expect(logged).toMatchObject([{ fields: { err: { message: "Line 3 of the diagram: syntax error near '}'." } } }]);
      expect(await pictures.get(diagramOf(dot))).toMatchObject({ width: 1200 });
    } finally {
      pictures.close();
      await rm(cacheDir, { recursive: true });
    }
  }, 20_000);
});
