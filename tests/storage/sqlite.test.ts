import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, Migrator } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/storage/open.ts';
import { lookup } from '../../src/storage/migrations/0001-lookup.ts';
import type { Database } from '../../src/storage/schema.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { after, delivery, nine, request } from './given.ts';
import { storeContract } from './store-contract.ts';

describe('store on SQLite in memory', () => {
  storeContract(() => openStore(':memory:'), '\0');
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

  it('frees at once what a process that died had in hand', async () => {
    const file = join(folder, 'bot.sqlite');
    const first = await openStore(file);
    for (const key of ['held', 'sending', 'unsure']) await first.outbox.schedule(delivery(key));
    const [held, sending, unsure] = await first.outbox.claim(request());
    if (held === undefined || sending === undefined || unsure === undefined) throw new Error('too little was claimed');
    await first.outbox.intend(sending, after(1));
    await first.outbox.retry(unsure, { at: nine, unsure: after(2), counts: true });
    await first.outbox.claim(request());
    await first.close();
    const second = await openStore(file);
    expect(await second.outbox.counts()).toEqual(
      new Map([
        ['planned', 1],
        ['verify', 2],
      ]),
    );
    expect(await second.outbox.intend(held, after(3))).toBe(false);
    const claims = await second.outbox.claim(request({ owner: 'two', now: after(3) }));
    expect(claims.map(({ key, fence, unsureAt }) => [key, fence, unsureAt])).toEqual([
      ['held', 2, undefined],
      ['sending', 2, after(1)],
      ['unsure', 3, after(2)],
    ]);
    await second.close();
  });
});

describe('the schema of a SQLite file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'schema-'));
    file = join(folder, 'bot.sqlite');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (sql: string): void => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  const migrateToLookup = async (): Promise<void> => {
    const { dialect, numbered, release } = openSqlite(file);
    const db = new Kysely<Database>({ dialect });
    const migrations = { '0001-lookup': lookup(numbered) };
    await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
    await db.destroy();
    release();
  };

  it('is brought up to date with everything in it', async () => {
    await migrateToLookup();
    run(`insert into chat_messages (channel, thread, content, sent_at) values ('general', '', '{"kind":"text"}', 1);
      insert into notes values ('k', 'kept')`);
    const store = await openStore(file);
    expect(await store.notes.get('k')).toBe('kept');
    expect(await store.chat.get(1)).toMatchObject({ content: { kind: 'text' } });
    expect(await store.chat.marked('post 1')).toBeUndefined();
    await store.close();
  });

  it('stays as it was when a migration fails half-way', async () => {
    await migrateToLookup();
    run('create table deliveries (in_the_way)');
    await expect(openStore(file)).rejects.toThrow('the schema could not be brought up to date');
    run('drop table deliveries');
    await (await openStore(file)).close();
  });

  it('is left alone when a newer version made it', async () => {
    await (await openStore(file)).close();
    run(`insert into kysely_migration values ('0999-later', '2027-01-01')`);
    await expect(openStore(file)).rejects.toThrow('The data was written by a newer version of the bot.');
  });
});
