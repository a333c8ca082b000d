/** A thread that only some people and the bot can see, for what is between them: a mock interview. */
import { ChannelType, PermissionFlagsBits, Routes, ThreadAutoArchiveDuration, type Client } from 'discord.js';
import { z } from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { Messenger } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import { shorten } from '../../core/rich.ts';
import { limits } from './limits.ts';
import { attempt, type Desk } from './post.ts';
import { missingPermissions, notInSuchChannels } from './refusal.ts';
import { oneLine } from './safe-text.ts';

type Wanted = Parameters<Messenger['openPrivateThread']>[1];

/**
 * Only in text channels where the bot may: undefined elsewhere. From inside a thread it is opened beside it, below the same
 * channel. It takes a request for the thread and one for each of the people; when those cannot all be let in, the thread goes.
 */
export async function openPrivateThread(
  place: Place,
  wanted: Wanted,
  client: Client<true>,
  desk: Desk,
): Promise<Place | undefined> {
  if (!(await isAllowed(place, client, desk))) return undefined;
  const name = threadNameOf(wanted.name);
  const known = wanted.isAgain ? await findEmpty(place, name, client, desk) : undefined;
  const thread = known ?? (await create(place, name, desk));
  if (thread === undefined) return undefined;
  await letIn(wanted.people, thread, desk);
  return { platform: place.platform, tenant: place.tenant, channel: place.channel, thread };
}

/** One plain line, as long as Discord takes. */
export function threadNameOf(name: string): string {
  return shorten(oneLine(name) || 'Thread', limits.threadName);
}

const needed = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.CreatePrivateThreads,
  PermissionFlagsBits.SendMessagesInThreads,
];

async function isAllowed({ channel: id }: Place, client: Client<true>, desk: Desk): Promise<boolean> {
  const channel = client.channels.cache.get(id);
  if (channel?.type !== ChannelType.GuildText) return false;
  const { members } = channel.guild;
  const asked = await attempt(desk, async () => members.me ?? (await members.fetchMe()));
  if ('refusal' in asked) throw asked.refusal.error;
  return channel.permissionsFor(asked.sent).has(needed);
}

const created = z.object({ id: z.string() });

/** Undefined where Discord has no such threads, or does not let the bot open one. */
async function create({ channel }: Place, name: string, desk: Desk): Promise<string | undefined> {
  const body = {
    name,
    type: ChannelType.PrivateThread,
    invitable: false,
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
  };
  const result = await attempt(desk, () => desk.rest.post(Routes.threads(channel), { body }));
  if ('refusal' in result) {
    const { error, code } = result.refusal;
    if (code === missingPermissions || code === notInSuchChannels) return undefined;
    throw error;
  }
  const { data } = created.safeParse(result.sent);
  if (data === undefined) throw new PlatformError('down', 'Discord did not say where the thread is', { unsure: true });
  return data.id;
}

const active = z.object({
  threads: z.array(
    z.object({
      id: z.string(),
      type: z.int(),
      name: z.string(),
      parent_id: z.string().nullish(),
      owner_id: z.string().optional(),
      message_count: z.int().default(0),
    }),
  ),
});

/** One that an earlier request may have opened: nobody has said anything in it yet. */
async function findEmpty(
  { tenant, channel }: Place,
  name: string,
  client: Client<true>,
  desk: Desk,
): Promise<string | undefined> {
  const result = await attempt(desk, () => desk.rest.get(Routes.guildActiveThreads(tenant)));
  if ('refusal' in result) throw result.refusal.error;
  const { data } = active.safeParse(result.sent);
  if (data === undefined) throw new PlatformError('down', 'Discord’s list of threads could not be read');
  return data.threads.find(
    (thread) =>
      thread.type === (ChannelType.PrivateThread as number) &&
      thread.parent_id === channel &&
      thread.owner_id === client.user.id &&
      thread.name === name &&
      thread.message_count === 0,
  )?.id;
}

/** Letting somebody in who is there already changes nothing. */
async function letIn(people: readonly string[], thread: string, desk: Desk): Promise<void> {
  for (const person of people) {
    const result = await attempt(desk, () => desk.rest.put(Routes.threadMembers(thread, person)));
    if (!('refusal' in result)) continue;
    const { kind, message, retryAt, everywhere } = result.refusal.error;
    const mayPass = kind === 'down' || kind === 'limited';
    // For good: a thread without its people is of no use. Otherwise it is there the next time, and has to be looked for.
    if (!mayPass) await attempt(desk, () => desk.rest.delete(Routes.channel(thread)));
    throw new PlatformError(kind, message, {
      unsure: mayPass,
      everywhere,
      ...(retryAt !== undefined && { retryAt }),
    });
  }
}
