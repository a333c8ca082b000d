/** Tells Discord which commands there are. The whole list is replaced at once, so doing it twice changes nothing. */
import { hash } from 'node:crypto';
import { ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType } from 'discord.js';
import { InteractionContextType, PermissionFlagsBits, REST, Routes } from 'discord.js';
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { z } from 'zod';
import type { AnyCommand, Option, Verb } from '../../core/commands/command.ts';
import { commands } from '../../core/commands/index.ts';
import type { Deps } from '../../core/ports.ts';
import { restOptions, type DiscordSettings } from './client.ts';
import { limits } from './limits.ts';
import { startError } from './start-error.ts';

export type CommandPayload = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The commands as Discord takes them, for servers and for conversations with the bot. Throws a RangeError for a table that does not fit. */
export function commandPayload(table: readonly AnyCommand[]): CommandPayload[] {
  const payload = table.map((command): CommandPayload => ({
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.summary,
    options: command.verbs?.map(subcommandOf) ?? optionsOf(command.options),
    // Hides the command from others; whether somebody may use it is asked again on every use.
    default_member_permissions: command.rights === 'manager' ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  }));
  checkFit(payload);
  return payload;
}

function subcommandOf({ name, summary, options }: Verb): APIApplicationCommandSubcommandOption {
  const type = ApplicationCommandOptionType.Subcommand;
  return { type, name, description: summary, options: optionsOf(options) };
}

/** Discord wants the required ones first. */
function optionsOf(options: readonly Option[]): APIApplicationCommandBasicOption[] {
  return [...options].sort((a, b) => Number(b.required) - Number(a.required)).map(optionOf);
}

function optionOf({ name, summary, kind, required, choices = [] }: Option): APIApplicationCommandBasicOption {
  const base = { name, description: summary, required };
  switch (kind) {
    case 'query':
      return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
    case 'text':
      return { ...base, type: ApplicationCommandOptionType.String };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: choices.map((value) => ({ name: value, value })),
      };
    case 'flag':
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case 'person':
      return { ...base, type: ApplicationCommandOptionType.User };
    case 'role':
      return { ...base, type: ApplicationCommandOptionType.Role };
  }
}

function checkFit(payload: readonly CommandPayload[]): void {
  const most = limits.command;
  if (payload.length > most.count) throw new RangeError(`Discord takes ${most.count} commands`);
  for (const command of payload) {
    const parts = [...partsOf(command)];
    const tooLong = parts.find((part) => part.name.length > most.name || part.description.length > most.description);
    if (tooLong !== undefined) {
      throw new RangeError(`/${command.name}: the name or the summary of ${tooLong.name} is too long for Discord`);
    }
    const tooMany = parts.find(({ options = [], choices = [] }) => {
      return options.length > most.options || choices.length > most.choices;
    });
    if (tooMany !== undefined) {
      throw new RangeError(`/${command.name}: more options or choices of ${tooMany.name} than Discord takes`);
    }
    const words = parts.flatMap(({ name, description, choices = [] }) => [name, description, ...choices.map(nameOf)]);
    if (words.join('').length > most.total) throw new RangeError(`/${command.name}: too much text for Discord`);
  }
}

interface CommandPart {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly CommandPart[] | undefined;
  readonly choices?: readonly { readonly name: string }[] | undefined;
}

/** The command, its subcommands and all their options. */
function* partsOf(part: CommandPart): Generator<CommandPart> {
  yield part;
  for (const option of part.options ?? []) yield* partsOf(option);
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

const application = z.object({ id: z.string() });

/** Registers the commands with the application that the token belongs to, and gives their number. Throws a UserError. */
export async function registerCommands(settings: DiscordSettings, deps: Pick<Deps, 'store'>): Promise<number> {
  const rest = new REST(restOptions(settings)).setToken(settings.token);
  try {
    const { id } = application.parse(await rest.get(Routes.currentApplication()));
    return await register(rest, id, deps);
  } catch (error) {
    throw startError(error, Temporal.Now.instant());
  }
}

/** Registers the commands unless they are those that were registered last. Gives their number, 0 when nothing was to do. */
export async function registerWhenChanged(
  rest: REST,
  applicationId: string,
  deps: Pick<Deps, 'store'>,
): Promise<number> {
  const known = await deps.store.notes.get(noteOf(applicationId));
  return known === digestOf(commandPayload(commands)) ? 0 : register(rest, applicationId, deps);
}

async function register(rest: REST, applicationId: string, deps: Pick<Deps, 'store'>): Promise<number> {
  const payload = commandPayload(commands);
  await rest.put(Routes.applicationCommands(applicationId), { body: payload });
  await deps.store.notes.set(noteOf(applicationId), digestOf(payload));
  return payload.length;
}

function noteOf(applicationId: string): string {
  return `discord commands ${applicationId}`;
}

function digestOf(payload: readonly CommandPayload[]): string {
  return hash('sha256', JSON.stringify(payload), 'hex');
}
