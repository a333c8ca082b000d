/** Brings the schema up to date. Forward only: a schema newer than this version of the bot is left alone. */
import { Migrator, sql } from 'kysely';
import { UserError } from '../core/errors.ts';
import { lookup } from './migrations/0001-lookup.ts';
import { daily } from './migrations/0002-daily.ts';
import { interviews } from './migrations/0003-interviews.ts';
import { privacy } from './migrations/0004-privacy.ts';
import { pairs } from './migrations/0005-pairs.ts';
import type { NumberedRow } from './migrations/engine.ts';
import type { Db } from './schema.ts';

/** Processes that start at once wait for one another. Throws a UserError when the schema is a newer one. */
export async function migrate(db: Db, numbered: NumberedRow): Promise<void> {
  // Append only: a migration that has shipped is never edited.
  const migrations = {
    '0001-lookup': lookup(numbered),
    '0002-daily': daily(numbered),
    '0003-interviews': interviews(numbered),
    '0004-privacy': privacy(),
    '0005-pairs': pairs(),
  };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (await isNewer(db, Object.keys(migrations))) {
    throw new UserError(
      'data-newer',
      'The data was written by a newer version of the bot.',
      'Start that version, or a backup from before it.',
      { cause: error },
    );
  }
  throw new Error('the schema could not be brought up to date', { cause: error });
}

/** What cannot be read is not known to be newer. */
async function isNewer(db: Db, known: readonly string[]): Promise<boolean> {
  try {
    const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration`.execute(db);
    return rows.some(({ name }) => !known.includes(name));
  } catch {
    return false;
  }
}
