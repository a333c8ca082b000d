/** The real Bolt app behind a receiver that takes payloads by hand, and before a Slack that is a function. Timers ring when told to. */
import type { App, Receiver } from '@slack/bolt';
import { createClient, sdkLogger, type ApiSettings } from '../../../src/platforms/slack/api.ts';
import { createApp } from '../../../src/platforms/slack/app.ts';
import { createRunning } from '../../../src/platforms/slack/running.ts';
import type { StartTimer } from '../../../src/platforms/slack/within.ts';
import type { TestDeps } from '../../deps.ts';
import type { Json } from './payloads.ts';

/** What the bot asked of Slack: a method of the Web API, `response_url` or `upload`. */
export interface Call {
  readonly to: string;
  readonly body: Json;
}

export interface FrontDoor {
  /** Resolves when the bot is done with the payload. `ack` gets what the bot acknowledges with. */
  readonly deliver: (payload: Json, ack?: (body: unknown) => Promise<void>) => Promise<void>;
  /** What was acknowledged, in order; undefined for an empty acknowledgement. */
  readonly acks: readonly unknown[];
  readonly calls: readonly Call[];
  /** How Slack answers the next call of this kind, once. */
  readonly answer: (to: string, with_: Json | Promise<Json>) => void;
  /** Rings every timer of so many milliseconds, the one that is being waited for included. */
  readonly ring: (ms: number) => Promise<void>;
}

const usual: Readonly<Record<string, Json>> = {
  'files.getUploadURLExternal': { ok: true, upload_url: 'https://files.slack.com/upload/v1/1', file_id: 'F1' },
};

export function openFrontDoor(deps: TestDeps): FrontDoor {
  const calls: Call[] = [];
  const acks: unknown[] = [];
  const prepared: { readonly to: string; readonly body: Json | Promise<Json> }[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const to = kindOf(String(input instanceof Request ? input.url : input));
    calls.push({ to, body: to === 'upload' ? {} : readBody(await new Response(init?.body ?? '').text()) });
    const index = prepared.findIndex((answer) => answer.to === to);
    const [answer] = index < 0 ? [] : prepared.splice(index, 1);
    return Response.json((await answer?.body) ?? usual[to] ?? { ok: true });
  };
  const api: ApiSettings = { botToken: 'xoxb-test', apiUrl: 'https://slack.com/api/', timeoutMs: 1000, fetch };
  const timers = createTimers();
  const app = createApp(
    {
      receiver: nothing,
      api,
      client: createClient(api, sdkLogger(deps.log)),
      identity: { botId: 'B1', botUserId: 'UBOT' },
      publicUrl: undefined,
      running: createRunning(),
      startTimer: timers.start,
    },
    deps,
  );
  return {
    deliver: (payload, ack) => deliver(app, payload, ack ?? (async (body) => void acks.push(body))),
    acks,
    calls,
    answer: (to, body) => prepared.push({ to, body }),
    ring: timers.ring,
  };
}

const nothing: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

async function deliver(app: App, body: Json, ack: (body: unknown) => Promise<void>): Promise<void> {
  await app.processEvent({ body, ack });
}

function kindOf(url: string): string {
  if (url.startsWith('https://hooks.slack.com/')) return 'response_url';
  return url.startsWith('https://files.slack.com/') ? 'upload' : url.replace('https://slack.com/api/', '');
}

function readBody(text: string): Json {
  if (text.startsWith('{')) return JSON.parse(text) as Json;
  const pairs = [...new URLSearchParams(text)].map(
    ([key, value]) => [key, /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value] as const,
  );
  return Object.fromEntries(pairs);
}

function createTimers(): { readonly start: StartTimer; readonly ring: (ms: number) => Promise<void> } {
  const waiting = new Set<{ readonly ms: number; readonly ring: () => void }>();
  const due = (ms: number) => [...waiting].filter((timer) => timer.ms === ms);
  return {
    start: (ms, ring) => {
      const timer = { ms, ring };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    ring: async (ms) => {
      // What leads up to the timer takes turns of the event loop, and no time.
      for (let turns = 0; due(ms).length === 0; turns += 1) {
        if (turns === 1000) throw new Error(`nothing waits for ${ms} ms`);
        await new Promise(setImmediate);
      }
      for (const timer of due(ms)) {
        waiting.delete(timer);
        timer.ring();
      }
    },
  };
}
