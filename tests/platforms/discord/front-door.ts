/**
 * The real discord.js client without a network: raw payloads go in where the gateway's would, requests come out where they
 * would leave. The one place that reaches into discord.js's internals for tests.
 */
import { Events, type Client, type ClientEvents, type Interaction } from 'discord.js';
import type { Deps } from '../../../src/core/ports.ts';
import { createClient } from '../../../src/platforms/discord/client.ts';
import { listen } from '../../../src/platforms/discord/listen.ts';
import { guild } from '../../contracts/discord-gateway.ts';
import { testLog } from '../../deps.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface Sent {
  readonly method: string;
  /** Without the version and the query. */
  readonly path: string;
  readonly body: Json;
  /** Names of the files that went with it. */
  readonly files: readonly string[];
}

/** What Discord says to a request; undefined for yes. A thrown error is a lost connection. */
export type Mood = (request: Sent, count: number) => { readonly status: number; readonly body: Json } | undefined;

export interface FrontDoor {
  readonly sent: readonly Sent[];
  /** As discord.js read them. */
  readonly interactions: readonly Interaction[];
  /** Puts a payload in and waits until it has been answered. */
  readonly receive: (event: string, payload: Json) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openFrontDoor(deps: Deps, mood: Mood = () => undefined): FrontDoor {
  const sent: Sent[] = [];
  const client = createClient({ apiUrl: 'http://discord.test/api' }, deps.log, {
    makeRequest: async (url, init) => {
      const request = await requestOf(url, init);
      sent.push(request);
      const answer = mood(request, sent.length);
      const response =
        answer === undefined
          ? new Response('{}', json(200))
          : new Response(JSON.stringify(answer.body), json(answer.status));
      return response;
    },
  });
  const interactions: Interaction[] = [];
  client.on(Events.InteractionCreate, (interaction) => interactions.push(interaction));
  const { idle, drain } = listen(client, deps);
  const read = readerOf(client);
  return {
    sent,
    interactions,
    receive: async (event, payload) => {
      read({ op: 0, t: event, s: 1, d: structuredClone(payload) });
      await idle();
    },
    close: async () => {
      await drain();
      await client.destroy();
    },
  };
}

/** The real client, knowing the server of the contract tests, and what is read from the objects that it makes. */
export interface Reader {
  /** What `take` makes of the event that a payload leads to; undefined when it leads to none. */
  readonly read: <Name extends keyof ClientEvents, Taken>(
    name: Name,
    type: string,
    payload: Json,
    take: (...event: ClientEvents[Name]) => Taken,
  ) => Taken | undefined;
  readonly close: () => Promise<void>;
}

export function openReader(): Reader {
  const client = createClient({ apiUrl: undefined }, testLog([]));
  const put = readerOf(client);
  put({ op: 0, t: 'GUILD_CREATE', s: 1, d: structuredClone(guild) });
  return {
    read: (name, type, payload, take) => {
      let taken: ReturnType<typeof take> | undefined;
      client.once(name, (...event) => {
        taken = take(...event);
      });
      put({ op: 0, t: type, s: 1, d: structuredClone(payload) });
      client.removeAllListeners(name);
      return taken;
    },
    close: () => client.destroy(),
  };
}

/** A client that is not connected queues what it reads until it is; the state says that it is. */
function readerOf(client: Client): (packet: Json) => void {
  const manager = client.ws as unknown as {
    status: number;
    handlePacket: (packet: Json, shard: { readonly id: number }) => boolean;
  };
  manager.status = 0;
  return (packet) => {
    manager.handlePacket(packet, { id: 0 });
  };
}

function json(status: number): ResponseInit {
  return { status, headers: { 'content-type': 'application/json' } };
}

async function requestOf(url: string, init: { readonly method?: string; readonly body?: unknown }): Promise<Sent> {
  const { body } = init;
  const isForm = typeof body === 'object' && body !== null && 'get' in body;
  const form = isForm ? (body as FormData) : undefined;
  const text = form === undefined ? body : form.get('payload_json');
  return {
    method: init.method ?? 'GET',
    path: decodeURIComponent(new URL(url).pathname).replace(/^\/api\/v10/, ''),
    body: typeof text === 'string' ? (JSON.parse(text) as Json) : {},
    files:
      form === undefined ? [] : [...form.values()].flatMap((value) => (typeof value === 'string' ? [] : [value.name])),
  };
}
