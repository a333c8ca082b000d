/** The bot against a Slack on loopback, by Socket Mode: connecting, answering, and connecting again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectSlack } from '../../../src/platforms/slack/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { startSlackServer, tokens, type SlackServer } from '../../contracts/slack-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { command, direct, mention, press, typing } from './payloads.ts';
import { wordsIn } from './rules.ts';

let slack: SlackServer;
let deps: TestDeps;
let bot: Connection | undefined;

beforeEach(async () => {
  slack = await startSlackServer();
  deps = await testDeps();
});
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await slack.close();
});

async function connect(change: { readonly botToken?: string; readonly appToken?: string } = {}): Promise<void> {
  bot = await connectSlack({ botToken: tokens.bot, appToken: tokens.app, apiUrl: slack.apiUrl, ...change }, deps);
}

describe('coming up', () => {
  it('is ready once Slack said hello, and serves nothing over HTTP', async () => {
    await connect();
    expect(bot).toMatchObject({ name: 'slack', routes: [] });
    expect(bot?.isReady()).toBe(true);
  });

  it.each([
    ['the bot token', { botToken: 'xoxb-wrong' }, 'Slack does not take SLACK_BOT_TOKEN: Slack answered invalid_auth.'],
    ['the app token', { appToken: 'xapp-wrong' }, 'Slack does not take SLACK_APP_TOKEN: Slack answered invalid_auth.'],
  ])('says which setting to mend: %s', async (_name, change, message) => {
    await expect(connect(change)).rejects.toMatchObject({ name: 'UserError', message });
  });

  it('says that Slack is not there', async () => {
    const nowhere = { botToken: tokens.bot, appToken: tokens.app, apiUrl: 'http://127.0.0.1:9/api' };
    await expect(connectSlack(nowhere, deps)).rejects.toMatchObject({
      message: 'Slack cannot be reached: Slack did not answer.',
    });
  });

  it('needs an app token or a signing secret', async () => {
    const halfway = { botToken: tokens.bot, apiUrl: slack.apiUrl };
    await expect(connectSlack(halfway, deps)).rejects.toMatchObject({ code: 'no-slack-door' });
  });
});

describe('what arrives', () => {
  it('a command is answered in its acknowledgement', async () => {
    await connect();
    const answer = await slack.link.deliver('slash_commands', command('sharding'));
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(wordsIn(answer['blocks'])).toContain('How do you split one data set');
  });

  it('a press that is delivered again has no second effect', async () => {
    await connect();
    const pressed = press('1:share:sharding', 'own::4:abcdefgh', { responseUrl: slack.responseUrl() });
    await slack.link.deliver('interactive', pressed);
    await slack.link.deliver('interactive', pressed);
    const later = press('1:help', 'own::4:abcdefgh', { responseUrl: slack.responseUrl() });
    await slack.link.deliver('interactive', later);
    await vi.waitFor(() => {
      expect(slack.messages).toHaveLength(2);
    });
    expect(slack.messages.filter(({ body }) => body['response_type'] === 'in_channel')).toHaveLength(1);
  });

  it('a mention is acknowledged, and answered in its thread', async () => {
    await connect();
    const asked = mention('sharding', { ts: '1700000002.000001' });
    expect(await slack.link.deliver('events_api', asked)).toEqual({});
    await vi.waitFor(() => {
      expect(slack.messages).toMatchObject([{ body: { channel: 'CJOINED', thread_ts: '1700000002.000001' } }]);
    });
  });

  it('a line under Messages is answered there; other bots and edits are not', async () => {
    await connect();
    await slack.link.deliver('events_api', direct('sharding', { bot_id: 'B7' }));
    await slack.link.deliver('events_api', direct('sharding', { subtype: 'message_changed' }));
    await slack.link.deliver('events_api', direct('sharding', { channel_type: 'channel', channel: 'CJOINED' }));
    await slack.link.deliver('events_api', direct('sharding'));
    await vi.waitFor(() => {
      expect(slack.messages).toHaveLength(1);
    });
    expect(slack.messages).toMatchObject([{ by: 'chat.postMessage', body: { channel: 'D1' } }]);
  });

  it('somebody who types gets choices', async () => {
    await connect();
    expect(await slack.link.deliver('interactive', typing('shard'))).toMatchObject({
      options: [{ value: 'sharding' }, { value: 'shard' }],
    });
  });
});

describe('losing the connection', () => {
  it.each(['refresh', 'drop'] as const)('after a %s it connects again and answers', async (how) => {
    await connect();
    deps.advance({ hours: 1 });
    slack.link[how]();
    await vi.waitFor(
      () => {
        expect(slack.link.connections()).toBe(2);
        expect(bot?.isReady()).toBe(true);
      },
      { timeout: 10_000 },
    );
    const answer = await slack.link.deliver('slash_commands', command('sharding'));
    expect(wordsIn(answer['blocks'])).toContain('How do you split one data set');
  });

  it('it is not ready meanwhile, and tries until Slack lets it in', async () => {
    await connect();
    deps.advance({ hours: 1 });
    slack.link.refuseNext(1);
    slack.link.drop();
    await vi.waitFor(() => {
      expect(bot?.isReady()).toBe(false);
    });
    await vi.waitFor(
      () => {
        expect(bot?.isReady()).toBe(true);
      },
      { timeout: 10_000 },
    );
    expect(deps.logged.map(({ message }) => message)).toContain(
      'Slack cannot be reached by Socket Mode; it is tried again',
    );
  });
});
