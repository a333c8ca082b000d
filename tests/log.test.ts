import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, scrub, type LogFormat } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, format: LogFormat = 'json'): string {
  let text = '';
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  write(createLog('debug', format, sink));
  return text;
}

// Written in parts, so that no scanner takes a test for a leak.
const slackToken = ['xoxb', '123456789012-abcdefABCDEF'].join('-');
const appToken = ['xapp', '1-A1-99-ffff'].join('-');
const discordToken = ['MTAxMjM0NTY3ODkwMTIzNDU2Nzg', 'GabcdE', 'a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1'].join('.');
const interactionToken = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4';

describe('the log', () => {
  it.each([
    {
      name: 'a Slack token in the message of a deep cause',
      secret: slackToken,
      error: new Error('x', { cause: new Error('y', { cause: new Error(`invalid ${slackToken}`) }) }),
    },
    { name: 'an app token in free text', secret: appToken, error: `dialled with ${appToken}` },
    { name: 'a Discord token', secret: discordToken, error: new Error(`Authorization: Bot ${discordToken}`) },
    {
      name: 'an interaction token in a URL',
      secret: interactionToken,
      error: new Error(`POST https://discord.com/api/v10/webhooks/123456789012345678/${interactionToken} failed`),
    },
    {
      name: 'a response URL',
      secret: 'T01/B02/zzzz',
      error: new Error('POST https://hooks.slack.com/commands/T01/B02/zzzz'),
    },
  ])('hides $name', ({ secret, error }) => {
    const line = logged((log) => {
      log.error({ err: error }, 'failed');
    });
    expect(line).not.toContain(secret);
    expect(line).toContain('[secret]');
  });

  it.each(['json', 'text'] as const)('as %s hides a secret that begins a line, and keeps the line', (format) => {
    const text = logged((log) => {
      log.error({ err: `the token is\n${discordToken.slice(2)}`, shown: `\u001b${discordToken.slice(4)}` }, 'failed');
    }, format);
    expect(text).not.toContain(discordToken.slice(4));
    expect(text).toContain('the token is');
    if (format === 'json') expect(JSON.parse(text)).toMatchObject({ msg: 'failed', shown: '\u001b[secret]' });
  });

  it('hides secrets from people too', () => {
    const text = logged((log) => {
      log.error({ err: new Error(`bad ${slackToken}`), token: discordToken }, 'failed');
    }, 'text');
    expect(text).not.toContain(slackToken);
    expect(text).not.toContain(discordToken);
  });

  it('is a sentence a line for people: what, why, and the fields', () => {
    const error = new Error('There is nothing at content.', { cause: new Error('gone') });
    const text = logged((log) => {
      log.warn({ err: error, file: 'a.md', line: 3 }, 'content could not be reloaded');
      log.info({}, 'asked');
      log.warn({ err: 'timeout' }, 'failed');
    }, 'text');
    expect(text.replace(/^\d\d:\d\d:\d\dZ /gm, '')).toBe(
      'warning: content could not be reloaded: There is nothing at content: gone (file="a.md" line=3)\n' +
        'info: asked\n' +
        'warning: failed: "timeout"\n',
    );
  });

  it('shows people the stack of an error, and lets nothing in it pose as a line', () => {
    const text = logged((log) => {
      log.error({ err: new TypeError('x\n12:00:00Z info: forged\u001b[31m'), reference: 'R1' }, 'failed');
    }, 'text');
    const [first = '', ...stack] = text.trimEnd().split('\n');
    expect(first).toContain('error: failed: x\\n12:00:00Z info: forged\\u001b[31m (reference="R1")');
    expect(stack.length).toBeGreaterThan(0);
    for (const line of stack) expect(line).toMatch(/^ /);
  });

  it('keeps only known fields of an error', () => {
    const error = Object.assign(new Error('bad'), {
      code: 50013,
      requestBody: { json: 'whole message' },
      config: { headers: { authorization: 'x' } },
    });
    const line = JSON.parse(
      logged((log) => {
        log.warn({ err: error, channel: 'C1' }, 'failed');
      }),
    ) as Record<string, unknown>;
    expect(line).toMatchObject({ msg: 'failed', channel: 'C1', err: { type: 'Error', message: 'bad', code: 50013 } });
    expect(Object.keys(line['err'] as object).toSorted()).toEqual(['code', 'message', 'stack', 'type']);
  });

  it('keeps a line a line, whatever is in it', () => {
    const text = logged((log) => {
      log.info({ query: 'a\n{"level":60,"msg":"forged"}\u001b[31m' }, 'asked');
    });
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).not.toContain('\u001b');
  });

  it('leaves ordinary text alone', () => {
    expect(scrub('cap-theorem v1.2.3 at 127.0.0.1:3000/pictures/0123456789abcdef.png')).toBe(
      'cap-theorem v1.2.3 at 127.0.0.1:3000/pictures/0123456789abcdef.png',
    );
  });
});
