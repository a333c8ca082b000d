import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupSqlite } from '../../src/storage/backup.ts';
import { openStore } from '../../src/storage/open.ts';
import { delivery, request } from './given.ts';

describe('a backup', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'backup-'));
    file = join(folder, 'bot.sqlite');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds everything that was written before it, while the bot goes on', async () => {
    const store = await openStore(file);
    await store.notes.set('k', 'before');
    await store.outbox.schedule(delivery('a'));
    backupSqlite(file, join(folder, 'copy'));
    await store.notes.set('k', 'after');
    const copy = await openStore(join(folder, 'copy'));
    expect(await copy.notes.get('k')).toBe('before');
    expect(await copy.outbox.claim(request())).toMatchObject([{ key: 'a' }]);
    expect(await store.notes.get('k')).toBe('after');
    await copy.close();
    await store.close();
  });

  it('works while the bot is stopped, and is for its owner alone', async () => {
    await (await openStore(file)).close();
    backupSqlite(file, join(folder, 'copy'));
    expect(statSync(join(folder, 'copy')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy']);
  });

  it('writes over what an interrupted one left', async () => {
    await (await openStore(file)).close();
    writeFileSync(join(folder, 'copy.partial'), 'half of a database');
    backupSqlite(file, join(folder, 'copy'));
    const copy = await openStore(join(folder, 'copy'));
    await expect(copy.check()).resolves.toBeUndefined();
    await copy.close();
  });

  it.each([
    ['there is no database', 'missing', 'copy', 'There is no database yet'],
    ['the target is there', 'bot.sqlite', 'taken', 'is there already'],
    ['the folder is missing', 'bot.sqlite', 'nowhere/copy', 'cannot be written'],
    ['the folder is a file', 'bot.sqlite', 'taken/copy', 'cannot be written'],
    ['the source is damaged', 'damaged', 'copy', 'file is not a database'],
  ])('says that %s, and leaves nothing behind', async (_what, from, to, says) => {
    await (await openStore(file)).close();
    writeFileSync(join(folder, 'taken'), 'precious');
    writeFileSync(join(folder, 'damaged'), 'no database, but long enough to be read as the header of one'.repeat(9));
    const before = readdirSync(folder);
    expect(() => {
      backupSqlite(join(folder, from), join(folder, to));
    }).toThrow(says);
    expect(readdirSync(folder).filter((name) => !/-(?:shm|wal)$/.test(name))).toEqual(before);
  });
});
