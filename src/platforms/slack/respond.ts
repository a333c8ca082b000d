/** Answers through the response_url of a command or press: it works in every channel, also where the bot is no member. */
import { PlatformError } from '../../core/errors.ts';
import { failureOf, limited } from './api.ts';
import { jsonOf } from './json.ts';
import type { Message } from './render.ts';

export interface Response extends Message {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
}

export interface RespondSettings {
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  readonly clock: () => Temporal.Instant;
}

export type Respond = (url: string, response: Response) => Promise<void>;

/** Throws a PlatformError or a Refusal. */
export function createRespond({ apiUrl, timeoutMs, fetch, clock }: RespondSettings): Respond {
  return async (url, response) => {
    if (!isTrusted(url, apiUrl)) throw new PlatformError('gone', 'the response_url is not one of Slack');
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: jsonOf(response),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new PlatformError('down', 'Slack did not take the answer', { cause: error });
    });
    const body = await textOf(answer);
    if (answer.status === 429) throw limited(Number(answer.headers.get('retry-after')) || 30, clock());
    if (answer.status >= 500) throw new PlatformError('down', `Slack answered with status ${answer.status}`);
    if (answer.status === 404 || answer.status === 410) {
      throw new PlatformError('gone', 'the response_url has expired or was used up');
    }
    const reason = refusalIn(body) ?? (answer.ok ? undefined : `status ${answer.status}`);
    if (reason !== undefined) throw failureOf(reason, clock());
  };
}

/** A reply that was cut off after its status says enough with the status. */
async function textOf(answer: globalThis.Response): Promise<string> {
  return answer.text().catch(() => '');
}

/** Slack's word in the body of an answer: `ok`, `{"ok":true}`, `{"ok":false,"error":"…"}`, or a bare word. */
function refusalIn(body: string): string | undefined {
  const text = body.trim();
  const word = /"error"\s*:\s*"(?<reason>[\w-]{1,100})"/.exec(text)?.groups?.['reason'];
  if (word !== undefined) return word;
  return text === '' || text === 'ok' || /"ok"\s*:\s*true/.test(text) ? undefined : text.slice(0, 100);
}

/** Only Slack's own host may get an answer. A base that was overridden brings its own: itself, or `hooks.` before it. */
function isTrusted(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const target = new URL(url);
  const base = new URL(apiUrl);
  if (target.origin === base.origin && base.hostname !== 'slack.com') return true;
  return target.protocol === 'https:' && target.port === '' && target.hostname === `hooks.${base.hostname}`;
}
