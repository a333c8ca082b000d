/** Discord's interactions into Events, with where an answer may go. Pure; what the bot does not know gives nothing. */
import { ApplicationCommandOptionType, InteractionContextType, MessageFlags, PermissionFlagsBits } from 'discord.js';
import type { CommandInteractionOption, Interaction } from 'discord.js';
import { commands } from '../../core/commands/index.ts';
import type { Event } from '../../core/event.ts';
import { actionOf } from './controls.ts';
import { fieldsOf } from './modal.ts';
import { originOf } from './origin.ts';

/** Where the answer to an interaction can go, for 15 minutes. `token` is a secret that must reach no log. */
export interface ReturnAddress {
  readonly application: string;
  readonly interaction: string;
  readonly token: string;
  /** The person's conversation with the bot: every answer there is theirs alone, and an ordinary message stays to be read again. */
  readonly isDirect: boolean;
  /** The answer may take the place of the message that the pressed control sits on. */
  readonly replaces: boolean;
  /** The member a command was aimed at. */
  readonly aim?: string;
}

export interface Incoming {
  readonly event: Event;
  readonly returnTo: ReturnAddress;
}

/** A command, a press or a form; undefined for other kinds of interaction. */
export function readInteraction(interaction: Interaction): Incoming | undefined {
  const what = whatOf(interaction);
  if (what === undefined) return undefined;
  const isDirect = interaction.context === InteractionContextType.BotDM;
  const message = interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction.message : null;
  const aim = interaction.isChatInputCommand() ? aimOf(interaction.options.data) : undefined;
  return {
    event: {
      ...what,
      id: interaction.id,
      ...originOf(interaction.guildId, interaction.user.id, interaction.channelId, interaction.channel),
      canManage: interaction.inGuild() && interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild),
    },
    returnTo: {
      application: interaction.applicationId,
      interaction: interaction.id,
      token: interaction.token,
      isDirect,
      replaces: message !== null && (isDirect || message.flags.has(MessageFlags.Ephemeral)),
      ...(aim === undefined ? {} : { aim }),
    },
  };
}

/**
 * A query that stands alone is a line like one typed on Slack: so `/sysdesign browse data`, as help says it, works here too,
 * beside Discord's own `/browse`.
 */
function commandOf(name: string, options: Readonly<Record<string, string>>): What {
  const query = commands[0].options.find(({ kind }) => kind === 'query');
  const isLine = name === commands[0].name && Object.keys(options).every((option) => option === query?.name);
  return isLine ? { kind: 'line', text: options[query?.name ?? ''] ?? '' } : { kind: 'command', name, options };
}

type What =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'press'; readonly action: string }
  | { readonly kind: 'submit'; readonly action: string; readonly fields: Readonly<Record<string, string>> };

function whatOf(interaction: Interaction): What | undefined {
  if (interaction.isChatInputCommand()) return commandOf(interaction.commandName, optionsOf(interaction.options.data));
  if (interaction.isButton()) return { kind: 'press', action: actionOf(interaction.customId) };
  if (interaction.isStringSelectMenu()) return { kind: 'press', action: actionOf(interaction.values[0] ?? '') };
  if (interaction.isModalSubmit()) {
    return { kind: 'submit', action: actionOf(interaction.customId), fields: fieldsOf(interaction) };
  }
  return undefined;
}

/** A flag is `yes` or absent; a subcommand is the `verb`, beside its own options. */
function optionsOf(options: readonly CommandInteractionOption[]): Record<string, string> {
  return Object.fromEntries(
    options.flatMap(({ name, type, value, options: own = [] }) => {
      if (type === ApplicationCommandOptionType.Subcommand) return [['verb', name], ...Object.entries(optionsOf(own))];
      if (value === undefined || value === false) return [];
      return [[name, value === true ? 'yes' : String(value)]];
    }),
  );
}

function aimOf(options: readonly CommandInteractionOption[]): string | undefined {
  const option = options.find(({ type }) => type === ApplicationCommandOptionType.User);
  return typeof option?.value === 'string' ? option.value : undefined;
}
