/**
 * The bot under test, as a process of its own: real store, real clients of both platforms, the jobs and their tick. Time is
 * what the parent says; where the parent wants it, the process kills itself.
 */
import { DefaultRestOptions } from 'discord.js';
import type { Client } from 'discord.js';
import { createGrader } from '../../src/core/interview/grade.ts';
import { createJobs } from '../../src/core/jobs.ts';
import type { PlatformMessenger } from '../../src/core/messenger.ts';
import type { PlatformName } from '../../src/core/model.ts';
import type { Deps, Log } from '../../src/core/ports.ts';
import { createPostingRest } from '../../src/platforms/discord/client.ts';
import { limits } from '../../src/platforms/discord/limits.ts';
import { createMessenger as onDiscord } from '../../src/platforms/discord/messenger.ts';
import { createClient, sdkLogger } from '../../src/platforms/slack/api.ts';
import { createWorkspacePictures } from '../../src/platforms/slack/desk.ts';
import { createMessenger as onSlack } from '../../src/platforms/slack/messenger.ts';
import { startTimer } from '../../src/platforms/slack/within.ts';
import { openStore } from '../../src/storage/open.ts';
import { botUser } from '../../tests/contracts/discord-gateway.ts';
import { testCorpus } from '../../tests/deps.ts';
import { dice } from '../generated-entries.ts';
import { openClock } from './bot-clock.ts';
import { readFence } from './databases.ts';
import { passing, steps, striking, type Pass } from './fates.ts';
import { mutantMessenger, mutantOutbox, mutantRequest } from './mutants.ts';
import { questions } from './questions.ts';
import type { FromBot, Life, Numbered } from './wire.ts';

/** Of the process as main.ts has it. Milliseconds. */
const tickEvery = 20_000;
const slackTimeout = 10_000;

const clock = openClock();
// Discord's client remembers rate limits by this clock.
Date.now = () => clock.now().epochMilliseconds;

function say(message: FromBot): void {
  process.send?.(message);
}

const log: Log = {
  debug: () => undefined,
  info: (fields, message) => {
    if ('key' in fields)
      say({
        kind: 'line',
        text: `${String(fields['key'])}: ${typeof fields['state'] === 'string' ? fields['state'] : message}`,
      });
  },
  warn: (fields, message) => {
    say({ kind: 'line', text: `${message} ${JSON.stringify(fields)}` });
  },
  error: ({ err, ...fields }, message) => {
    say({
      kind: 'line',
      text: `${message} ${JSON.stringify(fields)} ${err instanceof Error ? (err.stack ?? '') : ''}`,
    });
  },
};

interface Running {
  readonly see: () => void;
  readonly isBusy: () => boolean;
  readonly end: () => Promise<void>;
}

async function live(life: Life): Promise<Running> {
  clock.begin(life.now);
  const pass = striking(
    life.fate,
    (point, what) => {
      say({ kind: 'fate', point, what });
    },
    clock.woken,
  );
  const store = await openStore(life.database, { log, leaseClock: 'caller' });
  const fences = readFence(life.database);
  const messengers = new Map<PlatformName, PlatformMessenger>();
  const silent = (): void => undefined;
  const deps: Deps = {
    corpus: testCorpus(questions),
    store: {
      ...store,
      rounds: passing(store.rounds, steps.rounds, pass),
      outbox: passing(mutantOutbox(store.outbox, life.mutant, fences.of), steps.outbox, pass),
    },
    messengers,
    grader: createGrader(),
    metrics: { count: silent, observe: silent },
    clock: clock.now,
    wake: silent,
    random: dice(life.seed),
    log,
  };
  messengers.set('slack', speaking(slackOf(life, deps), life, pass));
  messengers.set('discord', speaking(discordOf(life, deps), life, pass));
  const { owner, graceMinutes } = life;
  const jobs = createJobs({ owner, graceMinutes, rememberEventsHours: 24, wait: clock.wait }, deps);
  const state = { underWay: 0, isTicking: false, lastTick: Math.floor(life.now / tickEvery) };
  const tick = async (): Promise<void> => {
    state.underWay += 1;
    state.isTicking = true;
    await jobs.tick().catch((error: unknown) => {
      log.error({ err: error }, 'a tick failed');
    });
    state.isTicking = false;
    await jobs.idle();
    state.underWay -= 1;
  };
  return {
    see: () => {
      const slot = Math.floor(clock.now().epochMilliseconds / tickEvery);
      if (slot <= state.lastTick || state.isTicking) return;
      state.lastTick = slot;
      void tick();
    },
    isBusy: () => state.underWay > 0,
    end: async () => {
      await jobs.stop(0);
      await fences.close();
      await store.close();
    },
  };
}

function speaking(messenger: PlatformMessenger, { mutant }: Life, pass: Pass): PlatformMessenger {
  return passing(mutantMessenger(messenger, mutant), steps.messenger, pass);
}

function slackOf({ slackUrl }: Life, deps: Deps): PlatformMessenger {
  const api = {
    botToken: 'xoxb-of-nobody',
    apiUrl: slackUrl,
    timeoutMs: 0,
    fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) =>
      fetch(input, { ...init, signal: clock.deadline(slackTimeout) }),
  };
  const client = createClient(api, sdkLogger(log));
  return onSlack({
    client,
    pictures: createWorkspacePictures(client, api, { publicUrl: undefined, startTimer }, deps),
    retryPictureMs: 0,
    startTimer,
    botId: 'B1',
    botName: 'sysdesign',
    workspaceUrl: undefined,
    clock: clock.now,
  });
}

function discordOf({ discordUrl, mutant }: Life, deps: Deps): PlatformMessenger {
  const request = mutantRequest(DefaultRestOptions.makeRequest, mutant);
  const rest = createPostingRest(
    { token: 'of-nobody', apiUrl: discordUrl },
    {
      timeout: 3_600_000,
      makeRequest: (url, { signal, ...init }) => {
        const over = clock.deadline(limits.time.request);
        return request(url, { ...init, signal: signal ? AbortSignal.any([signal, over]) : over });
      },
    },
  );
  // A messenger asks the client only who it is: the gateway has no part in posting.
  const client: unknown = { user: { id: botUser.id } };
  return onDiscord(client as Client<true>, { rest, deps });
}

const beginning: { running: Promise<Running> | undefined } = { running: undefined };

async function hear(message: Numbered): Promise<void> {
  if (message.kind === 'begin') beginning.running = live(message.life);
  const running = await beginning.running;
  switch (message.kind) {
    case 'begin':
      break;
    case 'now':
      clock.set(message.now);
      running?.see();
      break;
    case 'wake':
      clock.wake(message.now);
      running?.see();
      break;
    case 'end':
      await running?.end();
  }
  // What it has set going begins before the answer.
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
  say({ kind: 'done', turn: message.turn, isBusy: running?.isBusy() ?? false });
}

process.on('message', (message: Numbered) => {
  hear(message).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
say({ kind: 'ready' });
