/** The bot as a web page: a chat of its own for a team without Slack or Discord, and the first look for everybody else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '../../core/errors.ts';
import type { Deps } from '../../core/ports.ts';
import type { Connection } from '../platform.ts';
import { readAssets } from './assets.ts';
import type { DemoControl } from './demo-control.ts';
import { framesOf } from './frames.ts';
import { checkRequest, loopback, securityHeaders } from './guard.ts';
import { limits } from './limits.ts';
import { openHub } from './live.ts';
import { createMessenger } from './messenger.ts';
import { read } from './reading.ts';
import { Refusal } from './refusal.ts';
import { sendRefusal } from './respond.ts';
import type { Site } from './site.ts';
import { visitorOf } from './visitor.ts';
import { write } from './writing.ts';

export interface WebSettings {
  /** At least one; a-z, 0-9 and `-`. */
  readonly channels: readonly string[];
  /** Host names without port, beside those of loopback, under which browsers may reach the page. */
  readonly hosts: readonly string[];
  /** Whether everybody who can open the page may manage the bot: right where only this machine can reach it. */
  readonly canManage: boolean;
  /** Moves the bot's clock; there only for a demonstration on this machine. */
  readonly demo?: DemoControl | undefined;
}

/** Between two signs of life on a quiet stream; proxies give up after 30 to 60 seconds. */
const heartbeatMs = 20_000;

export async function connectWeb(settings: WebSettings, deps: Deps): Promise<Connection> {
  if (settings.channels.length === 0) {
    throw new UserError('no-channels', 'The web page has no channel.', 'Name at least one under web.channels.');
  }
  const hub = openHub((message, viewer) => framesOf(message, viewer, deps), deps.log);
  const site: Site = { ...settings, deps, hub, assets: await readAssets() };
  const hosts = [...loopback, ...settings.hosts.map((host) => host.toLowerCase())];
  const heartbeat = setInterval(hub.beat, heartbeatMs).unref();
  const running = new Set<Promise<void>>();
  let isStopping = false;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    try {
      if (isStopping) throw new Refusal(503, 'The bot is stopping.', 'Try again in a moment.', { connection: 'close' });
      checkRequest(request, hosts);
      // Taken as a path whatever it begins with: read as a reference, `//name/…` would be a page on another server.
      const url = new URL(`http://page${request.url ?? '/'}`);
      const visit = { request, response, url, visitor: visitorOf(request.headers.cookie) };
      await (request.method === 'POST' ? write(site, visit) : read(site, visit));
    } catch (error) {
      if (!(error instanceof Refusal)) deps.log.error({ err: error, path: request.url }, 'a page request failed');
      if (response.headersSent) response.destroy();
      else sendRefusal(request, response, error);
    }
  };

  return {
    name: 'web',
    messenger: createMessenger(site, settings.channels),
    routes: [
      {
        path: '/',
        handle: (request, response) => {
          const done = serve(request, response).finally(() => running.delete(done));
          running.add(done);
        },
      },
    ],
    isReady: () => !isStopping,
    stop: async () => {
      isStopping = true;
      clearInterval(heartbeat);
      hub.close();
      await withDeadline(Promise.allSettled(running), limits.drain);
    },
  };
}

async function withDeadline(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}
