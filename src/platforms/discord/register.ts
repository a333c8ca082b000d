/** Tells Discord which commands there are. The whole list is replaced at once, so doing it twice changes nothing. */
import { hash } from 'node:crypto';
import { ApplicationCommandOptionType, ApplicationCommandType, ApplicationIntegrationType } from 'discord.js';
import { InteractionContextType, PermissionFlagsBits, REST, Routes } from 'discord.js';
import type { APIApplicationCommandBasicOption, RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import { z } from 'zod';
import type { AnyCommand, Option } from '../../core/commands/command.ts';
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
    // Discord wants the required ones first.
    options: [...command.options].sort((a, b) => Number(b.required) - Number(a.required)).map(optionOf),
    // Hides the command from others; whether somebody may use it is asked again on every use.
    default_member_permissions: command.rights === 'manager' ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  }));
  checkFit(payload);
  return payload;
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
  }
}

function checkFit(payload: readonly CommandPayload[]): void {
  const most = limits.command;
  if (payload.length > most.count) throw new RangeError(`Discord takes ${most.count} commands`);
  for (const { name, description, options = [] } of payload) {
    const parts = [{ name, description }, ...options];
    const choices = options.flatMap((option) => ('choices' in option ? [option.choices ?? []] : []));
    const tooLong = parts.find((part) => part.name.length > most.name || part.description.length > most.description);
    if (tooLong !== undefined)
      throw new RangeError(`/${name}: the name or the summary of ${tooLong.name} is too long for Discord`);
    if (options.length > most.options || choices.some((list) => list.length > most.choices)) {
      throw new RangeError(`/${name}: more options or choices than Discord takes`);
    }
    const words = [
      ...parts.flatMap((part) => [part.name, part.description]),
      ...choices.flat().map((choice) => choice.name),
    ];
    if (words.join('').length > most.total) throw new RangeError(`/${name}: too much text for Discord`);
  }
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
