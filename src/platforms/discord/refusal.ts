/** What went wrong when Discord did not take a request, in the words of core. Nothing of the request survives: its address holds a secret. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PlatformError, type PlatformErrorKind } from '../../core/errors.ts';

/** Discord's code for an interaction that is unknown, or no longer: answered too late, or its 15 minutes are over. */
const unknownInteraction = 10062;
/** Discord's code for an interaction that has had its first answer. */
export const alreadyAcknowledged = 40060;

/** Discord's code for a message older than an hour that was edited too often of late. */
const tooManyEdits = 30046;
/** Discord's code for a message that has a thread already. */
export const threadExists = 160004;
/** Discord's code for a message that does not exist, or no longer. */
export const unknownMessage = 10008;
export const unknownUser = 10013;

/** Discord's code for a right that the bot lacks there. */
export const missingPermissions = 50013;
/** Discord's code for what cannot be done in a channel of that type. */
export const notInSuchChannels = 50024;

/** Of 4xx answers that mean the same whatever was asked: the message, channel or token no longer exists. */
const goneCodes: ReadonlySet<number | string> = new Set([10003, unknownMessage, 10015, unknownInteraction, 50027]);

/** `code` is Discord's own, where it sent one. */
export interface Refusal {
  readonly error: PlatformError;
  readonly code?: number | string;
}

/** Undefined for an error that is not about the request: a bug. `now` is for how long a rate limit lasts. */
export function refusalOf(error: unknown, now: Temporal.Instant): Refusal | undefined {
  if (error instanceof PlatformError) return { error };
  if (error instanceof RateLimitError) {
    const milliseconds = Math.ceil(Math.max(error.retryAfter, shortestPause));
    const options = { retryAt: now.add({ milliseconds }), everywhere: error.global };
    return { error: new PlatformError('limited', 'Discord limits how often the bot may do that', options) };
  }
  if (error instanceof DiscordAPIError) {
    const kind = kindOf(error);
    const retryAt = kind === 'limited' ? { retryAt: now.add({ milliseconds: longPause }) } : {};
    return {
      error: new PlatformError(kind, wordsOf(error), { ...retryAt, unsure: kind === 'down' }),
      code: error.code,
    };
  }
  if (error instanceof HTTPError) {
    return { error: new PlatformError('down', `Discord answered ${error.status}`, { unsure: error.status >= 500 }) };
  }
  const failure = networkFailure(error);
  if (failure === undefined) return undefined;
  const unsure = !beforeSending.test(failure);
  return { error: new PlatformError('down', 'Discord did not answer', { unsure }) };
}

/** Milliseconds. Discord names how long a rate limit lasts, but not how long an old message cannot be edited. */
const shortestPause = 500;
const longPause = 60_000;

function kindOf({ code, status }: DiscordAPIError): PlatformErrorKind {
  if (goneCodes.has(code)) return 'gone';
  if (code === tooManyEdits) return 'limited';
  if (status === 404) return 'gone';
  return status >= 500 ? 'down' : 'denied';
}

/** What stands between the bot and Discord, such as a proxy, answers without a code. */
function wordsOf(error: DiscordAPIError): string {
  const hasCode = 'code' in error.rawError || 'error' in error.rawError;
  return hasCode
    ? `Discord refused with ${error.code}: ${firstLine(error.message)}`
    : `Discord answered ${error.status}`;
}

/** What follows lists the fields of the request that were wrong. */
function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Failures of a connection before anything was sent on it. */
const beforeSending = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * The name of a failure of the network, or undefined for another error. fetch throws a TypeError with a cause, undici an error
 * with a code, a timeout an AbortError.
 */
function networkFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return error.name;
  const reason: unknown = error instanceof TypeError ? error.cause : error;
  if (!(reason instanceof Error) || !('code' in reason) || typeof reason.code !== 'string') return undefined;
  return /^(?:UND_ERR_|E[A-Z_]+$)/.test(reason.code) ? reason.code : undefined;
}
