/** What went wrong when Discord did not take a request, in the words of core. Nothing of the request survives: its address holds a secret. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PlatformError, type PlatformErrorKind } from '../../core/errors.ts';

/** Discord's code for an interaction that is unknown, or no longer: answered too late, or its 15 minutes are over. */
export const unknownInteraction = 10062;
/** Discord's code for an interaction that has had its first answer. */
export const alreadyAcknowledged = 40060;

/** Of 4xx answers that mean the same whatever was asked: the message, channel or token no longer exists. */
const goneCodes: ReadonlySet<number | string> = new Set([10003, 10008, 10015, unknownInteraction, 50027]);

/** `code` is Discord's own, where it sent one. */
export interface Refusal {
  readonly error: PlatformError;
  readonly code?: number | string;
}

/** Undefined for an error that is not about the request: a bug. `now` is for how long a rate limit lasts. */
export function refusalOf(error: unknown, now: Temporal.Instant): Refusal | undefined {
  if (error instanceof PlatformError) return { error };
  if (error instanceof RateLimitError) {
    const retryAt = now.add({ milliseconds: Math.ceil(error.retryAfter) });
    return { error: new PlatformError('limited', 'Discord limits how often the bot may do that', { retryAt }) };
  }
  if (error instanceof DiscordAPIError) {
    return { error: new PlatformError(kindOf(error), wordsOf(error)), code: error.code };
  }
  if (error instanceof HTTPError) return { error: new PlatformError('down', `Discord answered ${error.status}`) };
  return isNetworkError(error) ? { error: new PlatformError('down', 'Discord did not answer') } : undefined;
}

function kindOf({ code, status }: DiscordAPIError): PlatformErrorKind {
  if (goneCodes.has(code)) return 'gone';
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

/** fetch throws a TypeError with a cause, undici an error with a code, a timeout an AbortError. */
function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  const reason: unknown = error instanceof TypeError ? error.cause : error;
  if (!(reason instanceof Error) || !('code' in reason)) return false;
  return typeof reason.code === 'string' && /^(?:UND_ERR_|E[A-Z]+$)/.test(reason.code);
}
