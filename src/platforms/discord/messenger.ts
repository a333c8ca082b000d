/**
 * Speaks on Discord without being spoken to. A message carries its mark twice: as the nonce, by which Discord knows a post
 * that comes again within minutes, and as the id of a button, by which it can be found later.
 */
import { hash } from 'node:crypto';
import { ChannelType, Routes, ThreadAutoArchiveDuration, type Client } from 'discord.js';
import { z } from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { Address, Pace, PlatformMessenger } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import { findPosts } from './find-posts.ts';
import { limits } from './limits.ts';
import { memberOf } from './member.ts';
import { mayReadHistory, missingRights } from './missing.ts';
import { direct } from './origin.ts';
import { attempt, sendView, type Desk } from './post.ts';
import { openPrivateThread, threadNameOf } from './private-thread.ts';
import { threadExists, unknownMessage } from './refusal.ts';
import { editMessage, postMessage, type Outgoing } from './wire.ts';

/**
 * Discord takes 50 requests a second from a bot. A message goes out a second time, without its pictures, when it is refused
 * with them; a private thread for two takes four requests. How long a nonce is known is not documented but as "a few minutes".
 */
const pace: Pace = { global: 48, parallel: 64, timeoutMs: 4 * limits.time.request, repeatMs: 120_000 };

/** `client` gives the one that is connected now. `rest` is not the client's: what is sent here holds up no answer. */
export function createMessenger(client: () => Client<true>, desk: Desk): PlatformMessenger {
  const { rest } = desk;
  return {
    pace,
    post: async (view, to, mark) => {
      const place = await placeOf(to, desk);
      const send = (message: Outgoing) => postMessage(rest, channelOf(place), message, nonceOf(mark));
      const { id } = await sendView(desk, view, send, { again: 'never', server: serverOf(place) });
      return { place, message: id };
    },
    find: async (to, mark, since) =>
      findPosts(await placeOf(to, desk), mark, since, {
        ...desk,
        bot: client().user.id,
        mayRead: (where) => mayReadHistory(where, client()),
      }),
    edit: async ({ place, message: id }, view) => {
      const send = (message: Outgoing) => editMessage(rest, channelOf(place), id, message);
      await sendView(desk, view, send, { again: 'never', server: serverOf(place) });
    },
    remove: ({ place, message }) =>
      unless(unknownMessage, desk, () => rest.delete(Routes.channelMessage(channelOf(place), message))),
    openThread: async ({ place, message }, name) => {
      // There are no threads below what is said in a thread, or in a conversation with one person.
      if (place.thread !== undefined || place.tenant === direct) return place;
      await unless(threadExists, desk, () =>
        rest.post(Routes.threads(place.channel, message), {
          body: {
            name: threadNameOf(name),
            auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
          },
        }),
      );
      // A thread has the id of the message it hangs on.
      return { ...place, thread: message };
    },
    openPrivateThread: (place, thread) => openPrivateThread(place, thread, client(), desk),
    pin: ({ place, message }) =>
      unless(undefined, desk, () => rest.put(Routes.channelMessagesPin(channelOf(place), message))),
    missing: (place, wants) => missingRights(place, wants, client(), desk),
    member: (_place, named) => memberOf(named, desk),
    link: ({ place, message }) =>
      `https://discord.com/channels/${serverOf(place) ?? '@me'}/${channelOf(place)}/${message}`,
  };
}

/** A thread is its own channel to Discord. */
function channelOf({ channel, thread }: Place): string {
  return thread ?? channel;
}

/** Undefined for a conversation with one person. */
function serverOf({ tenant }: Place): string | undefined {
  return tenant === direct ? undefined : tenant;
}

/** Of a mark that is too long, its digest stands for it. */
function nonceOf(mark: string): string {
  return mark.length <= limits.nonce ? mark : hash('sha256', mark, 'base64url').slice(0, limits.nonce);
}

const conversation = z.object({ id: z.string(), type: z.literal(ChannelType.DM) });

/** A person's conversation with the bot; asking for it again gives the same one, so nothing about a failure is unsure. */
async function placeOf({ place, person }: Address, desk: Desk): Promise<Place> {
  if (person === undefined) return place;
  const result = await attempt(desk, () => desk.rest.post(Routes.userChannels(), { body: { recipient_id: person } }));
  if ('refusal' in result) {
    const { kind, message, retryAt, everywhere } = result.refusal.error;
    throw new PlatformError(kind, message, { everywhere, ...(retryAt !== undefined && { retryAt }) });
  }
  const { data } = conversation.safeParse(result.sent);
  if (data === undefined) throw new PlatformError('down', 'Discord did not say where the conversation is');
  return { platform: place.platform, tenant: direct, channel: data.id };
}

/** `code` is Discord's for that there was nothing to do. */
async function unless(code: number | undefined, desk: Desk, request: () => Promise<unknown>): Promise<void> {
  const result = await attempt(desk, request);
  if ('refusal' in result && (code === undefined || result.refusal.code !== code)) throw result.refusal.error;
}
