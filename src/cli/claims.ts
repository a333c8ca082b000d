/** `sysdesign claims`: what candidates say holds a point that the grader did not see, for the authors of entries. */
import { readClaims } from '../storage/read-claims.ts';
import type { CliCommand } from './command.ts';

/** Newest first; more than an author reads at once. */
const most = 200;

export const claims: CliCommand = {
  usage: 'claims [entry]',
  summary: 'List the phrases in which people say a point is that the grader did not see; the bot may be running',
  run: async ([entry, ...others], { config, print }) => {
    if (others.length > 0) {
      print('Usage: sysdesign claims [entry]');
      return 2;
    }
    const found = await readClaims(config.databaseUrl ?? config.databaseFile, entry, most);
    if (found.length === 0)
      print(entry === undefined ? 'Nobody has claimed a point.' : `Nobody has claimed a point of ${entry}.`);
    for (const { entry: id, point, phrase, at } of found) {
      print(`${at.toString().slice(0, 10)}  ${id}  ${point}`);
      print(`    ${phrase.replaceAll(/\s+/g, ' ')}`);
    }
    return 0;
  },
};
