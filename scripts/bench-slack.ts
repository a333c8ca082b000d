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
import { cycled, repeated, typedLines } from './bench-slack-lines.ts';

const signingSecret = '0123456789abcdef0123456789abcdef';
const concurrent = 20;
const warmUp = 10;
const runs = 5;
/** Of each run. */
const rounds = 10;
const perRound = 200;
const bound = 1.25;

interface Figures {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds that the process computed for a request. */
  readonly cpu: number;
}

/** Medians of the runs. A ratio is taken within its run. */
export async function benchSlack(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-slack-'));
  const count = runs * rounds * perRound;
  const { ids, lines, asked } = await typedLines(warmUp * perRound + 2 * count, join(folder, 'pictures'));
  const [fresh, others, first] = [lines.slice(0, count), lines.slice(count, 2 * count), lines.slice(2 * count)];
  const workloads = [
    { name: 'the same 70 lines again and again', lines: cycled(first.slice(0, 70), count) },
    { name: `the ${asked.length} lines of the development set again and again`, lines: cycled(asked, count) },
    { name: '70 % of them the 100 most popular lines, the others new', lines: repeated(others, 0.7) },
    { name: 'each another line, half of them misspelt', lines: fresh },
  ];
  const slack = await startSlack();
  const args = [`http://127.0.0.1:${(slack.address() as AddressInfo).port}/api`, signingSecret, folder];
  const sides = [new Side('bare', args), new Side('bot', args)] as const;
  try {
    // The first card with a picture comes after the acknowledgement; once Slack took it, the others come in theirs.
    await takeTurns(sides, [...ids, ...first]);
    const told: string[] = [];
    for (const workload of workloads) told.push(...(await compared(sides, workload)));
    return told;
  } finally {
    for (const side of sides) side.close();
    slack.closeAllConnections();
    slack.close();
    rmSync(folder, { recursive: true });
  }
}

interface Workload {
  readonly name: string;
  readonly lines: readonly string[];
}

async function compared([bare, bot]: readonly [Side, Side], { name, lines }: Workload): Promise<string[]> {
  const pairs: { readonly bare: Figures; readonly bot: Figures }[] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const side of [bare, bot]) await side.begin();
    await takeTurns([bare, bot], lines.slice(run * rounds * perRound, (run + 1) * rounds * perRound));
    pairs.push({ bare: await bare.figures(), bot: await bot.figures() });
  }
  const compare = (figure: keyof Figures, unit: string, limit: string): string => {
    const [left, right] = [
      median(pairs.map((pair) => pair.bare[figure])),
      median(pairs.map((pair) => pair.bot[figure])),
    ];
    const ratios = pairs.map((pair) => pair.bot[figure] / pair.bare[figure]);
    const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
    return `  ${figure}: bare Bolt ${left.toFixed(2)} ${unit}, the bot ${right.toFixed(2)} ${unit}; ratio ${median(ratios).toFixed(2)} (${spread}${limit})`;
  };
  return [
    `signed /sysdesign over HTTP, ${concurrent} concurrent, ${runs} runs of ${rounds * perRound} requests a side, answered with a card; ${name}`,
    compare('p50', 'ms', `, bound ${bound.toFixed(2)}`),
    compare('p99', 'ms', `, bound ${bound.toFixed(2)}`),
    compare('cpu', 'µs', ''),
  ];
}

/** Both sides get the same lines, in rounds of `perRound`. */
async function takeTurns(sides: readonly Side[], lines: readonly string[]): Promise<void> {
  for (let round = 0; round * perRound < lines.length; round += 1) {
    const texts = lines.slice(round * perRound, (round + 1) * perRound);
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side.round(texts);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
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
  readonly #child: ChildProcess;
  readonly #port: Promise<number>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: concurrent });
  readonly #name: 'bare' | 'bot';
  readonly #api: string;
  #isWarm = false;
  #times: number[] = [];
  #cpu = 0;

  constructor(name: 'bare' | 'bot', args: readonly string[]) {
    this.#name = name;
    this.#api = (args[0] ?? '').replace(/\/api$/, '');
    this.#child = fork(join(import.meta.dirname, 'bench-slack-server.ts'), [name, ...args]);
    this.#port = once(this.#child, 'message').then(([port]) => Number(port));
  }

  async round(texts: readonly string[]): Promise<void> {
    const port = await this.#port;
    // Signed before the first is sent: what the client computes meanwhile would count as time of either side.
    const left = texts.map((text) => this.#signed(text));
    const worker = async (): Promise<void> => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) this.#times.push(await this.#ask(next, port));
    };
    await Promise.all(Array.from({ length: concurrent }, worker));
  }

  /** What came before does not count. */
  async begin(): Promise<void> {
    this.#isWarm = true;
    this.#times = [];
    this.#cpu = await this.#cpuTime();
  }

  async figures(): Promise<Figures> {
    const sorted = this.#times.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
    return { p50: at(0.5), p99: at(0.99), cpu: ((await this.#cpuTime()) - this.#cpu) / sorted.length };
  }

  close(): void {
    this.#agent.destroy();
    this.#child.kill('SIGKILL');
  }

  /** Microseconds of the process so far. */
  async #cpuTime(): Promise<number> {
    const answer = once(this.#child, 'message');
    this.#child.send('cpu');
    return ((await answer) as [number])[0];
  }

  #signed(text: string): Signed {
    const body = bodyOf(text, this.#api);
    return { text, body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...signatureOf(body) } };
  }

  async #ask({ text, body, headers }: Signed, port: number): Promise<number> {
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
    const least = this.#name === 'bot' && this.#isWarm ? 1000 : 0;
    if (response.statusCode !== 200 || size < least) {
      throw new Error(`${this.#name} answered “${text}” with status ${response.statusCode} and ${size} bytes`);
    }
    return ms;
  }
}

interface Signed {
  readonly text: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
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
