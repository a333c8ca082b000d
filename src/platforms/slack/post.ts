/** The only writer to Slack: puts a view or a form where an event's answer belongs. */
import type { webApi } from '@slack/bolt';
import { PlatformError } from '../../core/errors.ts';
import type { Delivery, Form, View } from '../../core/view.ts';
import { asked } from './api.ts';
import type { HandOver } from './hand-over.ts';
import { renderForm } from './modal.ts';
import type { Sources } from './pictures.ts';
import type { ReturnAddress } from './origin.ts';
import type { Message } from './render.ts';
import { rendered } from './rendered.ts';
import type { Respond, Response } from './respond.ts';
import { sendWithPictures, type PictureSending } from './with-pictures.ts';

/** A view on its way: rendered for one place, with the pictures it shows and the files that are handed over already. */
export interface Draft {
  readonly view: View;
  readonly delivery: Delivery;
  readonly returnTo: ReturnAddress;
  readonly tenant: string;
  readonly sources: Sources;
  readonly files: ReadonlySet<string>;
  readonly message: Message;
}

export interface Post {
  /** Renders. Throws a RangeError for a view that does not fit. */
  readonly draft: (
    view: View,
    delivery: Delivery,
    to: { readonly returnTo: ReturnAddress; readonly tenant: string },
  ) => Promise<Draft>;
  /** The body that answers a command within its acknowledgement; undefined where a refusal by Slack must be seen. */
  readonly inAcknowledgement: (draft: Draft) => Response | undefined;
  /** Throws a PlatformError or a Refusal. */
  readonly send: (draft: Draft) => Promise<void>;
  /** Throws a PlatformError or a Refusal. */
  readonly open: (form: Form, returnTo: ReturnAddress) => Promise<void>;
}

export interface PostSettings extends PictureSending {
  readonly client: webApi.WebClient;
  readonly respond: Respond;
  readonly handOver: HandOver;
  readonly clock: () => Temporal.Instant;
}

/** Never unfurled: a card has links of its own, and their previews would bury it. */
export const quiet = { unfurl_links: false, unfurl_media: false } as const;

export function createPost(settings: PostSettings): Post {
  const { pictures, handOver } = settings;
  return {
    draft: async (view, delivery, { returnTo, tenant }) => {
      const { user, channel, isDirect } = returnTo;
      const conversation = isDirect === true && channel !== undefined ? { conversation: channel } : {};
      const [sources, files] = await Promise.all([
        pictures.of(view, tenant),
        handOver(view, { user, ...conversation }),
      ]);
      const message = render({ view, delivery, returnTo, sources, files });
      return { view, delivery, returnTo, tenant, sources, files, message };
    },
    inAcknowledgement: (draft) => (pictures.areProven(draft.sources) ? responseOf(draft) : undefined),
    send: async (draft) => {
      const send = async (sources: Sources): Promise<void> => {
        const message = sources === draft.sources ? draft.message : render({ ...draft, sources });
        await sendOnce({ ...draft, message, sources }, settings);
      };
      await sendWithPictures(draft, send, settings);
    },
    open: async (form, { channel, thread, responseUrl, triggerId }) => {
      if (triggerId === undefined) throw new PlatformError('gone', 'nothing is left that a form can be opened with');
      const origin = {
        ...(channel !== undefined && { channel }),
        ...(thread !== undefined && { thread }),
        ...(responseUrl !== undefined && { responseUrl }),
      };
      await asked(
        settings.client.views.open({ trigger_id: triggerId, view: renderForm(form, origin) }),
        settings.clock,
      );
    },
  };
}

function render({ view, delivery, returnTo, sources, files }: Omit<Draft, 'tenant' | 'message'>): Message {
  const { channel, thread, isDirect } = returnTo;
  const isOwn = delivery !== 'public' || isDirect === true || channel === undefined;
  return rendered(view, delivery, {
    audience: isOwn ? 'own' : 'all',
    ...(thread !== undefined && { thread }),
    pictures: sources,
    files,
  });
}

async function sendOnce(draft: Draft, settings: PostSettings): Promise<void> {
  const { responseUrl } = draft.returnTo;
  if (responseUrl === undefined) return sendWithToken(draft, settings);
  try {
    await settings.respond(responseUrl, responseOf(draft));
  } catch (error) {
    if (!(error instanceof PlatformError && error.kind === 'gone')) throw error;
    await sendWithToken(draft, settings);
  }
}

/** Of messages that stand in no thread and replace nothing. The same object can be serialised once. */
const responses = new WeakMap<Message, Response>();

function responseOf({ message, delivery, returnTo: { thread, replaces } }: Draft): Response {
  if (delivery === 'replace' && replaces === true) return { ...simple(message, delivery), replace_original: true };
  if (thread !== undefined) return { ...simple(message, delivery), thread_ts: thread };
  const response = responses.get(message) ?? simple(message, delivery);
  responses.set(message, response);
  return response;
}

function simple(message: Message, delivery: Delivery): Response {
  const type = delivery === 'public' ? 'in_channel' : 'ephemeral';
  return { ...message, ...quiet, response_type: type, replace_original: false };
}

async function sendWithToken(draft: Draft, settings: PostSettings): Promise<void> {
  const { client } = settings;
  const { delivery, message } = draft;
  const { channel, thread, user, isDirect } = draft.returnTo;
  const content = { ...message, ...quiet, ...(thread !== undefined && { thread_ts: thread }) };
  if (channel === undefined || isDirect === true || delivery === 'public') {
    await asked(client.chat.postMessage({ ...content, channel: channel ?? user }), settings.clock);
    return;
  }
  try {
    await asked(client.chat.postEphemeral({ ...content, channel, user }), settings.clock);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind === 'limited' || error.kind === 'down') throw error;
    // Where the bot is not in the channel, the person still hears from it.
    await asked(client.chat.postMessage({ ...message, ...quiet, channel: user }), settings.clock);
  }
}
