/** What the parts of the command line share. */
import type { Config } from '../config.ts';

export interface Terminal {
  readonly config: Config;
  /** Writes one line to standard output. */
  readonly print: (line: string) => void;
  readonly input: NodeJS.ReadableStream;
}

/** A subcommand: its usage line, what it does, and a run that resolves to the exit code. */
export interface CliCommand {
  readonly usage: string;
  readonly summary: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}
