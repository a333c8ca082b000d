/** The two sides that bench-slack.ts compares, each run as a process of its own: a bare Bolt app, and the bot as main.ts builds it. */
import { join } from 'node:path';
import { App, HTTPReceiver } from '@slack/bolt';
import type { Deps, Log } from '../src/core/ports.ts';
import { createGrader } from '../src/core/interview/grade.ts';
import { openCorpus } from '../src/corpus/corpus.ts';
import { startHttp } from '../src/http.ts';
import { connectSlack } from '../src/platforms/slack/index.ts';
import { openStore } from '../src/storage/open.ts';

const botToken = 'xoxb-of-nobody';

async function serveBare(apiUrl: string, signingSecret: string): Promise<number> {
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({ token: botToken, receiver, clientOptions: { slackApiUrl: `${apiUrl}/` } });
  app.command('/sysdesign', async ({ ack }) => {
    await ack('A fixed text.');
  });
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function serveBot(apiUrl: string, signingSecret: string, folder: string): Promise<number> {
  const silent = (): void => undefined;
  const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
  const corpus = await openCorpus({
    contentDir: 'content',
    cacheDir: join(folder, 'pictures'),
    synonymsFile: 'config/synonyms.yaml',
    log,
  });
  const deps: Deps = {
    corpus,
    store: await openStore(join(folder, 'bench.sqlite')),
    clock: () => Temporal.Now.instant(),
    random: Math.random,
    messengers: new Map(),
    grader: createGrader(),
    metrics: { count: silent, observe: silent },
    wake: silent,
    log,
  };
  const settings = { botToken, signingSecret, apiUrl, publicUrl: 'https://bot.example.com' };
  const { routes } = await connectSlack(settings, deps);
  return (await startHttp({ host: '127.0.0.1', port: 0, routes })).port;
}

const [side, apiUrl = '', signingSecret = '', folder = ''] = process.argv.slice(2);
const port = await (side === 'bare' ? serveBare(apiUrl, signingSecret) : serveBot(apiUrl, signingSecret, folder));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.send?.(port);
