/**
 * A consistent copy of the embedded database, also while the bot has it open: a reader of the write-ahead log sees one moment,
 * and holds up nobody.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../core/errors.ts';

/** Nothing is at `target` unless the whole copy is, written to disk and found sound. Throws a UserError that says what to do. */
export function backupSqlite(file: string, target: string): void {
  if (!existsSync(file)) {
    throw new UserError('no-data', `There is no database yet: ${file}.`, 'Start the bot once, or mend DATA_DIR.');
  }
  if (existsSync(target)) {
    throw new UserError('backup-exists', `${target} is there already.`, 'Name a file that is not, or move it away.');
  }
  const partial = `${target}.partial`;
  makeEmpty(partial);
  try {
    copy(file, partial);
    verify(partial);
    sync(partial);
    renameSync(partial, target);
  } catch (cause) {
    rmSync(partial, { force: true });
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      'backup-failed',
      `${file} could not be copied to ${target}: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'See that the disk has room for it, and try again.',
      { cause },
    );
  }
}

/** Readable by nobody else: it holds what people wrote. What an interrupted backup left there is written over. */
function makeEmpty(file: string): void {
  try {
    rmSync(file, { force: true });
    closeSync(openSync(file, 'wx', 0o600));
  } catch (cause) {
    throw new UserError(
      'backup-unwritable',
      `${file} cannot be written.`,
      'Name a file in a folder that is there and that this user may write.',
      { cause },
    );
  }
}

function copy(file: string, target: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
}

function verify(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const findings = database.prepare('PRAGMA integrity_check').all();
    if (findings.length === 1 && findings[0]?.['integrity_check'] === 'ok') return;
    throw new UserError(
      'backup-damaged',
      'The copy is damaged, so the database probably is as well.',
      'Keep your last sound backup, and check the disk.',
      { cause: findings },
    );
  } finally {
    database.close();
  }
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
