/** `npm run sysdesign -- <command>`: thin commands over the same core. */
import type { CliCommand } from './cli/command.ts';
import { loadConfig } from './config.ts';
import { UserError } from './core/errors.ts';

/** Each is loaded only when it is asked for: most need a part of what the others do. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  search: async () => (await import('./cli/search.ts')).search,
  check: async () => (await import('./cli/check.ts')).check,
  grade: async () => (await import('./cli/grade.ts')).grade,
  corpus: async () => (await import('./cli/corpus.ts')).corpus,
  export: async () => (await import('./cli/export.ts')).exportCommand,
  manifest: async () => (await import('./cli/manifest.ts')).manifest,
  register: async () => (await import('./cli/register.ts')).register,
  claims: async () => (await import('./cli/claims.ts')).claims,
  backup: async () => (await import('./cli/backup.ts')).backup,
};

/** Sets the exit code: 0 done, 1 found faults or failed, 2 wrong usage, 78 bad configuration. */
export async function run([name = 'help', ...args]: readonly string[]): Promise<void> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const isAsked = ['help', '--help', '-h'].includes(name);
    if (!isAsked) console.error(`There is no command "${name}".`);
    for (const line of await usage()) console.log(line);
    process.exitCode = isAsked ? 0 : 2;
    return;
  }
  try {
    const command = await load();
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

async function usage(): Promise<string[]> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const rows = all.map(({ usage: line, summary }) => `  sysdesign ${line}\n      ${summary}`);
  return ['Usage:', ...rows, '', 'Run it as: npm run -s sysdesign -- <command>'];
}
