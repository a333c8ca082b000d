/** What a bot under test does for one store: real clients of both platforms, the jobs and their tick. */
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
import type { BotClock } from './bot-clock.ts';
import { readFence } from './databases.ts';
import { counting, passing, steps, type Pass } from './fates.ts';
import { mutantMessenger, mutantOutbox, mutantRequest, type Mutant } from './mutants.ts';
import { questions } from './questions.ts';
import type { Life, Stage } from './wire.ts';

/** Of the process as main.ts has it. Milliseconds. */
const tickEvery = 20_000;
const slackTimeout = 10_000;

/** What all stores of a life share. */
export interface Shared {
  readonly life: Life;
  readonly clock: BotClock;
  readonly pass: Pass;
  readonly log: Log;
  /** Calls of stores and of messengers that are under way. */
  readonly writing: { underWay: number };
  readonly asking: { underWay: number };
}

export interface Running {
  /** To be called when time has gone on. */
  readonly see: () => void;
  readonly isBusy: () => boolean;
  readonly end: () => Promise<void>;
}

export async function runDay(stage: Stage, shared: Shared): Promise<Running> {
  const { life, clock, log, writing } = shared;
  const store = await openStore(stage.database, { log });
  const fences = readFence(stage.database);
  const deps = depsOf(stage, store, counting(fences, writing).of, shared);
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

function depsOf(
  stage: Stage,
  store: Deps['store'],
  fenceOf: (delivery: number) => Promise<number>,
  { life, clock, pass, log, writing, asking }: Shared,
): Deps {
  const counted = Object.entries(store).map(([name, part]): [string, unknown] => [
    name,
    typeof part === 'object' ? counting(part as object, writing) : part,
  ]);
  const { rounds, outbox, ...others } = Object.fromEntries(counted) as unknown as typeof store;
  const messengers = new Map<PlatformName, PlatformMessenger>();
  const silent = (): void => undefined;
  const deps: Deps = {
    corpus: testCorpus(questions),
    store: {
      ...others,
      rounds: passing(rounds, steps.rounds, pass),
      outbox: passing(mutantOutbox(outbox, life.mutant, fenceOf), steps.outbox, pass),
    },
    messengers,
    grader: createGrader(),
    metrics: { count: silent, observe: silent },
    clock: clock.now,
    wake: silent,
    random: dice(life.seed),
    log,
  };
  const speaking = (messenger: PlatformMessenger): PlatformMessenger =>
    counting(passing(mutantMessenger(messenger, life.mutant), steps.messenger, pass), asking);
  messengers.set('slack', speaking(slackOf(stage, life.owner, clock, deps)));
  messengers.set('discord', speaking(discordOf(stage, life.owner, life.mutant, clock, deps)));
  return deps;
}

function slackOf({ slackUrl }: Stage, owner: string, clock: BotClock, deps: Deps): PlatformMessenger {
  const api = {
    botToken: `xoxb-${owner}`,
    apiUrl: slackUrl,
    timeoutMs: 0,
    fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) =>
      clock.within(slackTimeout, (signal) => fetch(input, { ...init, signal })),
  };
  const client = createClient(api, sdkLogger(deps.log));
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

function discordOf(
  { discordUrl }: Stage,
  owner: string,
  mutant: Mutant | undefined,
  clock: BotClock,
  deps: Deps,
): PlatformMessenger {
  const request = mutantRequest(DefaultRestOptions.makeRequest, mutant);
  const rest = createPostingRest(
    { token: owner, apiUrl: discordUrl },
    {
      timeout: 3_600_000,
      makeRequest: (url, { signal, ...init }) =>
        clock.within(limits.time.request, (over) =>
          request(url, { ...init, signal: signal ? AbortSignal.any([signal, over]) : over }),
        ),
    },
  );
  // A messenger asks the client who it is, and what the gateway told of a channel: here that is nothing.
  const client = { user: { id: botUser.id }, channels: { cache: new Map() } } as unknown as Client<true>;
  return onDiscord(() => client, { rest, deps });
}
