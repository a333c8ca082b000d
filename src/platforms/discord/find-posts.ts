/** Finds the bot's own messages again by their marks, after an answer of Discord's was lost. */
import { Routes } from 'discord.js';
import { z } from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { PostRef } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import { actionOf } from './controls.ts';
import { limits } from './limits.ts';
import { attempt, type Desk } from './post.ts';

export interface FindSettings extends Desk {
  /** The bot's own id. */
  readonly bot: string;
  /** False when the bot may not read the history of a channel: then Discord's list of its messages is empty, whatever is there. */
  readonly mayRead: (place: Place) => boolean;
}

/** That is 2,000 messages; a channel that is busier is looked through later. */
const mostPages = 20;

/** Oldest first. One request, and another for each hundred messages of a busy channel. Throws a PlatformError. */
export async function findPosts(
  place: Place,
  mark: string,
  since: Temporal.Instant,
  settings: FindSettings,
): Promise<PostRef[]> {
  const refs: PostRef[] = [];
  let after = snowflakeAt(since);
  for (let page = 0; page < mostPages; page += 1) {
    const messages = await pageOf(place, after, settings);
    for (const { id, author, components } of messages) {
      const isOurs = author.id === settings.bot && idsIn(components).some((own) => actionOf(own) === mark);
      if (isOurs) refs.push({ place, message: id });
    }
    after = messages.at(-1)?.id ?? after;
    if (messages.length < limits.history) {
      if (refs.length === 0 && !settings.mayRead(place)) throw unreadable();
      return refs;
    }
  }
  throw new PlatformError('down', 'there are too many messages to look through');
}

function unreadable(): PlatformError {
  return new PlatformError(
    'denied',
    'Give me the permission “Read Message History” in this channel: I cannot see whether my message arrived.',
  );
}

const discordEpoch = 1_420_070_400_000n;

/** The smallest id of a message sent at that time. */
function snowflakeAt(time: Temporal.Instant): string {
  const since = BigInt(time.epochMilliseconds) - discordEpoch;
  return String((since > 0n ? since : 0n) << 22n);
}

const history = z.array(
  z.object({ id: z.string().regex(/^\d+$/), author: z.object({ id: z.string() }), components: z.unknown() }),
);
type Found = z.infer<typeof history>[number];

/** Oldest first. */
async function pageOf({ channel, thread }: Place, after: string, desk: Desk): Promise<Found[]> {
  const query = new URLSearchParams({ after, limit: String(limits.history) });
  const result = await attempt(desk, () => desk.rest.get(Routes.channelMessages(thread ?? channel), { query }));
  if ('refusal' in result) throw result.refusal.error;
  const { data } = history.safeParse(result.sent);
  if (data === undefined) throw new PlatformError('down', 'Discord’s list of messages could not be read');
  return data.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/** The custom ids of a message's components, however deep. */
function idsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(idsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    return key === 'custom_id' && typeof value === 'string' ? [value] : idsIn(value);
  });
}
