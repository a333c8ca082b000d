/** The bot against a Slack on loopback, by signed HTTP: what gets in, what it answers, what Slack does wrong meanwhile. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHttp, type HttpServer } from '../../../src/http.ts';
import { connectSlack } from '../../../src/platforms/slack/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { startSlackServer, tokens, type SlackServer } from '../../contracts/slack-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { command, form, homeOpened, mention, press, submission, typing, type From, type Json } from './payloads.ts';
import { wordsIn } from './rules.ts';
import { interactive, request, signature, signingSecret } from './signed.ts';

let slack: SlackServer;
let deps: TestDeps;
let bot: Connection;
let http: HttpServer;
let address: string;

beforeEach(async () => {
  slack = await startSlackServer();
  deps = await testDeps();
  bot = await connectSlack({ botToken: tokens.bot, signingSecret, apiUrl: slack.apiUrl }, deps);
  http = await startHttp({ host: '127.0.0.1', port: 0, routes: bot.routes });
  address = `http://127.0.0.1:${http.port}/slack/events`;
});
afterEach(async () => {
  await bot.stop();
  await http.close(0);
  await slack.close();
});

function now(): number {
  return Math.floor(deps.clock().epochMilliseconds / 1000);
}

async function send(body: string): Promise<{ readonly status: number; readonly body: string }> {
  const response = await fetch(address, request(body, { at: now() }));
  return { status: response.status, body: await response.text() };
}

async function firstMessage(): Promise<{ readonly by: string; readonly body: Json }> {
  await vi.waitFor(() => {
    expect(slack.messages).not.toHaveLength(0);
  });
  return slack.messages[0] ?? { by: 'nothing', body: {} };
}

const here = (from: From = {}): From => ({ responseUrl: slack.responseUrl(), ...from });

describe('what gets in', () => {
  const lookup = form(command('sharding'));

  it.each([
    ['unsigned', () => ({}), 401],
    ['with another secret', () => signature(lookup, { secret: 'f'.repeat(32), at: now() }), 401],
    ['of six minutes ago', () => signature(lookup, { at: now() - 360 }), 401],
    ['of two minutes ahead', () => signature(lookup, { at: now() + 120 }), 401],
    ['with the signature of another body', () => signature('text=other', { at: now() }), 401],
    [
      'with a signature of another length',
      () => ({ ...signature(lookup, { at: now() }), 'x-slack-signature': 'v0=1' }),
      401,
    ],
    [
      'without a time',
      () => ({ 'x-slack-signature': signature(lookup, { at: now() })['x-slack-signature'] ?? '' }),
      401,
    ],
    ['of four minutes ago', () => signature(lookup, { at: now() - 240 }), 200],
    ['of half a minute ahead', () => signature(lookup, { at: now() + 30 }), 200],
  ])('a request %s', async (_name, headers, status) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(address, { method: 'POST', body: lookup, headers: { ...type, ...headers() } });
    expect(response.status).toBe(status);
    expect((await response.text()).includes('How do you split')).toBe(status === 200);
  });

  it('the same request a second time does nothing', async () => {
    expect((await send(lookup)).status).toBe(200);
    expect(await send(lookup)).toEqual({ status: 401, body: '' });
    deps.advance({ minutes: 4 });
    expect((await fetch(address, request(lookup, { at: now() - 240 }))).status).toBe(401);
  });

  it.each([
    ['broken JSON', '{"type":', 400],
    ['JSON of nothing', 'null', 400],
    ['a list', '[1]', 400],
    ['a form with broken JSON', 'payload=%7Bnot', 400],
    ['a form with JSON of nothing', 'payload=null', 400],
    ['no body', '', 400],
    ['a body above 256 KB', `text=${'x'.repeat(257 * 1024)}`, 413],
    ['a check of the certificate', 'ssl_check=1&token=legacy', 200],
  ])('%s, signed', async (_name, body, status) => {
    expect((await send(body)).status).toBe(status);
    expect((await send(form(command('sharding')))).body).toContain('How do you split');
    expect(slack.messages).toHaveLength(0);
  });

  it('a check of the certificate needs a signature like all else', async () => {
    const lookupInside = `ssl_check=1&${lookup}`;
    expect((await fetch(address, { method: 'POST', body: lookupInside })).status).toBe(401);
  });

  it('the question whether the address is this bot', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'legacy' });
    expect(await send(challenge)).toEqual({ status: 200, body: '{"challenge":"abc"}' });
  });

  it('no other method', async () => {
    expect((await fetch(address)).status).toBe(405);
  });

  it('nothing once it stops', async () => {
    await bot.stop();
    expect((await send(lookup)).status).toBe(503);
    expect(bot.isReady()).toBe(false);
  });

  it('no log holds a secret', async () => {
    await send(lookup);
    await fetch(address, {
      method: 'POST',
      body: lookup,
      headers: signature(lookup, { secret: 'f'.repeat(32), at: now() }),
    });
    expect(JSON.stringify(deps.logged)).not.toMatch(/xox|xapp|0123456789abcdef|ffffffff/);
  });
});

describe('a command', () => {
  it('without a picture is answered at once, in the acknowledgement', async () => {
    const { status, body } = await send(form(command('sharding', here())));
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(wordsIn((JSON.parse(body) as Json)['blocks'])).toContain('How do you split one data set');
    expect(slack.messages).toEqual([]);
  });

  it('with a picture that was not shown before is answered after it, and the picture uploaded once', async () => {
    expect(await send(form(command('cap theorem', here())))).toEqual({ status: 200, body: '' });
    const { by, body } = await firstMessage();
    expect(by).toBe('response_url');
    expect(body['blocks']).toContainEqual(expect.objectContaining({ type: 'image', slack_file: { id: 'F1' } }));
    const second = await send(form(command('cap theorem', here())));
    expect(second.body).toContain('"slack_file":{"id":"F1"}');
    expect([...slack.files]).toEqual(['F1']);
  });

  it('is answered without the picture where uploads are not allowed', async () => {
    slack.trouble({ on: /getUploadURLExternal/, kind: 'deny', error: 'missing_scope' });
    const { body } = await send(form(command('cap theorem', here())));
    expect(body).toContain('The picture cannot be shown here. In words: Two replicas');
    expect(deps.logged.at(-1)).toMatchObject({
      message: 'a picture could not be uploaded to Slack; cards go without it for an hour',
    });
  });

  it.each(['cut', 'lose'] as const)('is answered once although its answer is accepted and then: %s', async (kind) => {
    slack.trouble({ on: /commands/, ...(kind === 'cut' ? { kind } : { kind, status: 500 }) });
    await send(form(command('cap theorem', here())));
    await vi.waitFor(() => {
      expect(slack.messages).toHaveLength(2);
    });
    const texts = slack.messages.map(({ body }) => String(body['text']));
    expect(texts.filter((text) => text.startsWith('What does the CAP theorem'))).toHaveLength(1);
    expect(texts[1]).toMatch(/Reference/);
  });

  it('is answered by the token when its response_url has been used up', async () => {
    await send(form(command('cap theorem', { responseUrl: `${slack.apiUrl}/commands/9`, channel: 'CJOINED' })));
    expect((await firstMessage()).by).toBe('chat.postEphemeral');
  });

  it('is answered in the person’s own conversation when the bot is not in the channel either', async () => {
    await send(form(command('cap theorem', { responseUrl: 'https://hooks.example.com/steal', channel: 'CSTRANGE' })));
    expect(await firstMessage()).toMatchObject({ by: 'chat.postMessage', body: { channel: 'U1' } });
    expect(slack.requests).toContain('/api/chat.postEphemeral');
  });

  it('asks who is an admin only when that matters', async () => {
    await send(form(command('sharding', here())));
    expect(slack.requests).not.toContain('/api/users.info');
    const refused = await send(form(command('reports', here())));
    expect(refused.body).toContain('Only people who manage this place can do that.');
    const allowed = await send(form(command('reports', here({ user: 'UADMIN' }))));
    expect(allowed.body).toContain('Reported problems');
    await send(form(command('reports', here({ user: 'UADMIN' }))));
    expect(slack.requests.filter((path) => path === '/api/users.info')).toHaveLength(2);
  });
});

describe('a press', () => {
  it('turns the page in place, in the message it sits on', async () => {
    await send(interactive(press('1:show:cap-theorem:2', 'own::4:abcdefgh', here())));
    expect((await firstMessage()).body).toMatchObject({ response_type: 'ephemeral', replace_original: true });
  });

  it('that opens a form opens it', async () => {
    await send(interactive(press('1:find', 'own::4:abcdefgh', here())));
    await vi.waitFor(() => {
      expect(slack.modals).toHaveLength(1);
    });
    expect(slack.modals[0]).toMatchObject({ view: { callback_id: '1:found' } });
  });

  it('waits no longer than Slack says to, and says so', async () => {
    slack.trouble({ on: /commands/, kind: 'refuse', status: 429, headers: { 'retry-after': '7' } });
    await send(interactive(press('1:show:cap-theorem:2', 'own::4:abcdefgh', here())));
    expect((await firstMessage()).body['text']).toBe('Slack asks me to slow down. Try again in 7 s.');
  });
});

describe('the rest', () => {
  it('a form that came back is answered where it was opened', async () => {
    const origin = { channel: 'C1', responseUrl: slack.responseUrl() };
    const fields = { entry: { type: 'external_select', selected_option: { value: 'sharding' } } };
    expect(await send(interactive(submission('1:found', fields, origin)))).toEqual({ status: 200, body: '' });
    expect(await firstMessage()).toMatchObject({ by: 'response_url', body: { response_type: 'ephemeral' } });
  });

  it('somebody who types in a form gets choices, and what they typed as the last', async () => {
    const { body } = await send(interactive(typing('shard')));
    const { options } = JSON.parse(body) as { options: { value: string }[] };
    expect(options.map(({ value }) => value)).toEqual(['sharding', 'shard']);
  });

  it('a mention is answered once in its thread, however often and as whatever it comes', async () => {
    const first = mention('sharding', { channel: 'CJOINED', ts: '1700000001.000001' });
    const twin = { ...first, event_id: 'EvOther' };
    await send(JSON.stringify(first));
    deps.advance({ minutes: 1 });
    await send(JSON.stringify(first));
    await send(JSON.stringify(twin));
    await send(JSON.stringify(mention('cap theorem', { channel: 'CJOINED' })));
    await vi.waitFor(() => {
      expect(slack.messages).toHaveLength(2);
    });
    expect(slack.messages[0]).toMatchObject({
      by: 'chat.postMessage',
      body: { channel: 'CJOINED', thread_ts: '1700000001.000001' },
    });
  });

  it.each(['cut', 'lose'] as const)(
    'an answer to a mention is posted once although it is accepted and then: %s',
    async (kind) => {
      slack.trouble({ on: /postMessage/, ...(kind === 'cut' ? { kind } : { kind, status: 500 }) });
      await send(JSON.stringify(mention('sharding')));
      await vi.waitFor(() => {
        expect(slack.messages).toHaveLength(2);
      });
      expect(slack.messages.map(({ by }) => by)).toEqual(['chat.postMessage', 'chat.postEphemeral']);
    },
  );

  it('the Home tab is shown when somebody opens it, and not for the other tab', async () => {
    await send(JSON.stringify(homeOpened('messages')));
    await send(JSON.stringify(homeOpened('home')));
    await vi.waitFor(() => {
      expect(slack.homes).toHaveLength(1);
    });
    expect(slack.homes[0]).toMatchObject({ user_id: 'U1', view: { type: 'home' } });
  });
});
