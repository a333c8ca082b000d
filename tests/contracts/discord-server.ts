/**
 * Discord on loopback as far as the bot needs it: REST and gateway, by the API reference and not by what the bot does. It
 * refuses what Discord refuses, and misbehaves when told to.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from './discord-body.ts';
import { openChannels, type Channels, type Outcome } from './discord-channels.ts';
import { botUser, guildId, openGateway, type Gateway } from './discord-gateway.ts';
import { faultsOf } from '../platforms/discord/rules.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What goes wrong with the next request that matches. `refuse`: answered so, nothing happens. `lose`: it happens, but the
 * answer is an error. `cut`: it happens, but the connection breaks before the answer. `hang`: it happens, and the answer never
 * comes. `drop`: the connection breaks, and nothing happens.
 */
export interface Trouble {
  readonly on: RegExp;
  readonly kind: 'refuse' | 'lose' | 'cut' | 'hang' | 'drop';
  readonly status?: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of an interaction. */
export interface Answered {
  /** Types of the first answers that were taken: never more than one. */
  readonly first: Json[];
  /** The message it led to, as it is now; undefined when there is none, or none any more. */
  original: Json | undefined;
  readonly followUps: Json[];
}

export interface DiscordServer {
  /** For the bot's settings. */
  readonly apiUrl: string;
  readonly gateway: Gateway;
  /** As they were sent. */
  readonly messages: readonly Json[];
  /** What became of them. */
  readonly channels: Channels;
  readonly registrations: readonly unknown[];
  readonly requests: readonly string[];
  readonly answersTo: (interaction: string) => Answered;
  readonly trouble: (next: Trouble) => void;
  readonly close: () => Promise<void>;
}

export const applicationId = '900000000000000001';

interface State {
  readonly token: string;
  readonly interactions: Map<string, Answered>;
  readonly messages: Json[];
  readonly channels: Channels;
  readonly registrations: unknown[];
  readonly requests: string[];
  readonly troubles: Trouble[];
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** `token` is the only one it knows. Interactions exist once they were dispatched. */
export async function startDiscordServer(
  token: string,
  clock: () => Temporal.Instant = atStart,
): Promise<DiscordServer> {
  const state: State = {
    token,
    channels: openChannels(clock, botUser.id),
    interactions: new Map(),
    messages: [],
    registrations: [],
    requests: [],
    troubles: [],
  };
  const server = createServer((request, response) => {
    serve(request, response, state, server).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway = openGateway(server, token, applicationId);
  return {
    apiUrl: `http://127.0.0.1:${portOf(server)}/api`,
    gateway: {
      ...gateway,
      dispatch: (type, payload) => {
        if (type === 'INTERACTION_CREATE') answersTo(state, String(payload['id']));
        gateway.dispatch(type, payload);
      },
    },
    messages: state.messages,
    channels: state.channels,
    registrations: state.registrations,
    requests: state.requests,
    answersTo: (interaction) => answersTo(state, interaction),
    trouble: (next) => state.troubles.push(next),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function atStart(): Temporal.Instant {
  return Temporal.Instant.from('2026-11-24T09:00:00Z');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function answersTo(state: State, interaction: string): Answered {
  const known = state.interactions.get(interaction);
  if (known !== undefined) return known;
  const answered: Answered = { first: [], original: undefined, followUps: [] };
  state.interactions.set(interaction, answered);
  return answered;
}

async function serve(request: IncomingMessage, response: ServerResponse, state: State, server: Server): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://discord');
  const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
  const line = `${request.method ?? 'GET'} ${path}`;
  const { payload, files } = await bodyOf(request);
  state.requests.push(line);
  const index = state.troubles.findIndex(({ on }) => on.test(line));
  const [trouble] = index < 0 ? [] : state.troubles.splice(index, 1);
  const call = { payload, files, query: url.searchParams, authorization: request.headers.authorization };
  const take = (): Answer => route(line, call, state, server);
  if (trouble === undefined) send(response, take());
  else misbehave(trouble, response, take);
}

function misbehave(trouble: Trouble, response: ServerResponse, take: () => Answer): void {
  const { kind, status = 500, body, headers } = trouble;
  if (kind !== 'refuse' && kind !== 'drop') take();
  if (kind === 'refuse' || kind === 'lose') send(response, { status, body }, headers);
  if (kind === 'cut' || kind === 'drop') response.destroy();
}

function send(
  response: ServerResponse,
  { status, body }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (status === 204) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body ?? {}));
}

interface Call {
  readonly payload: unknown;
  readonly files: readonly string[];
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

function route(line: string, call: Call, state: State, server: Server): Answer {
  const callback = /^POST \/interactions\/(?<id>\d+)\/[^/]+\/callback$/.exec(line)?.groups;
  if (callback) return firstAnswer(state.interactions.get(callback['id'] ?? ''), call);
  const hook = /^(?<method>[A-Z]+) \/webhooks\/\d+\/(?<id>\d+)-[^/]+(?<original>\/messages\/@original)?$/.exec(
    line,
  )?.groups;
  if (hook)
    return laterAnswer(
      state.interactions.get(hook['id'] ?? ''),
      `${hook['method'] ?? ''} ${hook['original'] ?? ''}`,
      call,
    );
  return call.authorization === `Bot ${state.token}`
    ? botRoute(line, call, state, server)
    : refuse(401, 0, '401: Unauthorized');
}

function botRoute(line: string, call: Call, state: State, server: Server): Answer {
  if (line === 'GET /gateway/bot') {
    const start = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 };
    return { status: 200, body: { url: `ws://127.0.0.1:${portOf(server)}`, shards: 1, session_start_limit: start } };
  }
  if (line === 'GET /applications/@me') return { status: 200, body: { id: applicationId } };
  if (line === `PUT /applications/${applicationId}/commands`) {
    state.registrations.push(call.payload);
    return { status: 200, body: [] };
  }
  if (line === `GET /guilds/${guildId}/threads/active`) return said(state.channels.active());
  if (line === 'POST /users/@me/channels') return said(state.channels.direct(call.payload as Json));
  const {
    method,
    channel = '',
    rest = '',
  } = /^(?<method>\w+) \/channels\/(?<channel>\d+)(?<rest>\/.*)?$/.exec(line)?.groups ?? {};
  return channel === '' ? userRoute(line) : channelRoute(`${method ?? ''} ${rest}`.trim(), channel, call, state);
}

/** One person is known here. */
function userRoute(line: string): Answer {
  return line === 'GET /users/900000000000000005'
    ? { status: 200, body: { id: '900000000000000005', username: 'ana', global_name: 'Ana B.' } }
    : refuse(404, 10013, 'Unknown User');
}

/** Of a channel, by method and path below it; `id` is the number in the path. */
interface ChannelCall extends Call {
  readonly channel: string;
  readonly id: string;
  readonly body: Json;
}

const channelRoutes: Readonly<Record<string, (call: ChannelCall, state: State) => Answer>> = {
  'POST /messages': (call, state) => createMessage(call.channel, call, state),
  'GET /messages': ({ channel, query }, { channels }) => said(channels.list(channel, query)),
  'PATCH /messages/#': ({ channel, id, body, files }, { channels }) =>
    messageFaults(body, files).length > 0
      ? refuse(400, 50035, 'Invalid Form Body')
      : said(channels.edit(channel, id, body)),
  'DELETE /messages/#': ({ channel, id }, { channels }) => said(channels.remove(channel, id)),
  'POST /messages/#/threads': ({ channel, id, body }, { channels }) => said(channels.startThread(channel, id, body)),
  'POST /threads': ({ channel, body }, { channels }) => said(channels.privateThread(channel, body)),
  'PUT /thread-members/#': ({ channel, id }, { channels }) => said(channels.letIn(channel, id)),
  DELETE: ({ channel }, { channels }) => said(channels.removeThread(channel)),
  'PUT /messages/pins/#': ({ channel, id }, { channels }) => said(channels.pin(channel, id)),
};

function channelRoute(what: string, channel: string, call: Call, state: State): Answer {
  const take = channelRoutes[what.replace(/\d+/, '#')];
  const body = (call.payload ?? {}) as Json;
  return take?.({ ...call, channel, id: /\d+/.exec(what)?.[0] ?? '', body }, state) ?? refuse(404, 0, '404: Not Found');
}

function said(outcome: Outcome): Answer {
  if ('code' in outcome) return refuse(outcome.status, outcome.code, outcome.message);
  return outcome.body === undefined ? { status: 204 } : { status: 200, body: outcome.body };
}

function refuse(status: number, code: number, message: string): Answer {
  return { status, body: { code, message } };
}

function firstAnswer(interaction: Answered | undefined, { payload, files }: Call): Answer {
  if (interaction === undefined) return refuse(404, 10062, 'Unknown interaction');
  if (interaction.first.length > 0) return refuse(400, 40060, 'Interaction has already been acknowledged.');
  const answer = payload as Json;
  const data = answer['data'] as Json | undefined;
  const faults = answer['type'] === 4 ? messageFaults(data ?? {}, files) : [];
  if (faults.length > 0) return refuse(400, 50035, faults.join('; '));
  interaction.first.push(answer);
  if (answer['type'] === 4) interaction.original = data;
  if (answer['type'] === 5) interaction.original = { flags: data?.['flags'], isDeferred: true };
  if (answer['type'] === 6) interaction.original = { isOfControl: true };
  return { status: 204 };
}

function laterAnswer(interaction: Answered | undefined, what: string, { payload, files }: Call): Answer {
  if (interaction === undefined) return refuse(404, 10015, 'Unknown Webhook');
  if (what.startsWith('DELETE')) {
    interaction.original = undefined;
    return { status: 204 };
  }
  const message = payload as Json;
  const faults = messageFaults(message, files);
  if (faults.length > 0) return refuse(400, 50035, faults.join('; '));
  if (what.startsWith('POST')) interaction.followUps.push(message);
  else if (interaction.original === undefined) return refuse(404, 10008, 'Unknown Message');
  else interaction.original = { ...message, wasEdited: true };
  return { status: 200, body: { id: '1' } };
}

/** With `enforce_nonce` a message of the same nonce is the same message. */
function createMessage(channel: string, { payload, files }: Call, state: State): Answer {
  const message = payload as Json;
  const faults = messageFaults(message, files);
  if (faults.length > 0) return refuse(400, 50035, faults.join('; '));
  const before = state.channels.all().length;
  const outcome = state.channels.create(channel, message, botUser.id);
  if (state.channels.all().length > before) state.messages.push(message);
  return said(outcome);
}

function messageFaults(message: Json, files: readonly string[]): string[] {
  const shown = [...JSON.stringify(message['components']).matchAll(/attachment:\/\/(?<name>[\w.-]+)/g)];
  const missing = shown.flatMap((match) => match.groups?.['name'] ?? []).filter((name) => !files.includes(name));
  return [...faultsOf(message), ...missing.map((name) => `no file ${name}`)];
}
