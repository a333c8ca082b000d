/**
 * Speaks in Slack without being spoken to. A message carries its mark as metadata, and in the value of a button: by either
 * it is found again.
 */
import { webApi } from '@slack/bolt';
import { PlatformError } from '../../core/errors.ts';
import type { Address, Pace, PlatformMessenger, PostRef } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import type { View } from '../../core/view.ts';
import { asked, Refusal } from './api.ts';
import { findPosts, metadataOf } from './find-posts.ts';
import { memberOf } from './member.ts';
import { missingRights } from './missing.ts';
import { quiet } from './post.ts';
import type { Sources } from './pictures.ts';
import { renderView, type Message } from './render.ts';
import { sendWithPictures, type PictureSending } from './with-pictures.ts';

export interface MessengerSettings extends PictureSending {
  readonly client: webApi.WebClient;
  /** Of the bot itself, by which it knows its own messages. */
  readonly botId: string;
  /** By which people invite it. */
  readonly botName: string;
  /** Of the workspace, with a slash at the end. */
  readonly workspaceUrl: string | undefined;
  readonly clock: () => Temporal.Instant;
}

/**
 * Slack documents one message a second for a channel, and for a workspace several hundred a minute. A post waits at most 6 s
 * for its pictures and, when Slack refuses them, is sent up to three times: all of that is within the timeout.
 */
const pace: Pace = { channel: 1, tenant: 5, parallel: 100, timeoutMs: 40_000, repeatMs: 0 };

export function createMessenger(settings: MessengerSettings): PlatformMessenger {
  const { client, pictures, clock } = settings;
  const { chat } = client;
  return {
    pace,
    post: async (view, to, mark) => {
      const sources = await pictures.of(view, to.place.tenant);
      const thread = to.person === undefined ? to.place.thread : undefined;
      const isOwn = to.person !== undefined;
      const target = {
        channel: to.person ?? to.place.channel,
        metadata: metadataOf(mark),
        ...(thread !== undefined && { thread_ts: thread }),
      };
      const send = (shown: Sources) =>
        asked(chat.postMessage({ ...messageOf(view, { thread, isOwn }, shown), ...quiet, ...target }), clock);
      const { channel, ts } = await settled(sendWithPictures({ sources, tenant: to.place.tenant }, send, settings));
      if (channel === undefined || ts === undefined) {
        throw new PlatformError('down', 'Slack did not say where the message is', { unsure: true });
      }
      return { place: placeOf(to, channel), message: ts };
    },
    find: (to, mark, since) => settled(findPosts(to, mark, since, settings)),
    edit: async ({ place, message: ts }, view) => {
      const sources = await pictures.of(view, place.tenant);
      const seat = { thread: place.thread, isOwn: place.channel.startsWith('D') };
      const send = (shown: Sources) =>
        asked(chat.update({ ...messageOf(view, seat, shown), channel: place.channel, ts }), clock);
      await settled(sendWithPictures({ sources, tenant: place.tenant }, send, settings));
    },
    remove: ({ place: { channel }, message: ts }) =>
      settled(asked(unless('message_not_found', chat.delete({ channel, ts })), clock)),
    // A thread on Slack is nothing to open: it is there with its first reply.
    openThread: async ({ place, message }) => ({ ...place, thread: place.thread ?? message }),
    // A thread of a channel is open to its members.
    openPrivateThread: async () => undefined,
    pin: ({ place: { channel }, message: timestamp }) =>
      settled(asked(unless('already_pinned', client.pins.add({ channel, timestamp })), clock)),
    missing: (place, wants) => settled(missingRights(place, wants, settings)),
    member: (_place, named) => settled(memberOf(named, settings)),
    link: (ref) => linkTo(ref, settings.workspaceUrl),
  };
}

interface Standing {
  readonly thread: string | undefined;
  /** One person alone sees it. */
  readonly isOwn: boolean;
}

function messageOf(view: View, { thread, isOwn }: Standing, pictures: Sources): Message {
  return renderView(view, { audience: isOwn ? 'own' : 'all', ...(thread !== undefined && { thread }), pictures });
}

/** A direct message is in a channel of its own, which Slack names only now. */
function placeOf({ place, person }: Address, channel: string): Place {
  return person === undefined ? place : { platform: place.platform, tenant: place.tenant, channel };
}

/** What Slack refuses for its content is refused for good. */
async function settled<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal ? new PlatformError('denied', error.message, { cause: error }) : error;
  }
}

/** `already` is Slack's word for that there was nothing to do. */
async function unless(already: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof webApi.WebAPIPlatformError) || error.data.error !== already) throw error;
  }
}

/** The page of a message, or of a reply in its thread. */
function linkTo(
  { place: { channel, thread }, message }: PostRef,
  workspaceUrl: string | undefined,
): string | undefined {
  if (workspaceUrl === undefined) return undefined;
  const page = `${workspaceUrl}archives/${channel}/p${message.replace('.', '')}`;
  return thread === undefined ? page : `${page}?thread_ts=${thread}&cid=${channel}`;
}
