/**
 * A signed /sysdesign over loopback HTTP with the real corpus, against a bare Bolt app that acknowledges with a fixed text:
 * `node scripts/bench-slack.ts`. The two take turns in short rounds, so that whatever else the machine does meets both alike.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const signingSecret = '0123456789abcdef0123456789abcdef';
const concurrent = 20;
const warmUp = 6;
const rounds = 40;
const perRound = 200;
const bound = 1.25;
const lines = [
  'cap theorem',
  'how do I shard a database',
  'rate limiting',
  'why is my cache stale',
  'idempotency',
  'kafka or rabbitmq',
  'blue green deployment',
  'load balancer',
  'eventual consistency',
  'help',
];

/** Milliseconds, both sides within one run. */
export async function benchSlack(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-slack-'));
  const slack = await startSlack();
  const args = [`http://127.0.0.1:${(slack.address() as AddressInfo).port}/api`, signingSecret, folder];
  const sides = [new Side('bare', args), new Side('bot', args)] as const;
  const [bare, bot] = sides;
  try {
    for (let round = 0; round < warmUp + rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side.round(round >= warmUp);
    }
    return [
      `signed /sysdesign over HTTP, ${concurrent} concurrent, ${bare.times.length} requests a side, a card in every answer of the bot`,
      compare('p50', bare.at(0.5), bot.at(0.5)),
      compare('p99', bare.at(0.99), bot.at(0.99)),
    ];
  } finally {
    for (const side of sides) side.close();
    slack.closeAllConnections();
    slack.close();
    rmSync(folder, { recursive: true });
  }
}

function compare(name: string, bare: number, bot: number): string {
  const ratio = (bot / bare).toFixed(2);
  return `  ${name}: bare Bolt ${bare.toFixed(2)} ms, the bot ${bot.toFixed(2)} ms; ratio ${ratio} (bound ${bound.toFixed(2)})`;
}

/** Says yes to everything. */
async function startSlack(): Promise<Server> {
  const server = createServer((_request, response) => {
    const body = { ok: true, bot_id: 'B1', user_id: 'UBOT', team_id: 'T1' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

class Side {
  readonly times: number[] = [];
  readonly #child: ChildProcess;
  readonly #port: Promise<number>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: concurrent });
  readonly #name: 'bare' | 'bot';
  readonly #api: string;

  constructor(name: 'bare' | 'bot', args: readonly string[]) {
    this.#name = name;
    this.#api = (args[0] ?? '').replace(/\/api$/, '');
    this.#child = fork(join(import.meta.dirname, 'bench-slack-server.ts'), [name, ...args]);
    this.#port = once(this.#child, 'message').then(([port]) => Number(port));
  }

  async round(isCounted: boolean): Promise<void> {
    const port = await this.#port;
    let left = perRound;
    const worker = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const ms = await this.#ask(lines[left % lines.length] ?? '', port, isCounted);
        if (isCounted) this.times.push(ms);
      }
    };
    await Promise.all(Array.from({ length: concurrent }, worker));
  }

  at(share: number): number {
    const sorted = this.times.toSorted((a, b) => a - b);
    return sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
  }

  close(): void {
    this.#agent.destroy();
    this.#child.kill('SIGKILL');
  }

  async #ask(text: string, port: number, isCounted: boolean): Promise<number> {
    const body = bodyOf(text, this.#api);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...signatureOf(body) };
    const begin = performance.now();
    const call = request({
      host: '127.0.0.1',
      port,
      path: '/slack/events',
      method: 'POST',
      agent: this.#agent,
      headers,
    });
    call.end(body);
    const [response] = (await once(call, 'response')) as [AsyncIterable<Buffer> & { readonly statusCode: number }];
    let size = 0;
    for await (const chunk of response) size += chunk.length;
    const ms = performance.now() - begin;
    const isFull = size > (this.#name === 'bot' ? 1000 : 0);
    if (response.statusCode !== 200 || (isCounted && !isFull)) {
      throw new Error(`${this.#name} answered “${text}” with status ${response.statusCode} and ${size} bytes`);
    }
    return ms;
  }
}

function bodyOf(text: string, api: string): string {
  return new URLSearchParams({
    token: 'legacy',
    team_id: 'T1',
    team_domain: 'team',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: 'U1',
    user_name: 'ana',
    command: '/sysdesign',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: `${api}/commands/1`,
    trigger_id: randomUUID(),
  }).toString();
}

function signatureOf(body: string): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${digest}`,
    'content-length': String(Buffer.byteLength(body)),
  };
}

if (import.meta.main) for (const line of await benchSlack()) console.log(line);
