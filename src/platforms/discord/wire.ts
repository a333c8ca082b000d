/** The requests that answer an interaction or a message, one function each. Everything here throws what refusal.ts reads. */
import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import type { APIModalInteractionResponseCallbackData, RawFile, REST } from 'discord.js';
import { z } from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { Suggestion } from '../../core/view.ts';
import { limits } from './limits.ts';
import type { ReturnAddress } from './receive.ts';
import type { Content } from './render.ts';

/** A message ready to go out. */
export interface Outgoing {
  readonly content: Content;
  readonly files: readonly RawFile[];
  /** What each attachment says to a screen reader, in the order of the files. */
  readonly attachments: readonly { readonly id: number; readonly filename: string; readonly description: string }[];
}

type FirstAnswer =
  | {
      readonly type: InteractionResponseType.DeferredChannelMessageWithSource;
      readonly data: { readonly flags: number };
    }
  | { readonly type: InteractionResponseType.DeferredMessageUpdate }
  | { readonly type: InteractionResponseType.ChannelMessageWithSource; readonly data: object }
  | { readonly type: InteractionResponseType.Modal; readonly data: APIModalInteractionResponseCallbackData }
  | { readonly type: InteractionResponseType.ApplicationCommandAutocompleteResult; readonly data: object };

async function first(rest: REST, to: ReturnAddress, body: FirstAnswer): Promise<void> {
  await rest.post(Routes.interactionCallback(to.interaction, to.token), {
    body,
    auth: false,
    signal: AbortSignal.timeout(limits.time.acknowledge),
  });
}

export async function deferReply(rest: REST, to: ReturnAddress, flags: number): Promise<void> {
  await first(rest, to, { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags } });
}

export async function deferUpdate(rest: REST, to: ReturnAddress): Promise<void> {
  await first(rest, to, { type: InteractionResponseType.DeferredMessageUpdate });
}

export async function replyAtOnce(rest: REST, to: ReturnAddress, content: Content, flags: number): Promise<void> {
  const data = { ...content, flags: content.flags | flags };
  await first(rest, to, { type: InteractionResponseType.ChannelMessageWithSource, data });
}

export async function showModal(
  rest: REST,
  to: ReturnAddress,
  modal: APIModalInteractionResponseCallbackData,
): Promise<void> {
  await first(rest, to, { type: InteractionResponseType.Modal, data: modal });
}

export async function offerChoices(rest: REST, to: ReturnAddress, suggestions: readonly Suggestion[]): Promise<void> {
  const choices = suggestions.map(({ label, entry }) => ({ name: label, value: entry }));
  await first(rest, to, { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
}

/** Of the deferred answer, or of the message the pressed control sits on. Pictures that were there before go. */
export async function editAnswer(rest: REST, to: ReturnAddress, message: Outgoing): Promise<void> {
  const { content, attachments, files } = message;
  await rest.patch(Routes.webhookMessage(to.application, to.token, '@original'), {
    body: { ...content, attachments },
    files: [...files],
    auth: false,
  });
}

export async function deleteAnswer(rest: REST, to: ReturnAddress): Promise<void> {
  await rest.delete(Routes.webhookMessage(to.application, to.token, '@original'), { auth: false });
}

/** Another message after the first answer. Discord does not tell two of the same apart, so it is never sent twice. */
export async function followUp(rest: REST, to: ReturnAddress, message: Outgoing, flags: number): Promise<void> {
  const { content, attachments, files } = message;
  await rest.post(Routes.webhook(to.application, to.token), {
    body: { ...content, flags: content.flags | flags, attachments },
    files: [...files],
    auth: false,
  });
}

export interface Heard {
  readonly channel: string;
  readonly message: string;
  /** What the reply answers: one message, and each of its edits. */
  readonly nonce: string;
}

/** A reply to somebody's message. Discord drops a second one with the same nonce within minutes, so it can be sent again. */
export async function replyToMessage(rest: REST, to: Heard, message: Outgoing): Promise<void> {
  const { content, attachments, files } = message;
  await rest.post(Routes.channelMessages(to.channel), {
    body: {
      ...content,
      attachments,
      message_reference: { message_id: to.message, fail_if_not_exists: false },
      nonce: to.nonce.slice(0, limits.nonce),
      enforce_nonce: true,
    },
    files: [...files],
  });
}

/** Where Discord put a message. */
export interface Placed {
  readonly id: string;
  readonly channel: string;
}

const placed = z.object({ id: z.string(), channel_id: z.string() });

/** A new message. Within minutes, one of the same nonce is not a second one: the first is given back. */
export async function postMessage(rest: REST, channel: string, message: Outgoing, nonce: string): Promise<Placed> {
  const { content, attachments, files } = message;
  const answer = await rest.post(Routes.channelMessages(channel), {
    body: { ...content, attachments, nonce, enforce_nonce: true },
    files: [...files],
  });
  const { data } = placed.safeParse(answer);
  if (data === undefined) throw new PlatformError('down', 'Discord did not say where the message is', { unsure: true });
  return { id: data.id, channel: data.channel_id };
}

/** Pictures that were there before go. */
export async function editMessage(rest: REST, channel: string, id: string, message: Outgoing): Promise<void> {
  const { content, attachments, files } = message;
  await rest.patch(Routes.channelMessage(channel, id), { body: { ...content, attachments }, files: [...files] });
}

/** Only the person sees the answer; in their own conversation with the bot, they alone see every message anyway. */
export function privateFlag({ isDirect }: ReturnAddress): number {
  return isDirect ? 0 : MessageFlags.Ephemeral;
}
