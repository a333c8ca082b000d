/** The front door: the bot as a process of its own, started as a newcomer starts it, and ended as a supervisor ends it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  writeFileSync(join(folder, 'questions.md'), '# Data\n## Keys\n### What is a primary key?\n- **Names one row**\n');
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the bot with only these variables; resolves `ready` with its output at the ready line, `ended` with all of it. */
function start(
  env: Record<string, string>,
  program = 'main',
): { readonly ready: Promise<string>; readonly ended: Promise<Ended>; readonly process: ChildProcess } {
  const bot = spawn(process.execPath, ['src/launch.cjs', program], {
    env: { PORT: '0', DATA_DIR: join(folder, 'data'), CONTENT_DIR: join(folder, 'questions.md'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = bot;
  let out = '';
  let err = '';
  const ready = new Promise<string>((resolve) => {
    bot.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (/Ctrl\+C|"msg":"ready"/.test(out)) resolve(out);
    });
  });
  bot.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = once(bot, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { ready, ended, process: bot };
}

describe('npm start', { timeout: 60_000 }, () => {
  it('says what it serves, what is off and how to turn it on, answers, and ends cleanly on SIGTERM', async () => {
    const bot = start({});
    const text = await bot.ready;
    expect(text).toContain('1 entry');
    expect(text).toContain('Slack     off: set SLACK_BOT_TOKEN');
    expect(text).toContain('Discord   off: set DISCORD_TOKEN');
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
    expect(await (await fetch(`${address}/readyz`)).text()).toBe('ready\n');
    expect(await (await fetch(address)).text()).toContain('<!doctype html>');
    bot.process.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    {
      name: 'every interface',
      env: { HOST: '0.0.0.0' },
      says: [/Open http:\/\/127\.0\.0\.1:\d+ /, /Whoever reaches it may use it/],
    },
    { name: 'a proxy in front', env: { PUBLIC_URL: 'https://bot.example.com' }, says: [/Whoever reaches it/] },
    { name: 'loopback of IPv6', env: { HOST: '::1' }, says: [/Open http:\/\/\[::1\]:\d+ /] },
  ])('says where to click, and who else may, with $name', async ({ env, says }) => {
    const text = await start(env).ready;
    for (const what of says) expect(text).toMatch(what);
  });

  it.each([
    {
      name: 'a wrong token',
      env: { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' },
      code: 78,
      says: 'SLACK_BOT_TOKEN must start with xoxb-',
    },
    { name: 'a bad port', env: { PORT: 'http' }, code: 78, says: 'PORT must be a port number' },
    { name: 'content that is not there', env: { CONTENT_DIR: '/nowhere/at/all' }, code: 1, says: '/nowhere/at/all' },
    {
      name: 'a data folder that cannot be made',
      env: { DATA_DIR: '/proc/nowhere' },
      code: 1,
      says: 'The data folder cannot be written: /proc/nowhere.',
    },
    {
      name: 'a data folder below a file',
      env: { DATA_DIR: 'package.json/data' },
      code: 1,
      says: 'The data folder cannot be written: package.json/data.',
    },
    {
      name: 'a host of another machine',
      env: { HOST: '192.0.2.1' },
      code: 1,
      says: '192.0.2.1 is no address of this machine.',
    },
  ])('ends with one clear sentence on $name', async ({ env, code, says }) => {
    const { code: exit, err } = await start(env).ended;
    expect(err).toContain(says);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(exit).toBe(code);
  });

  it('ends with one clear sentence on a bot.yaml that is no YAML', async () => {
    writeFileSync(join(folder, 'bot.yaml'), 'web: [');
    expect(await start({ CONFIG_DIR: folder }).ended).toMatchObject({
      code: 78,
      err: expect.stringContaining('bot.yaml is not YAML') as string,
    });
  });

  it('ends with one clear sentence on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, err } = await start({ PORT: port }).ended;
    other.close();
    expect(err.trim()).toBe(`Port ${port} on 127.0.0.1 is already in use. Stop what uses it, or set PORT to another.`);
    expect(code).toBe(1);
  });

  it('refuses a second process on the same data', async () => {
    const first = start({});
    await first.ready;
    const { code, err } = await start({}).ended;
    expect(err).toMatch(/^Another process is using .*\. Stop it first, or give this one its own DATA_DIR\.\n$/);
    expect(code).toBe(1);
    first.process.kill('SIGKILL');
  });
});
