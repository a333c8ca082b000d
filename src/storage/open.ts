/** Opens the store and brings its schema up to date. */
import { Kysely, Migrator } from 'kysely';
import type { Store } from '../core/ports.ts';
import { chatLog } from './chat.ts';
import { migrationProvider } from './migrations.ts';
import { misses } from './misses.ts';
import { notes } from './notes.ts';
import { reports } from './reports.ts';
import type { Database } from './schema.ts';
import { seenEvents } from './seen.ts';
import { openSqlite } from './sqlite.ts';

/** `file` is the path of the SQLite file, or `:memory:`. Throws a UserError that says what to do when it cannot be opened. */
export async function openStore(file: string): Promise<Store> {
  const { dialect, release } = openSqlite(file);
  const db = new Kysely<Database>({ dialect });
  const close = async (): Promise<void> => {
    await db.destroy();
    release();
  };
  try {
    const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
    if (error !== undefined) throw new Error('the schema could not be brought up to date', { cause: error });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    reports: reports(db),
    misses: misses(db),
    seen: seenEvents(db),
    notes: notes(db),
    chat: chatLog(db),
    // A write is the only proof that writing works.
    check: () => notes(db).set('health', 'writable'),
    close,
  };
}
