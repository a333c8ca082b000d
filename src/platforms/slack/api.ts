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
  ],
  limited: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  down: ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org', 'db_error'],
};

const kindOf = new Map(
  Object.entries(kinds).flatMap(([kind, reasons]) => reasons.map((reason) => [reason, kind as PlatformErrorKind])),
);

/** Slack's word for a failure, as one of ours: a PlatformError, or a Refusal where what was sent is at fault. */
export function failureOf(reason: string, now: Temporal.Instant, cause?: unknown): PlatformError | Refusal {
  const kind = kindOf.get(reason);
  if (kind === undefined) return new Refusal(reason, { cause });
  if (kind === 'limited') return limited(30, now, cause);
  return new PlatformError(kind, `Slack answered ${reason}`, { cause });
}

/** `seconds` as Slack's Retry-After says. */
export function limited(seconds: number, now: Temporal.Instant, cause?: unknown): PlatformError {
  return new PlatformError('limited', `Slack asks to wait ${seconds} s`, { cause, retryAt: now.add({ seconds }) });
}

/** An error of the SDK as one of ours; what is not the SDK's is given back as it is. */
export function platformError(error: unknown, now: Temporal.Instant): unknown {
  if (error instanceof webApi.WebAPIPlatformError) return failureOf(error.data.error, now, error);
  if (error instanceof webApi.WebAPIRateLimitedError) return limited(error.retryAfter, now, error);
  if (error instanceof webApi.WebAPIHTTPError) {
    return new PlatformError('down', `Slack answered with status ${error.statusCode}`, { cause: error });
  }
  if (error instanceof webApi.WebAPIRequestError) {
    return new PlatformError('down', 'Slack did not answer', { cause: error.original });
  }
  return error;
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
