/**
 * What a command is. Slack's help, Discord's registration, the web page's composer and the docs table are all derived from it.
 */
import type { z } from 'zod';
import type { Facts } from '../event.ts';
import type { Person, Place } from '../model.ts';
import type { Corpus, Deps } from '../ports.ts';
import type { Reply } from '../view.ts';

export interface Option {
  /** a-z, at most 32 characters. */
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly summary: string;
  /** `query`: free text with suggestions from the corpus. `flag`: yes or nothing. `person`: a member to aim at. */
  readonly kind: 'query' | 'choice' | 'flag' | 'person';
  readonly required: boolean;
  /** For `choice`; at most 25 (Discord). */
  readonly choices?: readonly string[];
}

/** Option values by name, as text; a flag is `yes` or absent, a person is the platform's id. */
export type OptionValues = Readonly<Record<string, string>>;

/** Where a command was given from. */
export interface Caller {
  readonly from: Person;
  readonly place: Place;
}

export interface Command<Input> {
  /** Discord's name of the command, and the reserved verb on Slack and the web page; a-z, at most 32 characters. */
  readonly name: string;
  readonly summary: string;
  /** Lines a person could type after the bot's name, for help. */
  readonly examples: readonly string[];
  readonly options: readonly Option[];
  readonly rights: Facts['rights'];
  /** Reads the text after the verb, or undefined when the whole line is not of this command's form: then it is a search. */
  readonly readLine: (rest: string, corpus: Corpus) => OptionValues | undefined;
  readonly input: z.ZodType<Input, OptionValues>;
  readonly delivery: (input: Input) => Facts['delivery'];
  readonly run: (input: Input, caller: Caller, deps: Deps) => Promise<Reply>;
}

/** A command with its input type sealed in: what the table of commands holds. */
export interface AnyCommand extends Omit<Command<unknown>, 'input' | 'delivery' | 'run'> {
  readonly facts: (values: OptionValues) => Facts;
  /** Throws a UserError for values that do not fit. */
  readonly run: (values: OptionValues, caller: Caller, deps: Deps) => Promise<Reply>;
}
