/**
 * The bot under test, as a process of its own, that serves several stores at once: so each death is one in many different
 * moments. Time is what the parent says; where the parent wants it, the process kills itself.
 */
import { flushCompileCache } from 'node:module';
import type { Log } from '../../src/core/ports.ts';
import { openClock } from './bot-clock.ts';
import { runDay, type Running } from './bot-day.ts';
import { striking } from './fates.ts';
import { atRest, type Doing, type FromBot, type Life, type Numbered } from './wire.ts';

const clock = openClock();
// Discord's client remembers rate limits by this clock.
Date.now = () => clock.now().epochMilliseconds;

function say(message: FromBot): void {
  process.send?.(message);
}

/** What happens to the deliveries of one store, for its timeline. */
function logOf(stage: number): Log {
  const line = (text: string): void => {
    say({ kind: 'line', stage, text });
  };
  return {
    debug: () => undefined,
    info: (fields, message) => {
      if ('key' in fields)
        line(`${String(fields['key'])}: ${typeof fields['state'] === 'string' ? fields['state'] : message}`);
    },
    warn: (fields, message) => {
      line(`${message} ${JSON.stringify(fields)}`);
    },
    error: ({ err, ...fields }, message) => {
      const [first = '', second = ''] = err instanceof Error ? (err.stack ?? '').split('\n') : [];
      line(`${message} ${JSON.stringify(fields)} ${first}${second}`);
    },
  };
}

interface Living {
  readonly days: readonly Running[];
  readonly doing: () => Doing;
}

async function live(life: Life): Promise<Living> {
  clock.begin(life.now);
  const pass = striking(
    life.fate,
    (point, what) => {
      say({ kind: 'fate', point, what });
    },
    clock.woken,
  );
  const [writing, asking] = [{ underWay: 0 }, { underWay: 0 }];
  const days = await Promise.all(
    life.stages.map((stage, index) => runDay(stage, { life, clock, pass, log: logOf(index), writing, asking })),
  );
  return {
    days,
    doing: () => {
      const next = clock.next();
      return {
        isBusy: days.some((day) => day.isBusy()),
        writing: writing.underWay,
        asking: asking.underWay,
        ...(next !== undefined && { next }),
      };
    },
  };
}

const beginning: { living: Promise<Living> | undefined } = { living: undefined };

async function hear(message: Numbered): Promise<void> {
  if (message.kind === 'begin') beginning.living = live(message.life);
  const living = await beginning.living;
  await pass(message, living?.days ?? []);
  // What it has set going begins before the answer.
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
  say({ kind: 'done', turn: message.turn, doing: living?.doing() ?? atRest });
}

async function pass(message: Numbered, days: Living['days']): Promise<void> {
  switch (message.kind) {
    case 'begin':
      return;
    case 'now':
    case 'wake':
      clock[message.kind === 'now' ? 'set' : 'wake'](message.now);
      for (const day of days) day.see();
      return;
    case 'end':
      await Promise.all(days.map((day) => day.end()));
  }
}

process.on('message', (message: Numbered) => {
  hear(message).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => {
  process.exit();
});
// What was compiled, for the next ones: a process that is killed would not write it.
flushCompileCache();
say({ kind: 'ready' });
