/** Finds the bot's own messages again by their marks, after an answer of Slack's was lost. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { Address, PostRef } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import { asked } from './api.ts';

export interface FindSettings {
  readonly client: webApi.WebClient;
  readonly botId: string;
  readonly clock: () => Temporal.Instant;
}

const eventType = 'sysdesign_bot';

/** All members of a channel can read it, so it says nothing but the mark. */
export function metadataOf(mark: string): { event_type: string; event_payload: { mark: string } } {
  return { event_type: eventType, event_payload: { mark } };
}

/** Slack gives some apps no more than so many messages at once, and one request a minute. */
const pageSize = 15;
/** That is 600 messages; a channel that is busier is looked through later. */
const mostPages = 40;

/** Oldest first. One request, and another for each page of a busy channel. Throws a PlatformError or a Refusal. */
export async function findPosts(
  to: Address,
  mark: string,
  since: Temporal.Instant,
  settings: FindSettings,
): Promise<PostRef[]> {
  const place = await placeOf(to, settings);
  const isOurs = carries(mark, settings.botId);
  const refs: PostRef[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { messages, next } = await pageOf(place, since, cursor, settings).catch((error: unknown) => {
      // What was found is enough to go on with; what is further on is looked for another time.
      if (error instanceof PlatformError && error.kind === 'limited' && refs.length > 0) return lastPage;
      throw error;
    });
    refs.push(...messages.filter(isOurs).map(({ ts }) => ({ place, message: ts })));
    if (next === undefined) return refs.sort((a, b) => Number(a.message) - Number(b.message));
    cursor = next;
  }
  throw new PlatformError('down', 'there are too many messages to look through');
}

/** A person's direct messages are in a channel, whose id only Slack knows. */
async function placeOf({ place, person }: Address, { client, clock }: FindSettings): Promise<Place> {
  if (person === undefined) return place;
  const { channel } = await asked(client.conversations.open({ users: person }), clock);
  if (channel?.id === undefined) throw new PlatformError('gone', 'Slack knows no conversation with that person');
  return { platform: place.platform, tenant: place.tenant, channel: channel.id };
}

const message = z.object({
  ts: z.string(),
  bot_id: z.string().optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
  blocks: z.unknown(),
});
type Found = z.infer<typeof message>;

interface Page {
  readonly messages: readonly Found[];
  /** Absent on the last one. */
  readonly next: string | undefined;
}

const lastPage: Page = { messages: [], next: undefined };

/** Without a newest time Slack begins with the oldest messages, which is where ours should be. */
async function pageOf(
  { channel, thread }: Place,
  since: Temporal.Instant,
  cursor: string | undefined,
  { client, clock }: FindSettings,
): Promise<Page> {
  const range = {
    channel,
    oldest: (since.epochMilliseconds / 1000).toFixed(6),
    limit: pageSize,
    include_all_metadata: true,
    ...(cursor !== undefined && { cursor }),
  };
  const { conversations } = client;
  const answer = await asked<webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse>(
    thread === undefined ? conversations.history(range) : conversations.replies({ ...range, ts: thread }),
    clock,
  );
  const next = answer.response_metadata?.next_cursor;
  return {
    messages: (answer.messages ?? []).flatMap((item) => message.safeParse(item).data ?? []),
    next: next === '' ? undefined : next,
  };
}

/** An edit may lose the metadata, and keeps the button; messages of others may have a button of the same value. */
function carries(mark: string, botId: string): (found: Found) => boolean {
  return ({ bot_id, metadata, blocks }) =>
    bot_id === botId &&
    ((metadata?.event_type === eventType && metadata.event_payload['mark'] === mark) ||
      valuesIn(blocks).includes(mark));
}

const rows = z.array(z.object({ elements: z.array(z.object({ value: z.string().optional() })).optional() }));

/** The values of the buttons of a message. */
function valuesIn(blocks: unknown): readonly string[] {
  const parsed = rows.safeParse(blocks);
  return (parsed.data ?? []).flatMap(({ elements = [] }) => elements.flatMap(({ value }) => value ?? []));
}
