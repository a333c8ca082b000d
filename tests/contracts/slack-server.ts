/**
 * Slack on loopback as far as the bot needs it: Web API, response_urls, uploads and Socket Mode, by Slack's reference and
 * not by what the bot does. It refuses what Slack refuses, and misbehaves when told to.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultsOf, partsOf } from '../platforms/slack/rules.ts';
import { openChannels, refusalIn, us, type Channels, type Outcome } from './slack-channels.ts';
import { openLink, type Link } from './slack-socket.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What goes wrong with the next request whose path matches. `refuse`: answered so, nothing happens. `lose`: it happens, but
 * the answer is an error. `cut`: it happens, but the connection breaks before the answer. `hang`: it happens, and the answer
 * never comes. `drop`: the connection breaks, and nothing happens. `pass`: nothing goes wrong, so that it does the next time.
 */
export type Trouble =
  | {
      readonly on: RegExp;
      readonly kind: 'refuse' | 'lose';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Slack's usual no: status 200 and a word. */
  | { readonly on: RegExp; readonly kind: 'deny'; readonly error: string }
  | { readonly on: RegExp; readonly kind: 'cut' | 'hang' | 'drop' | 'pass' };

/** A message that Slack took, however it came. */
export interface Taken {
  readonly by: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url';
  readonly body: Json;
}

export interface SlackServer {
  /** For the bot's settings. */
  readonly apiUrl: string;
  readonly link: Link;
  readonly messages: readonly Taken[];
  /** What the Web API's messages became. */
  readonly channels: Channels;
  /** The rights of the bot's token from now on; all that it may need until then. */
  readonly grant: (scopes: readonly string[]) => void;
  readonly modals: readonly Json[];
  readonly homes: readonly Json[];
  /** Ids of the files that were uploaded in full. */
  readonly files: ReadonlySet<string>;
  /** Paths, in order. */
  readonly requests: readonly string[];
  /** A response_url as a command or press brings it: good for five answers. */
  readonly responseUrl: () => string;
  readonly trouble: (next: Trouble) => void;
  readonly close: () => Promise<void>;
}

export const tokens = { bot: 'xoxb-known-only-to-the-contract-server', app: 'xapp-known-only-to-the-contract-server' };
const usualScopes = [
  'channels:history',
  'channels:read',
  'chat:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'pins:write',
];

interface State {
  readonly channels: Channels;
  scopes: readonly string[];
  readonly messages: Taken[];
  readonly modals: Json[];
  readonly homes: Json[];
  readonly files: Set<string>;
  readonly begun: Map<string, { readonly length: number; isSent: boolean }>;
  readonly uses: Map<string, number>;
  readonly requests: string[];
  readonly troubles: Trouble[];
}

interface Answer {
  readonly status: number;
  readonly body: Json | string;
}

export async function startSlackServer(clock: () => Temporal.Instant = longAgo): Promise<SlackServer> {
  const state: State = {
    channels: openChannels(clock),
    scopes: usualScopes,
    messages: [],
    modals: [],
    homes: [],
    files: new Set(),
    begun: new Map(),
    uses: new Map(),
    requests: [],
    troubles: [],
  };
  const server = createServer((request, response) => {
    serve(request, response, state, { link, base: base() }).catch(() => response.destroy());
  });
  const base = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const link = openLink(server, base);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...state,
    apiUrl: `${base()}/api`,
    link,
    responseUrl: () => {
      const path = `/commands/${state.uses.size + 1}`;
      state.uses.set(path, 0);
      return base() + path;
    },
    grant: (scopes) => {
      state.scopes = scopes;
    },
    trouble: (next) => state.troubles.push(next),
    close: async () => {
      link.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function longAgo(): Temporal.Instant {
  return Temporal.Instant.from('2023-11-14T22:13:20Z');
}

interface House {
  readonly link: Link;
  readonly base: string;
}

async function serve(request: IncomingMessage, response: ServerResponse, state: State, house: House): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://slack').pathname;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  state.requests.push(path);
  const index = state.troubles.findIndex(({ on }) => on.test(path));
  const [trouble] = index < 0 ? [] : state.troubles.splice(index, 1);
  const take = (): Answer =>
    route(path, { raw: Buffer.concat(chunks), authorization: request.headers.authorization ?? '' }, state, house);
  response.setHeader('x-oauth-scopes', state.scopes.join(', '));
  if (trouble === undefined) send(response, take());
  else misbehave(trouble, response, take);
}

function misbehave(trouble: Trouble, response: ServerResponse, take: () => Answer): void {
  switch (trouble.kind) {
    case 'refuse':
      response.writeHead(trouble.status, trouble.headers).end();
      return;
    case 'deny':
      send(response, no(trouble.error));
      return;
    case 'lose':
      take();
      response.writeHead(trouble.status, trouble.headers).end();
      return;
    case 'cut':
      take();
      response.destroy();
      return;
    case 'hang':
      take();
      return;
    case 'pass':
      send(response, take());
      return;
    case 'drop':
      response.destroy();
      return;
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}

interface Call {
  readonly raw: Buffer;
  readonly authorization: string;
}

function route(path: string, call: Call, state: State, house: House): Answer {
  if (path.startsWith('/commands/')) return respond(path, call, state);
  if (path.startsWith('/upload/')) return takeFile(path, call, state);
  const method = path.replace('/api/', '');
  const token = method === 'apps.connections.open' ? tokens.app : tokens.bot;
  if (call.authorization !== `Bearer ${token}`) return no('invalid_auth');
  const take = methods[method];
  return take === undefined ? no('unknown_method') : take(argumentsOf(call.raw), state, house);
}

function yes(body: Json = {}): Answer {
  return { status: 200, body: { ok: true, ...body } };
}

function no(error: string): Answer {
  return { status: 200, body: { ok: false, error } };
}

/** The Web API takes forms whose structured values are JSON. */
function argumentsOf(raw: Buffer): Json {
  const structured = ['blocks', 'view', 'files', 'metadata'];
  const pairs = [...new URLSearchParams(raw.toString())].map(([key, value]) => {
    const read: unknown = structured.includes(key) ? JSON.parse(value) : value;
    return [key, read] as const;
  });
  return Object.fromEntries(pairs);
}

type Method = (args: Json, state: State, house: House) => Answer;

const methods: Readonly<Record<string, Method>> = {
  'auth.test': () =>
    yes({ bot_id: us, user_id: 'UBOT', user: 'sysdesign', team_id: 'T1', url: 'https://acme.slack.com/' }),
  'apps.connections.open': (_args, _state, { link }) => yes({ url: link.ticket() }),
  'users.info': ({ user }) =>
    yes({
      user: {
        id: user,
        team_id: 'T1',
        is_admin: user === 'UADMIN',
        is_owner: false,
        is_bot: user === 'UBOT',
        deleted: false,
        profile: { display_name: user === 'UANA' ? 'Ana B.' : '', real_name: 'Somebody' },
      },
    }),
  'chat.postMessage': (args, state) => take('chat.postMessage', args, state),
  'chat.postEphemeral': (args, state) => take('chat.postEphemeral', args, state),
  'chat.update': (args, state) => {
    const wrong = messageFault(args, state);
    return wrong === undefined ? said(state.channels.update(args)) : no(wrong);
  },
  'chat.delete': (args, { channels }) => said(channels.remove(args)),
  'conversations.history': (args, { channels }) => said(channels.history(args)),
  'conversations.info': (args, { channels }) => said(channels.info(args)),
  'conversations.open': (args, { channels }) => said(channels.open(args)),
  'conversations.replies': (args, { channels }) => said(channels.replies(args)),
  'pins.add': (args, { channels }) => said(channels.pin(args)),
  'views.open': (args, state) => {
    if (typeof args['trigger_id'] !== 'string' || args['trigger_id'] === 'expired') return no('expired_trigger_id');
    return takeView(args, state.modals);
  },
  'views.publish': (args, state) => takeView(args, state.homes),
  'files.getUploadURLExternal': ({ length }, { begun }, { base }) => {
    const id = `F${begun.size + 1}`;
    begun.set(id, { length: Number(length), isSent: false });
    return yes({ file_id: id, upload_url: `${base}/upload/${id}` });
  },
  'files.completeUploadExternal': ({ files }, state) => {
    const ids = (files as readonly { readonly id: string }[]).map(({ id }) => id);
    if (!ids.every((id) => state.begun.get(id)?.isSent)) return no('file_not_found');
    for (const id of ids) state.files.add(id);
    return yes();
  },
};

function takeFile(path: string, { raw, authorization }: Call, { begun }: State): Answer {
  const file = begun.get(path.replace('/upload/', ''));
  if (file?.length !== raw.length || authorization !== '') return { status: 400, body: 'bad upload' };
  file.isSent = true;
  return { status: 200, body: `OK - ${raw.length}` };
}

function take(by: 'chat.postMessage' | 'chat.postEphemeral', args: Json, state: State): Answer {
  const wrong = refusalIn(args['channel']) ?? messageFault(args, state);
  if (wrong !== undefined) return no(wrong);
  state.messages.push({ by, body: args });
  return by === 'chat.postMessage' ? said(state.channels.post(args, us)) : yes({ message_ts: '1700000000.000001' });
}

function said(outcome: Outcome): Answer {
  return typeof outcome === 'string' ? no(outcome) : yes(outcome);
}

function takeView(args: Json, taken: Json[]): Answer {
  const view = args['view'] as Json;
  if (faultsOf(view['blocks'], 100).length > 0) return no('invalid_arguments');
  taken.push(args);
  return yes();
}

function respond(path: string, { raw }: Call, state: State): Answer {
  const used = state.uses.get(path);
  if (used === undefined) return { status: 404, body: 'expired_url' };
  if (used >= 5) return { status: 404, body: 'used_url' };
  const body = JSON.parse(raw.toString()) as Json;
  const wrong = messageFault(body, state);
  if (wrong !== undefined) return { status: 200, body: { ok: false, error: wrong } };
  state.uses.set(path, used + 1);
  state.messages.push({ by: 'response_url', body });
  return { status: 200, body: 'ok' };
}

/** Slack's word for what is wrong with a message; undefined for nothing. */
export function messageFault(body: Json, { files }: Pick<State, 'files'>): string | undefined {
  if (typeof body['text'] !== 'string' || body['text'] === '') return 'no_text';
  if (faultsOf(body['blocks'], 50).length > 0) return 'invalid_blocks';
  const shown = partsOf(body['blocks']).flatMap((part) => (part['slack_file'] as Json | undefined)?.['id'] ?? []);
  return shown.every((id) => typeof id === 'string' && files.has(id)) ? undefined : 'invalid_blocks';
}
