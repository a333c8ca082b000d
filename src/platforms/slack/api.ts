/**
 * The client for Slack's Web API, and what its failures mean. A call is made once: the SDK's own retries would post a
 * message twice when only the answer was lost, and on a rate limit they hold up every other call.
 */
import { LogLevel, webApi } from '@slack/bolt';
import { PlatformError, type PlatformErrorKind } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';

/** Slack said no to what was sent, not to who sent it: a bug on this side. `reason` is Slack's word for it. */
export class Refusal extends Error {
  readonly reason: string;
  constructor(reason: string, options?: ErrorOptions) {
    super(`Slack refused the request: ${reason}`, options);
    this.name = 'Refusal';
    this.reason = reason;
  }
}

export interface ApiSettings {
  readonly botToken: string;
  /** Ends in `/api/`. */
  readonly apiUrl: string;
  /** Milliseconds until a call counts as lost. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

export function clientOptions({ apiUrl, timeoutMs, fetch }: Omit<ApiSettings, 'botToken'>): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    fetch,
  };
}

/** Throws nothing yet; each call's failure goes through `platformError`. */
export function createClient(settings: ApiSettings, logger: webApi.Logger): webApi.WebClient {
  return new webApi.WebClient(settings.botToken, { ...clientOptions(settings), logger });
}

const kinds: Readonly<Record<PlatformErrorKind, readonly string[]>> = {
  gone: [
    'channel_not_found',
    'message_not_found',
    'thread_not_found',
    'user_not_found',
    'users_not_found',
    'is_archived',
    'expired_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'expired_url',
    'used_url',
    'invalid_auth',
    'not_authed',
    'token_expired',
    'token_revoked',
    'account_inactive',
  ],
  denied: [
    'missing_scope',
    'no_permission',
    'not_in_channel',
    'user_not_in_channel',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_non_threadable_channel',
    'not_allowed_token_type',
    'access_denied',
    'ekm_access_denied',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'not_enabled',
    'team_access_not_granted',
    'posting_to_general_channel_denied',
    'cant_update_message',
    'cant_delete_message',
    'permission_denied',
    'not_pinnable',
  ],
  limited: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  down: ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org', 'db_error'],
};
/** Slack's own faults: some of what was asked may have been done. */
const halfDone: ReadonlySet<string> = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'db_error']);

const kindOf = new Map(
  Object.entries(kinds).flatMap(([kind, reasons]) => reasons.map((reason) => [reason, kind as PlatformErrorKind])),
);

/** Slack's word for a failure, as one of ours: a PlatformError, or a Refusal where what was sent is at fault. */
export function failureOf(reason: string, now: Temporal.Instant, cause?: unknown): PlatformError | Refusal {
  if (!/^\w{1,100}$/.test(reason)) {
    return new PlatformError('down', 'Slack’s answer could not be read', { cause, unsure: true });
  }
  const kind = kindOf.get(reason);
  if (kind === undefined) return new Refusal(reason, { cause });
  if (kind === 'limited') return limited(usualPause, now, cause);
  const advice = advices[reason];
  const message = advice === undefined ? `Slack answered ${reason}` : `${advice} (Slack answered ${reason})`;
  return new PlatformError(kind, message, { cause, unsure: halfDone.has(reason) });
}

/** What to do about the failures that people can mend. */
const advices: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in that channel: invite me there',
  channel_not_found: 'I cannot see that channel: it is gone, or private and I was not invited',
  is_archived: 'that channel is archived: take it out of the archive, or choose another',
  missing_scope: 'the Slack app lacks a right: compare its scopes with the manifest and install it again',
};

/** Seconds to wait where Slack does not say how many. */
const usualPause = 30;

/** `seconds` as Slack's Retry-After says. */
export function limited(seconds: number, now: Temporal.Instant, cause?: unknown): PlatformError {
  return new PlatformError('limited', `Slack asks to wait ${seconds} s`, { cause, retryAt: now.add({ seconds }) });
}

/** An error of the SDK as one of ours; what is not the SDK's is given back as it is. */
export function platformError(error: unknown, now: Temporal.Instant): unknown {
  if (error instanceof webApi.WebAPIPlatformError) return failureOf(error.data.error, now, error);
  if (error instanceof webApi.WebAPIRateLimitedError) return limited(error.retryAfter, now, error);
  if (error instanceof webApi.WebAPIHTTPError) {
    const unsure = error.statusCode >= 500;
    return new PlatformError('down', `Slack answered with status ${error.statusCode}`, { cause: error, unsure });
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const unsure = !neverLeft(error.original);
    return new PlatformError('down', 'Slack did not answer', { cause: error.original, unsure });
  }
  return bareFailure(error, now);
}

/** What the SDK throws without a class of its own: an answer that breaks off, and a rate limit that does not say until when. */
function bareFailure(error: unknown, now: Temporal.Instant): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message.startsWith('Retry header')) return limited(usualPause, now, error);
  const isCut = error instanceof TypeError && error.cause instanceof Error;
  return isCut ? new PlatformError('down', 'Slack’s answer broke off', { cause: error, unsure: true }) : error;
}

/** Failures of a connection before anything was sent on it. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS)/;

function neverLeft({ cause }: Error): boolean {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && beforeSending.test(cause.code);
}

/** What a call gives. Its failure is thrown as one of ours: a PlatformError or a Refusal. */
export async function asked<Result>(call: Promise<Result>, clock: () => Temporal.Instant): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    throw platformError(error, clock());
  }
}

/** Slack's word for a failure that was thrown as one of ours. */
export function reasonOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof webApi.WebAPIPlatformError ? cause.data.error : undefined;
}

/** The SDK's own words go to the log from warnings up; below, it writes whole payloads. */
export function sdkLogger(log: Log): webApi.Logger {
  const words = (parts: readonly unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  const silent = (): void => undefined;
  return {
    debug: silent,
    info: silent,
    warn: (...parts) => {
      log.warn({ sdk: words(parts) }, 'a warning of the Slack SDK');
    },
    error: (...parts) => {
      log.error({ sdk: words(parts) }, 'an error of the Slack SDK');
    },
    setLevel: silent,
    setName: silent,
    getLevel: () => LogLevel.WARN,
  };
}
