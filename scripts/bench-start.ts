/** How fast the bot is ready, and how much memory it takes by then, against a process that only loads the two SDKs and opens SQLite. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Start {
  /** Milliseconds from spawning the process to its ready line. */
  readonly ms: number;
  /** Peak resident memory at that moment, in MB (VmHWM of Linux). */
  readonly mb: number;
}

const sdksOnly = `
  const load = require('node:module').createRequire(process.cwd() + '/package.json');
  load('@slack/bolt'); load('discord.js');
  const { DatabaseSync } = require('node:sqlite');
  const db = new DatabaseSync(process.env.DATA_DIR + '.sdks.sqlite');
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS t (a)');
  console.log('READY'); setTimeout(() => {}, 60000);`;

/** Rounds of each; the first of each warms the caches of file system and compiler and is not counted. */
export async function benchStart(rounds: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const bot: Start[] = [];
  const base: Start[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const env = { PORT: '0', DATA_DIR: join(folder, 'data') };
      const sdks = await timeOf(['-e', sdksOnly], env);
      const ours = await timeOf(startArguments(), env);
      if (round === 0) continue;
      base.push(sdks);
      bot.push(ours);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const ms = { bot: median(bot.map((start) => start.ms)), base: median(base.map((start) => start.ms)) };
  const mb = { bot: median(bot.map((start) => start.mb)), base: median(base.map((start) => start.mb)) };
  return [
    `start without tokens: ready in ${ms.bot.toFixed(0)} ms (bound 1000); SDKs and SQLite alone ${ms.base.toFixed(0)} ms; ratio ${(ms.bot / ms.base).toFixed(2)} (bound 1.50)`,
    `peak memory at ready: ${mb.bot.toFixed(0)} MB (bound 120); SDKs and SQLite alone ${mb.base.toFixed(0)} MB; ratio ${(mb.bot / mb.base).toFixed(2)} (bound 1.30)`,
  ];
}

/** What `npm start` gives to Node. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}

function timeOf(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Start> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the process ended with ${String(code)} before it was ready`));
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (!/READY|Ctrl\+C/.test(chunk.toString())) return;
      const ms = performance.now() - started;
      const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
      const mb = Number(/VmHWM:\s*(?<kb>\d+)/.exec(status)?.groups?.['kb']) / 1024;
      child.removeAllListeners('exit');
      child.once('exit', () => {
        resolve({ ms, mb });
      });
      child.kill('SIGKILL');
    });
  });
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
