/** What both platforms of the chaos run have in common: a server on loopback that takes requests, and misbehaves by dice. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestKind, Trouble } from './troubles.ts';

/** The round around a platform. */
export interface Around {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly later: (ms: number, act: () => void) => void;
  readonly trouble: (request: Request) => Trouble | undefined;
  /** Before a post is taken. */
  readonly posting: () => Promise<void>;
  /** After a post was taken, before it is answered. */
  readonly posted: (mark: string) => void;
  readonly note: (text: string) => void;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Request {
  readonly kind: RequestKind;
  /** For the timeline. */
  readonly what: string;
  readonly channel: string;
  readonly mark: string | undefined;
  readonly take: () => Answer;
}

export interface Platform {
  /** Reads a request; nothing happens before `take`. */
  readonly read: (line: string, url: URL, body: string) => Request;
  readonly limited: (seconds: number) => Answer;
  readonly denied: Answer;
}

export interface Front {
  readonly port: number;
  /** Requests of a bot that are left without an answer, and were not given up yet. */
  readonly left: (owner: string) => number;
  /** Nobody listens for so many milliseconds. */
  readonly outage: (ms: number) => void;
  readonly close: () => Promise<void>;
}

export async function openFront(platform: Platform, around: Around): Promise<Front> {
  const left = new Map<string, number>();
  let isClosed = false;
  const server = createServer((request, response) => {
    const owner = ownerOf(request);
    const count = (by: number): void => void left.set(owner, (left.get(owner) ?? 0) + by);
    const leave = (): void => {
      if (response.destroyed) return;
      count(1);
      response.once('close', () => {
        count(-1);
      });
    };
    serve(request, { response, leave }, platform, around).catch((error: unknown) => {
      around.note(`the platform failed: ${String(error)}`);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    left: (owner) => left.get(owner) ?? 0,
    outage: (ms) => {
      if (isClosed || !server.listening) return;
      server.close();
      server.closeIdleConnections();
      around.later(ms, () => {
        if (!isClosed) server.listen(port, '127.0.0.1');
      });
    },
    close: async () => {
      isClosed = true;
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Bots are told apart by their tokens. */
function ownerOf({ headers }: IncomingMessage): string {
  return /(?:xoxb-|Bot )(?<owner>.+)$/.exec(headers.authorization ?? '')?.groups?.['owner'] ?? '';
}

interface Asking {
  readonly response: ServerResponse;
  /** Leaves it without an answer. */
  readonly leave: () => void;
}

async function serve(request: IncomingMessage, to: Asking, platform: Platform, around: Around): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://platform');
  const read = platform.read(`${request.method ?? ''} ${url.pathname}`, url, Buffer.concat(chunks).toString());
  const trouble = around.trouble(read);
  around.note(
    `${read.what} ${read.mark ?? ''} in ${read.channel}${trouble === undefined ? '' : ` meets: ${trouble.kind}`}`,
  );
  if (read.kind === 'post') await around.posting();
  const take = (): Answer => {
    const answer = read.take();
    if (read.kind === 'post' && read.mark !== undefined) around.posted(read.mark);
    return answer;
  };
  if (trouble === undefined) send(to.response, take());
  else misbehave(trouble, to, take, platform, around);
}

function misbehave(
  trouble: Trouble,
  { response, leave }: Asking,
  take: () => Answer,
  platform: Platform,
  around: Around,
): void {
  switch (trouble.kind) {
    case 'drop':
      response.destroy();
      return;
    case 'cut':
      take();
      response.destroy();
      return;
    case 'hang':
      take();
      leave();
      return;
    case 'late':
      leave();
      around.later(trouble.ms, () => {
        around.note('a late request is taken');
        take();
      });
      return;
    case 'fault':
      send(response, { status: 500 });
      return;
    case 'lose':
      take();
      send(response, { status: 502 });
      return;
    case 'limit':
      send(response, platform.limited(trouble.seconds));
      return;
    case 'deny':
      send(response, platform.denied);
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (status === 204) response.writeHead(204).end();
  else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body ?? {}));
}
