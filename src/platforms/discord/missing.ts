/** What the bot lacks in a channel, in Discord's own words for its permissions. */
import { PermissionFlagsBits, type Client, type Guild, type PermissionsBitField } from 'discord.js';
import type { Wants } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import { shorten } from '../../core/rich.ts';
import { direct } from './origin.ts';
import { attempt, type Desk } from './post.ts';

const always = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};
const forThreads = {
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
};
const forPins = { 'Pin Messages': PermissionFlagsBits.PinMessages };

/** Whether the bot may read what was written there; true where that is not known. */
export function mayReadHistory({ channel: id }: Place, client: Client<true>): boolean {
  const channel = client.channels.cache.get(id);
  if (channel === undefined || channel.isDMBased()) return true;
  const { me } = channel.guild.members;
  return me === null || channel.permissionsFor(me).has(PermissionFlagsBits.ReadMessageHistory);
}

/** Empty when nothing is missing. Told by the gateway but for who the bot is there, which is asked when it is not known. */
export async function missingRights(
  { tenant, channel: id }: Place,
  wants: Wants,
  client: Client<true>,
  desk: Pick<Desk, 'deps'>,
): Promise<string[]> {
  const channel = client.channels.cache.get(id);
  if (tenant === direct || channel?.isDMBased() === true) return [];
  if (channel === undefined)
    return ['This channel is gone, or I may not see it: give me the permission “View Channel”.'];
  if (!('guild' in channel) || !channel.isTextBased() || channel.isThread())
    return ['Choose a text channel: I cannot post questions here.'];
  const { members } = channel.guild;
  const asked = await attempt(desk, async () => members.me ?? (await members.fetchMe()));
  if ('refusal' in asked) throw asked.refusal.error;
  const granted = channel.permissionsFor(asked.sent);
  const needed = { ...always, ...(wants.thread ? forThreads : {}), ...(wants.pin ? forPins : {}) };
  const lacking = Object.entries(needed).filter(([, permission]) => !granted.has(permission));
  return [
    ...lacking.map(([name]) => `Give me the permission “${name}” in this channel.`),
    ...(wants.role === undefined ? [] : silentRole(wants.role, channel.guild, granted)),
  ];
}

/**
 * A role that may not be mentioned is written but notifies nobody. The permission that would also notify everyone is never
 * asked for; who gives it anyway is believed.
 */
function silentRole(id: string, { roles }: Guild, granted: Readonly<PermissionsBitField>): string[] {
  const role = roles.cache.get(id);
  if (role === undefined) return ['The role that each question notifies is gone: choose another with “daily ping”.'];
  if (role.mentionable || granted.has(PermissionFlagsBits.MentionEveryone)) return [];
  const name = shorten(role.name, 100);
  return [
    `Nobody is notified: turn on “Allow anyone to @mention this role” for “${name}” under Server Settings › Roles, or choose another with “daily ping”.`,
  ];
}
