import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/platforms/discord/refusal.ts';

const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
const url = 'https://discord.test/api/webhooks/1/a-secret-token/messages/@original';
const request = { files: undefined, body: { content: 'private words' } };

const api = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'Refused' }, code, status, 'PATCH', url, request);
const limit = {
  global: false,
  hash: 'h',
  limit: 1,
  majorParameter: '1',
  method: 'PATCH',
  retryAfter: 2500,
  route: '/r',
  scope: 'user',
  sublimitTimeout: 0,
  timeToReset: 2500,
  url,
} as const;

describe('what Discord did not take', () => {
  it.each([
    ['an unknown interaction', api(404, 10062), 'gone'],
    ['an unknown channel', api(404, 10003), 'gone'],
    ['a webhook whose token is over', api(401, 50027), 'gone'],
    ['an address that is not there', api(404, 0), 'gone'],
    ['a missing permission', api(403, 50013), 'denied'],
    ['a body it does not like', api(400, 50035), 'denied'],
    ['a file too large', api(413, 40005), 'denied'],
    ['a rate limit', new RateLimitError(limit), 'limited'],
    ['an error of its own', new HTTPError(502, 'Bad Gateway', 'PATCH', url, request), 'down'],
    ['a timeout', new DOMException('over', 'AbortError'), 'down'],
    ['a broken connection', Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }), 'down'],
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'down'],
    [
      'a failed fetch',
      new TypeError('fetch failed', { cause: Object.assign(new Error('dns'), { code: 'ENOTFOUND' }) }),
      'down',
    ],
  ])('because of %s has a kind and no secret', (_name, error, kind) => {
    const refusal = refusalOf(error, now);
    expect(refusal?.error.kind).toBe(kind);
    expect(`${String(refusal?.error.stack)} ${JSON.stringify(refusal)} ${String(refusal?.error.cause)}`).not.toMatch(
      /a-secret-token|private words/,
    );
  });

  it('without a code, as of a proxy, is told by its status', () => {
    const answer = { error_text: 'no such page' } as unknown as ConstructorParameters<typeof DiscordAPIError>[0];
    const error = new DiscordAPIError(answer, undefined as unknown as string, 404, 'GET', url, request);
    expect(refusalOf(error, now)?.error.message).toBe('Discord answered 404');
  });

  it('for a while says when it may be tried again', () => {
    expect(refusalOf(new RateLimitError(limit), now)?.error.retryAt?.toString()).toBe('2026-11-24T09:00:02.5Z');
  });

  it.each([
    ['a bug', new TypeError('x is not a function')],
    ['a view that does not fit', new RangeError('too large')],
    ['a thrown string', 'no'],
  ])('is not %s', (_name, error) => {
    expect(refusalOf(error, now)).toBeUndefined();
  });
});
