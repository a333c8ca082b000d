/**
 * What a command is. Slack's help, Discord's registration, the web page's composer and the docs table are all derived from it.
 */
import type { z } from 'zod';
import type { Action, ActionKind } from '../action.ts';
import { UserError } from '../errors.ts';
import type { Facts } from '../event.ts';
import type { Person, Place } from '../model.ts';
import type { Corpus, Deps } from '../ports.ts';
import type { Reply } from '../view.ts';

export interface Option {
  /** a-z, at most 32 characters. */
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly summary: string;
  /**
   * `query`: free text with suggestions from the corpus. `text`: free text. `flag`: yes or nothing. `person`: a member to aim at.
   * `role`: a role or user group to notify.
   */
  readonly kind: 'query' | 'text' | 'choice' | 'flag' | 'person' | 'role';
  readonly required: boolean;
  /** For `choice`; at most 25 (Discord). */
  readonly choices?: readonly string[];
}

/** A word that goes with the command's name: a subcommand on Discord. The chosen one stands in the values under `verb`. */
export interface Verb {
  /** a-z, at most 32 characters. */
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly summary: string;
  readonly options: readonly Option[];
}

/** Option values by name, as text; a flag is `yes` or absent, a person is the platform's id. */
export type OptionValues = Readonly<Record<string, string>>;

/** Who did something, and where. */
export interface Caller {
  /** The event's id: what an effect is remembered by, so that a second delivery does nothing. */
  readonly id: string;
  readonly from: Person;
  readonly place: Place;
  readonly canManage: boolean;
  /** The place is a conversation with the bot alone. */
  readonly isDirect?: true;
  readonly zone?: string;
}

export interface Command<Input> {
  /** Discord's name of the command, and the reserved verb on Slack and the web page; a-z, at most 32 characters. */
  readonly name: string;
  readonly summary: string;
  /** Lines a person could type after the bot's name, for help. */
  readonly examples: readonly string[];
  readonly options: readonly Option[];
  /** Instead of options (Discord allows only one of both); each takes its own. */
  readonly verbs?: readonly Verb[];
  /** Who sees the command where a platform can hide it: everybody, when anything about it is for everybody. */
  readonly rights: Facts['rights'];
  /** Its answers are for the person alone, also when it is asked for in the open. */
  readonly isPersonal?: true;
  /** Where it depends on what is asked. */
  readonly rightsFor?: (input: Input) => Facts['rights'];
  /** Reads the text after the verb, or undefined when the whole line is not of this command's form: then it is a search. */
  readonly readLine: (rest: string, corpus: Corpus) => OptionValues | undefined;
  readonly input: z.ZodType<Input>;
  readonly delivery: (input: Input) => Facts['delivery'];
  readonly run: (input: Input, caller: Caller, deps: Deps) => Promise<Reply>;
}

/** A command with its input type sealed in: what the table of commands holds. */
export interface AnyCommand extends Omit<Command<unknown>, 'input' | 'delivery' | 'rightsFor' | 'run'> {
  readonly facts: (values: OptionValues) => Facts;
  /** Throws a UserError for values that do not fit. */
  readonly run: (values: OptionValues, caller: Caller, deps: Deps) => Promise<Reply>;
}

export function defineCommand<Input>(command: Command<Input>): AnyCommand {
  const { input, delivery, rightsFor = () => command.rights, run, ...description } = command;
  return {
    ...description,
    facts: (values) => {
      const parsed = input.safeParse(values);
      if (!parsed.success) return { delivery: 'private', rights: command.rights };
      return { delivery: delivery(parsed.data), rights: rightsFor(parsed.data) };
    },
    run: async (values, caller, deps) => {
      const parsed = input.safeParse(values);
      if (!parsed.success) {
        const problems = parsed.error.issues.map((issue) => issue.message).join('; ');
        throw new UserError('bad-input', `That does not fit: ${problems}.`, `Try: ${command.examples.join(' · ')}`);
      }
      return run(parsed.data, caller, deps);
    },
  };
}

/** What a button, menu option or form of one kind does. `fields` is empty but for a form that came back. */
export interface ActionHandler<Kind extends ActionKind> {
  readonly facts: Facts;
  readonly run: (
    action: Extract<Action, { kind: Kind }>,
    caller: Caller,
    deps: Deps,
    fields: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
}

export type ActionHandlers<Kinds extends ActionKind = ActionKind> = { readonly [K in Kinds]: ActionHandler<K> };
