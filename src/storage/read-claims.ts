/** Reads the claims of candidates for the command line, also while the bot has the database open. */
import { Kysely } from 'kysely';
import type { Claimed } from '../core/interview/ports.ts';
import { claims } from './claims.ts';
import { openStore } from './open.ts';
import type { Database } from './schema.ts';
import { readSqlite } from './sqlite.ts';

/** Newest first. `target` as for openStore. Throws a UserError that says what to do when there is nothing to read. */
export async function readClaims(
  target: string,
  entry: string | undefined,
  limit: number,
): Promise<readonly Claimed[]> {
  if (/^postgres(?:ql)?:/.test(target)) {
    const store = await openStore(target);
    return store.claims.list(entry, limit).finally(store.close);
  }
  const db = new Kysely<Database>(readSqlite(target));
  return claims(db)
    .list(entry, limit)
    .finally(() => db.destroy());
}
