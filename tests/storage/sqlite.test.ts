import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/storage/open.ts';
import { storeContract } from './store-contract.ts';

describe('store on SQLite in memory', () => {
  storeContract(() => openStore(':memory:'));
});

describe('store on a SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  it('finds what an earlier process wrote', async () => {
    const file = join(folder, 'deeper', 'bot.sqlite');
    const first = await openStore(file);
    await first.notes.set('k', 'kept');
    await first.close();
    const second = await openStore(file);
    expect(await second.notes.get('k')).toBe('kept');
    await second.close();
  });

  it('refuses a second opener, and lets the next one in when the first has closed', async () => {
    const file = join(folder, 'bot.sqlite');
    const first = await openStore(file);
    await expect(openStore(file)).rejects.toThrow(`Another process is using ${file}.`);
    await first.close();
    await (await openStore(file)).close();
  });

  it('says which folder cannot be written', async () => {
    const blocker = join(folder, 'file');
    writeFileSync(blocker, 'not a folder');
    await expect(openStore(join(blocker, 'bot.sqlite'))).rejects.toThrow(
      `The data folder cannot be written: ${blocker}.`,
    );
  });

  it('fails on a file that is no database, and frees its lock', async () => {
    const file = join(folder, 'bot.sqlite');
    writeFileSync(file, 'this is a text file, and long enough to be read as a header of a database, which it is not');
    await expect(openStore(file)).rejects.toThrow('is damaged or not a database');
    rmSync(file);
    await (await openStore(file)).close();
  });
});
