import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeptReadings } from '../../src/corpus/kept-readings.ts';
import { loadEntries } from '../../src/corpus/load.ts';
import { testLog, type LogRecord } from '../deps.ts';

let folder: string;
let logged: LogRecord[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readings-'));
  logged = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = (): string => join(folder, 'cache', 'readings');

async function loadWithKept() {
  const readings = await openKeptReadings(file(), testLog(logged));
  const loaded = await loadEntries('content/tools', readings.read);
  await readings.save();
  return loaded;
}

describe('what was read before', () => {
  it('gives the very same entries and notes as reading anew', async () => {
    const anew = await loadEntries('content/tools');
    await loadWithKept();
    expect(readFileSync(file(), 'utf8').split('\n')).toHaveLength(anew.files.length + 1);
    expect(await loadWithKept()).toEqual(anew);
  });

  it.each([
    ['of another version', (text: string) => text.replace(/^./, 'x')],
    ['that is cut off', (text: string) => text.slice(0, 30)],
    ['that is something else', () => 'not a cache'],
  ])('in a file %s is not believed', async (_name, damage) => {
    const anew = await loadEntries('content/tools');
    await loadWithKept();
    writeFileSync(file(), damage(readFileSync(file(), 'utf8')));
    expect(await loadWithKept()).toEqual(anew);
  });

  it('in a file whose readings are damaged is read anew', async () => {
    const anew = await loadEntries('content/tools');
    await loadWithKept();
    writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, -100));
    expect(await loadWithKept()).toEqual(anew);
  });

  it('need not be kept where nothing can be written', async () => {
    writeFileSync(join(folder, 'cache'), 'a file, not a folder');
    expect((await loadWithKept()).entries.length).toBeGreaterThan(0);
    expect(logged.map(({ message }) => message)).toEqual(['what was read could not be kept for the next start']);
  });
});
