import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environment, loadConfig, readConfig } from '../src/config.ts';
import { inFolder } from './corpus/content.ts';

const botToken = 'xoxb-1-abc';
const signingSecret = '0123456789abcdef0123456789abcdef';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({}, '')).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      webPage: true,
      contentWatch: true,
      logLevel: 'warn',
      slack: undefined,
      discord: undefined,
      web: { channels: ['general', 'interview-prep'] },
      housekeeping: { rememberEventsHours: 24 },
    });
  });

  it('is for machines in production', () => {
    expect(readConfig({ NODE_ENV: 'production' }, '')).toMatchObject({
      production: true,
      logLevel: 'info',
      contentWatch: false,
    });
  });

  it('takes empty values, as .env.example has them, for absent', () => {
    const example = Object.fromEntries(exampleKeys().map(([key = '', value = '']) => [key, value]));
    expect(readConfig(example, '')).toEqual(readConfig({}, ''));
  });

  it('turns Slack on with either door', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: 'xapp-1' }, '').slack).toMatchObject({
      botToken,
      appToken: 'xapp-1',
    });
    expect(readConfig({ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret }, '').slack).toMatchObject({
      signingSecret,
    });
  });

  it.each([
    [{}, false],
    [{ DISCORD_MESSAGE_CONTENT: 'on' }, true],
  ])('reads plain messages on Discord only when that is wanted: %o', (env, messageContent) => {
    const token = `${'a'.repeat(24)}.${'b'.repeat(6)}.${'c'.repeat(30)}`;
    expect(readConfig({ DISCORD_TOKEN: token, ...env }, '').discord).toMatchObject({ token, messageContent });
  });

  it('keeps data in its folder unless there is an address', () => {
    expect(readConfig({ DATA_DIR: '/var/bot' }, '')).toMatchObject({
      databaseFile: '/var/bot/sysdesign.sqlite',
      databaseUrl: undefined,
    });
    const databaseUrl = 'postgresql://bot:secret@db:5432/bot';
    expect(readConfig({ DATABASE_URL: databaseUrl }, '')).toMatchObject({ databaseUrl });
  });

  it('takes URLs without their last slash', () => {
    expect(readConfig({ PUBLIC_URL: 'https://bot.example.org/' }, '').publicUrl).toBe('https://bot.example.org');
  });

  it.each([
    { name: 'a port that is none', env: { PORT: 'http' }, says: 'PORT must be a port number' },
    {
      name: 'an address of another database',
      env: { DATABASE_URL: 'mysql://db' },
      says: 'DATABASE_URL must start with',
    },
    { name: 'a port too high', env: { PORT: '70000' }, says: 'PORT' },
    {
      name: 'a wrong bot token',
      env: { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' },
      says: 'SLACK_BOT_TOKEN must start with xoxb-',
    },
    {
      name: 'a wrong app token',
      env: { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: botToken },
      says: 'SLACK_APP_TOKEN must start with xapp-',
    },
    { name: 'a bot token alone', env: { SLACK_BOT_TOKEN: botToken }, says: 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN' },
    { name: 'a door without bot token', env: { SLACK_APP_TOKEN: 'xapp-1' }, says: 'need SLACK_BOT_TOKEN' },
    { name: 'a wrong Discord token', env: { DISCORD_TOKEN: 'abc' }, says: 'DISCORD_TOKEN must be three parts' },
    { name: 'an address of another kind', env: { PUBLIC_URL: 'ftp://x' }, says: 'PUBLIC_URL must be an http(s) URL' },
    { name: 'a switch that is neither', env: { WEB_PAGE: 'maybe' }, says: 'WEB_PAGE must be on or off' },
  ])('names $name and its mend', ({ env, says }) => {
    expect(() => readConfig(env, '')).toThrow(says);
  });

  it.each([
    { name: 'text that is no YAML', yaml: 'web: [', says: 'bot.yaml is not YAML' },
    { name: 'an unknown key', yaml: 'wbe: {}', says: 'wbe' },
    {
      name: 'a channel with other characters',
      yaml: 'web: {channels: ["#general"]}',
      says: 'bot.yaml web.channels.0 must be a-z',
    },
    {
      name: 'hours outside the range',
      yaml: 'housekeeping: {rememberEventsHours: 0}',
      says: 'bot.yaml housekeeping.rememberEventsHours must be 1 at least',
    },
    { name: 'one channel where a list belongs', yaml: 'web: {channels: general}', says: 'channels must be a list' },
    { name: 'text where settings belong', yaml: 'hello', says: ': bot.yaml must be settings' },
    { name: 'a heading without settings', yaml: 'web:', says: 'bot.yaml web must be settings' },
  ])('names $name', ({ yaml, says }) => {
    expect(() => readConfig({}, yaml)).toThrow(says);
  });

  it('reports every problem at once, and never repeats a secret', () => {
    const secret = 'my-password-not-a-token';
    expect(() => readConfig({ SLACK_BOT_TOKEN: secret, PORT: 'x', DISCORD_TOKEN: secret }, 'x: 1')).toThrow(
      /PORT.*SLACK_BOT_TOKEN.*DISCORD_TOKEN.*bot\.yaml/,
    );
    expect(() => readConfig({ SLACK_BOT_TOKEN: secret }, '')).not.toThrow(secret);
  });

  it('reads the bot.yaml of the project', () => {
    expect(readConfig({}, readFileSync('config/bot.yaml', 'utf8'))).toEqual(readConfig({}, ''));
  });
});

describe('the folder of settings', () => {
  it('is the usual one when its variable is empty', () => {
    expect(loadConfig({ CONFIG_DIR: '' })).toMatchObject({ configDir: 'config' });
  });

  it('is not missed in silence', () => {
    expect(() => loadConfig({ CONFIG_DIR: '/nowhere/at/all' })).toThrow('CONFIG_DIR leads nowhere: /nowhere/at/all.');
  });

  it('may hold no settings at all', async () => {
    await inFolder({}, async (folder) => {
      expect(loadConfig({ CONFIG_DIR: folder })).toEqual({ ...readConfig({}, ''), configDir: folder });
    });
  });

  it('says what cannot be read', async () => {
    await inFolder({ 'bot.yaml/x': '' }, async (folder) => {
      expect(() => loadConfig({ CONFIG_DIR: folder })).toThrow('bot.yaml cannot be read.');
    });
  });
});

function exampleKeys(): string[][] {
  return readFileSync('.env.example', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('='));
}

describe('.env.example', () => {
  it('lists exactly the keys of the schema, each explained above it', () => {
    expect(exampleKeys().map(([key]) => key)).toEqual(Object.keys(environment.shape));
  });
});
