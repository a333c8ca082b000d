/** `npm run sysdesign -- <command>`: thin commands over the same core. */
import { backup } from './cli/backup.ts';
import { check } from './cli/check.ts';
import type { CliCommand } from './cli/command.ts';
import { corpus } from './cli/corpus.ts';
import { exportCommand } from './cli/export.ts';
import { grade } from './cli/grade.ts';
import { manifest } from './cli/manifest.ts';
import { register } from './cli/register.ts';
import { search } from './cli/search.ts';
import { loadConfig } from './config.ts';
import { UserError } from './core/errors.ts';

const commands: Readonly<Record<string, CliCommand>> = {
  search,
  check,
  grade,
  corpus,
  export: exportCommand,
  manifest,
  register,
  backup,
};

/** Sets the exit code: 0 done, 1 found faults or failed, 2 wrong usage, 78 bad configuration. */
export async function run([name = 'help', ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const isAsked = ['help', '--help', '-h'].includes(name);
    if (!isAsked) console.error(`There is no command "${name}".`);
    for (const line of usage()) console.log(line);
    process.exitCode = isAsked ? 0 : 2;
    return;
  }
  try {
    process.exitCode = await command.run(args, {
      config: loadConfig(process.env),
      print: (line) => {
        console.log(line);
      },
      input: process.stdin,
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`${error.message} ${error.advice}`);
    process.exitCode = error.code === 'bad-config' ? 78 : 1;
  }
}

function usage(): string[] {
  const rows = Object.values(commands).map(({ usage: line, summary }) => `  sysdesign ${line}\n      ${summary}`);
  return ['Usage:', ...rows, '', 'Run it as: npm run -s sysdesign -- <command>'];
}
