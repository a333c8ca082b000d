/** Runs a command of the command line in this process. */
import { Readable } from 'node:stream';
import type { CliCommand } from '../../src/cli/command.ts';
import { loadConfig } from '../../src/config.ts';

export async function runCommand(
  command: CliCommand,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const print = (line: string): void => {
    lines.push(line);
  };
  const code = await command.run(args, { config: loadConfig(env), print, input: Readable.from([]) });
  return { code, lines };
}
