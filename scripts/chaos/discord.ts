/** Discord in the chaos run: the channels of the contract server, with their nonces, behind a front that misbehaves. */
import { openChannels, type Outcome } from '../../tests/contracts/discord-channels.ts';
import { botUser } from '../../tests/contracts/discord-gateway.ts';
import type { Answer, Platform, Request } from './front.ts';
import type { Ledger } from './ledger.ts';
import type { RequestKind } from './troubles.ts';

type Json = Readonly<Record<string, unknown>>;

export function discordPlatform(now: () => number, ledger: Ledger): Platform {
  const channels = openChannels(() => Temporal.Instant.fromEpochMilliseconds(now()), botUser.id);
  const post = (channel: string, body: Json, mark: string): Answer => {
    const before = channels.all().length;
    const outcome = channels.create(channel, body, botUser.id);
    const message = channels.all()[before];
    if (message !== undefined) {
      const thread = channels.threads.has(channel) ? channel : undefined;
      ledger.take({ platform: 'discord', channel, thread, id: message.id, mark, at: now() });
    }
    return said(outcome);
  };
  const remove = (channel: string, id: string): Answer => {
    ledger.remove(id, now());
    return said(channels.remove(channel, id));
  };
  return {
    read: (line, url, text): Request => {
      const {
        method = '',
        channel = '',
        rest = '',
      } = /^(?<method>\w+) \/api\/v10\/channels\/(?<channel>\d+)(?<rest>\/.*)$/.exec(line)?.groups ?? {};
      const body = (text === '' ? {} : JSON.parse(text)) as Json;
      const id = /\d+/.exec(rest)?.[0] ?? '';
      const what = `${method} ${rest.replace(/\d+/, '#')}`;
      const mark = nonceOf(body);
      const takes: Readonly<Record<string, () => Answer>> = {
        'POST /messages': () => post(channel, body, mark ?? ''),
        'GET /messages': () => said(channels.list(channel, url.searchParams)),
        'PATCH /messages/#': () => said(channels.edit(channel, id, body)),
        'DELETE /messages/#': () => remove(channel, id),
        'POST /messages/#/threads': () => said(channels.startThread(channel, id, body)),
        'PUT /messages/pins/#': () => said(channels.pin(channel, id)),
      };
      const take = takes[what] ?? (() => said({ status: 404, code: 0, message: '404: Not Found' }));
      return { kind: kindOf(what), what, channel, mark, take };
    },
    limited: (seconds) => ({
      status: 429,
      headers: { 'retry-after': String(seconds), 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
    }),
    denied: said({ status: 403, code: 50001, message: 'Missing Access' }),
  };
}

function nonceOf({ nonce }: Json): string | undefined {
  return typeof nonce === 'string' ? nonce : undefined;
}

function kindOf(what: string): RequestKind {
  if (what === 'POST /messages') return 'post';
  return what === 'GET /messages' ? 'find' : 'other';
}

function said(outcome: Outcome): Answer {
  if ('code' in outcome) return { status: outcome.status, body: { code: outcome.code, message: outcome.message } };
  return outcome.body === undefined ? { status: 204 } : { status: 200, body: outcome.body };
}
