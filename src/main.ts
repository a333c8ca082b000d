/** The composition root: reads the environment, builds Deps, connects the platforms, starts the tick, stops cleanly. */
import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadConfig, type Config } from './config.ts';
import { UserError } from './core/errors.ts';
import { createGrader } from './core/interview/grade.ts';
import { createJobs, type Jobs } from './core/jobs.ts';
import type { PlatformMessenger } from './core/messenger.ts';
import type { PlatformName } from './core/model.ts';
import type { Deps } from './core/ports.ts';
import { openCorpus, type OpenCorpus } from './corpus/corpus.ts';
import { openDemoClock, type DemoClock } from './demo-clock.ts';
import { healthRoutes, metricsRoute, pictureRoute, startHttp } from './http.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { readings } from './readings.ts';
import type { Connection } from './platforms/platform.ts';
import type { DemoControl } from './platforms/web/demo-control.ts';
import type { WebSettings } from './platforms/web/index.ts';
import { startScheduler } from './scheduler.ts';
import { announce, type Announcement } from './startup.ts';
import { openStore } from './storage/open.ts';

/** Bad configuration, in the convention of sysexits(3). */
const exitConfig = 78;
/** Milliseconds that running requests get to answer when the bot stops. */
const graceMs = 5000;
/** Milliseconds that messages under way get to arrive when the bot stops. */
const deliveryGraceMs = 12_000;

export interface Bot {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Runs until a signal ends it. */
export async function run(): Promise<void> {
  try {
    const bot = await start(loadConfig(process.env));
    stopOnSignal(bot);
  } catch (error) {
    fail(error);
  }
}

/** Builds everything and is ready when it resolves. Throws a UserError for what a person can mend. */
export async function start(config: Config): Promise<Bot> {
  const log = createLog(config.logLevel, config.production ? 'json' : 'text');
  const store = await openStore(config.databaseUrl ?? config.databaseFile, { log });
  const corpus = await openCorpus({
    contentDir: config.contentDir,
    cacheDir: join(config.dataDir, 'pictures'),
    synonymsFile: join(config.configDir, 'synonyms.yaml'),
    log,
    drawings: store.drawings,
  });
  const demo = isDemo(config) ? await openDemoClock(store.notes) : undefined;
  const messengers = new Map<PlatformName, PlatformMessenger>();
  const metrics = createMetrics();
  const deps: Deps = {
    corpus,
    store,
    messengers,
    grader: createGrader(),
    metrics,
    clock: demo?.now ?? (() => Temporal.Now.instant()),
    wake: () => {
      jobs.wake();
    },
    random: Math.random,
    log,
  };
  const owner = `${hostname()} ${process.pid} ${randomUUID()}`;
  const jobs = createJobs({ ...config.housekeeping, ...config.daily, owner, wait }, deps);
  const connections = await connectAll(config, deps, demo && controlOf(demo, jobs));
  for (const { name, messenger } of connections) messengers.set(name, messenger);
  const scheduler = startScheduler(jobs.tick, log);
  const routes = [
    ...connections.flatMap((connection) => connection.routes),
    ...healthRoutes({
      store: store.check,
      isTicking: scheduler.isAlive,
      isReady: () => connections.every((connection) => connection.isReady()),
    }),
    metricsRoute(async () => metrics.write(await readings(store))),
    pictureRoute(corpus),
  ];
  const http = await startHttp({ host: config.host, port: config.port, routes });
  if (config.contentWatch) corpus.watch();
  // Kept now and not at the end: a bot that is killed still starts faster next time.
  flushCompileCache();
  announce(announcementOf(config, corpus, http.port), config.production ? log : undefined);
  corpus.drawAll().catch((error: unknown) => {
    log.warn({ err: error }, 'not every picture could be drawn');
  });

  return {
    port: http.port,
    stop: async () => {
      await scheduler.stop();
      await jobs.stop(deliveryGraceMs);
      await Promise.all(connections.map((connection) => connection.stop()));
      await http.close(graceMs);
      corpus.close();
      await store.close();
    },
  };
}

/** The SDK of a platform that is off is never loaded. */
async function connectAll(config: Config, deps: Deps, demo: DemoControl | undefined): Promise<Connection[]> {
  const connecting: Promise<Connection>[] = [];
  if (config.webPage) {
    const { connectWeb } = await import('./platforms/web/index.ts');
    connecting.push(connectWeb({ ...webSettingsOf(config), demo }, deps));
  }
  if (config.slack !== undefined) {
    const { connectSlack } = await import('./platforms/slack/index.ts');
    connecting.push(connectSlack({ ...config.slack, publicUrl: config.publicUrl }, deps));
  }
  if (config.discord !== undefined) {
    const { connectDiscord } = await import('./platforms/discord/index.ts');
    connecting.push(connectDiscord(config.discord, deps));
  }
  return Promise.all(connecting);
}

/** A public address means a proxy in front, so loopback alone does not keep others out. */
function isLocal({ host, publicUrl }: Config): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host) && publicUrl === undefined;
}

/** Time may be moved only where nobody but the person in front of the page is served. */
function isDemo(config: Config): boolean {
  return (
    config.webPage &&
    isLocal(config) &&
    config.slack === undefined &&
    config.discord === undefined &&
    !config.production
  );
}

function controlOf(clock: DemoClock, jobs: Jobs): DemoControl {
  return {
    moveTo: async (at) => {
      await clock.moveTo(at);
      await jobs.tick();
      await jobs.idle();
    },
  };
}

/** A browser on this machine opens "every interface" as loopback. */
function pageAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Where only this machine can reach the page, whoever opens it runs the bot and may manage it. */
function webSettingsOf(config: Config): WebSettings {
  const publicHost = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname];
  return { channels: config.web.channels, hosts: [config.host, ...publicHost], canManage: isLocal(config) };
}

function announcementOf(config: Config, corpus: OpenCorpus, port: number): Announcement {
  const { entries, oddities } = corpus.loaded();
  return {
    contentDir: config.contentDir,
    database: config.databaseUrl === undefined ? `embedded, in ${config.dataDir}` : 'PostgreSQL',
    entries: entries.length,
    complete: entries.filter((entry) => entry.completeness === 'complete').length,
    unanswered: entries.filter((entry) => entry.completeness === 'unanswered').length,
    oddities: oddities.length,
    watching: config.contentWatch,
    example: corpus.get('cap-theorem') === undefined ? entries[0]?.title : 'cap theorem',
    page: config.webPage ? pageAddress(config.host, port) : undefined,
    exposed: config.webPage && !isLocal(config),
    slack:
      config.slack === undefined
        ? undefined
        : config.slack.appToken === undefined
          ? 'signed HTTP at /slack/events'
          : 'Socket Mode',
    discord: config.discord !== undefined,
  };
}

/** A second signal ends the process at once. */
function stopOnSignal(bot: Bot): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    bot.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        fail(error);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.on('unhandledRejection', fail);
}

function fail(error: unknown): never {
  if (error instanceof UserError) {
    console.error(`${error.message} ${error.advice}`);
    process.exit(error.code === 'bad-config' ? exitConfig : 1);
  }
  console.error('The bot stopped on an error that it does not know:', error);
  process.exit(1);
}
