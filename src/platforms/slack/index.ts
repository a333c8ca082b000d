/** Connects the bot to a Slack workspace: by Socket Mode when there is an app token, else by signed HTTP. */
import type { webApi } from '@slack/bolt';
import { PlatformError, UserError } from '../../core/errors.ts';
import type { PlatformMessenger } from '../../core/messenger.ts';
import type { Deps } from '../../core/ports.ts';
import type { Connection, Route } from '../platform.ts';
import { createClient, failureOf, platformError, Refusal, sdkLogger, type ApiSettings } from './api.ts';
import { createApp, type AppSettings, type Identity } from './app.ts';
import { createWorkspacePictures, times } from './desk.ts';
import { createGate } from './gate.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createMessenger } from './messenger.ts';
import { createRunning } from './running.ts';
import { createSocket } from './socket.ts';
import { startTimer } from './within.ts';

export interface SlackSettings {
  /** xoxb-… */
  readonly botToken: string;
  /** xapp-…, with connections:write. With it the bot uses Socket Mode, also when there is a signing secret. */
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  /** The base of the Web API, for gateways and local servers. */
  readonly apiUrl?: string | undefined;
  /** The bot's address on the internet, where Slack can fetch pictures. */
  readonly publicUrl?: string | undefined;
}

/** Of a call to Slack. */
const timeoutMs = 10_000;
/** How long a stop waits for answers under way. */
const graceMs = 5000;

/** Throws a UserError that says which setting to mend when Slack does not take a token or cannot be reached. */
export async function connectSlack(settings: SlackSettings, deps: Deps): Promise<Connection> {
  const { botToken, appToken, signingSecret, publicUrl } = settings;
  const apiUrl = `${(settings.apiUrl ?? 'https://slack.com/api').replace(/\/+$/, '')}/`;
  const api: ApiSettings = { botToken, apiUrl, timeoutMs, fetch: globalThis.fetch };
  const running = createRunning();
  if (appToken === undefined && signingSecret === undefined) {
    throw new UserError('no-slack-door', 'Slack needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.', 'Set one of them.');
  }
  const client = createClient(api, sdkLogger(deps.log));
  const { identity, botName, workspaceUrl } = await identify(client, deps);
  const messenger = createMessenger({
    // Its own, so that a burst of posts never holds up an answer.
    client: createClient(api, sdkLogger(deps.log)),
    pictures: createWorkspacePictures(client, api, { publicUrl, startTimer }, deps),
    retryPictureMs: times.retryPicture,
    startTimer,
    botId: identity.botId,
    botName,
    workspaceUrl,
    clock: deps.clock,
  });
  const base = { api, client, identity, publicUrl, running, startTimer, messenger };
  return appToken === undefined ? connectHttp(signingSecret ?? '', base, deps) : connectSocket(appToken, base, deps);
}

interface Base extends Omit<AppSettings, 'receiver'> {
  readonly messenger: PlatformMessenger;
}

async function connectSocket(appToken: string, { messenger, ...base }: Base, deps: Deps): Promise<Connection> {
  const socket = createSocket(appToken, base.api, deps);
  createApp({ ...base, receiver: socket.receiver }, deps);
  try {
    await socket.connect();
  } catch (error) {
    await socket.disconnect();
    throw startFailure(error, 'SLACK_APP_TOKEN', 'Create one with connections:write under Basic Information.');
  }
  return {
    name: 'slack',
    routes: [],
    messenger,
    isReady: socket.isConnected,
    stop: async () => {
      await base.running.settle(graceMs);
      await socket.disconnect();
    },
  };
}

function connectHttp(signingSecret: string, { messenger, ...base }: Base, deps: Deps): Connection {
  let isOpen = true;
  const receiver = createHttpReceiver(deps.log);
  const gate = createGate(signingSecret, receiver.take, deps);
  createApp({ ...base, receiver }, deps);
  const handle: Route['handle'] = (request, response) => {
    if (isOpen) gate(request, response);
    else response.writeHead(503, { connection: 'close' }).end();
  };
  return {
    name: 'slack',
    routes: [{ path: '/slack/events', handle }],
    messenger,
    isReady: () => isOpen,
    stop: async () => {
      isOpen = false;
      await base.running.settle(graceMs);
    },
  };
}

interface Known {
  readonly identity: Identity;
  readonly botName: string;
  /** With a slash at the end. */
  readonly workspaceUrl: string | undefined;
}

async function identify(client: webApi.WebClient, { clock, store }: Deps): Promise<Known> {
  try {
    const {
      bot_id: botId,
      user_id: botUserId,
      user: botName = 'sysdesign',
      url: workspaceUrl,
      team_id: tenant,
    } = await client.auth.test();
    if (botId === undefined || botUserId === undefined) throw failureOf('not_allowed_token_type', clock());
    // Perhaps it had left.
    if (tenant !== undefined) await store.departures.came('slack', tenant);
    return { identity: { botId, botUserId }, botName, workspaceUrl };
  } catch (error) {
    throw startFailure(
      platformError(error, clock()),
      'SLACK_BOT_TOKEN',
      'Copy it again from OAuth & Permissions of your Slack app.',
    );
  }
}

/** Why the start failed, in words for whoever runs the bot. A bug stays a bug. */
function startFailure(error: unknown, setting: string, advice: string): unknown {
  if (error instanceof PlatformError && (error.kind === 'down' || error.kind === 'limited')) {
    return new UserError(
      'slack-unreachable',
      `Slack cannot be reached: ${error.message}.`,
      'Check the network, SLACK_API_URL and status.slack.com, then start again.',
      { cause: error },
    );
  }
  if (error instanceof PlatformError || error instanceof Refusal) {
    return new UserError('slack-token', `Slack does not take ${setting}: ${error.message}.`, advice, { cause: error });
  }
  return error;
}
