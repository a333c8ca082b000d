/**
 * Opens the embedded database: node:sqlite behind kysely's own SQLite dialect, which asks for the shape of better-sqlite3.
 * One process at a time: a lock held on a file beside the database is freed by the system when the process ends, however it ends.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SqliteAdapter, SqliteDialect, type SqliteDatabase } from 'kysely';
import { UserError } from '../core/errors.ts';
import type { Engine } from './engine.ts';
import { numberedBySqlite } from './migrations/engine.ts';

/** A migration that is interrupted leaves nothing behind: SQLite changes its schema in transactions, which kysely does not use. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Dialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

/** `file` may be `:memory:`. Throws a UserError when the folder cannot be written or another process has the file. */
export function openSqlite(file: string): Engine {
  const inMemory = file === ':memory:';
  if (!inMemory) makeFolder(dirname(file));
  const lock = inMemory ? undefined : holdLock(file);
  try {
    const database = openFile(file);
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;',
    );
    return {
      dialect: new Dialect({ database: likeBetterSqlite(database) }),
      numbered: numberedBySqlite,
      isShared: false,
      explain: (error) => error,
      release: () => lock?.close(),
    };
  } catch (cause) {
    lock?.close();
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      'data-damaged',
      `${file} is damaged or not a database.`,
      'Restore it from a backup, or move it away to start afresh.',
      { cause },
    );
  }
}

/** For reading beside a bot that has the file open. Throws a UserError when there is no such file. */
export function readSqlite(file: string): Pick<Engine, 'dialect'> {
  if (!existsSync(file)) {
    throw new UserError('no-data', `There is no database yet: ${file}.`, 'Start the bot once, or mend DATA_DIR.');
  }
  return { dialect: new Dialect({ database: likeBetterSqlite(new DatabaseSync(file, { readOnly: true })) }) };
}

function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/** Level by level: where a file system refuses new folders (/proc), Node's own recursive mkdir tries for ever. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function openFile(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (cause) {
    throw unwritable(dirname(file), cause);
  }
}

function unwritable(path: string, cause: unknown): UserError {
  return new UserError(
    'data-unwritable',
    `The data folder cannot be written: ${path}.`,
    'Set DATA_DIR to a folder that this user may write.',
    { cause },
  );
}

function holdLock(file: string): DatabaseSync {
  const lock = openFile(`${file}.lock`);
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    if (cause instanceof Error && cause.message.includes('locked')) {
      throw new UserError(
        'data-in-use',
        `Another process is using ${file}.`,
        'Stop it first, or give this one its own DATA_DIR.',
        { cause },
      );
    }
    throw unwritable(dirname(file), cause);
  }
}

function likeBetterSqlite(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => {
      database.close();
    },
    prepare: (sql) => {
      const statement = database.prepare(sql);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
