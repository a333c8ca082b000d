/** `sysdesign backup`: a copy of the embedded database, taken while the bot runs. */
import { UserError } from '../core/errors.ts';
import { backupSqlite } from '../storage/backup.ts';
import type { CliCommand } from './command.ts';

export const backup: CliCommand = {
  usage: 'backup <file>',
  summary: 'Copy the embedded database to a new file and check the copy; the bot may be running',
  run: async ([target = '', ...others], { config, print }) => {
    if (target === '' || others.length > 0) {
      print('Usage: sysdesign backup <file>');
      return 2;
    }
    if (config.databaseUrl !== undefined) {
      throw new UserError(
        'not-embedded',
        'The data is in PostgreSQL (DATABASE_URL), not in the embedded database.',
        'Use pg_dump.',
      );
    }
    backupSqlite(config.databaseFile, target);
    print(`The database is copied to ${target}, and the copy is sound.`);
    print(`To restore it, stop the bot, move ${config.databaseFile}* away and put the copy there under that name.`);
    return 0;
  },
};
