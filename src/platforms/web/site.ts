/** What every request handler of the page works with. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Place } from '../../core/model.ts';
import type { ChatMessage, Deps } from '../../core/ports.ts';
import type { Assets } from './assets.ts';
import type { DemoControl } from './demo-control.ts';
import type { Hub } from './live.ts';
import { Refusal } from './refusal.ts';
import type { Visitor } from './visitor.ts';

export interface Site {
  readonly deps: Deps;
  readonly hub: Hub;
  readonly assets: Assets;
  readonly channels: readonly string[];
  readonly canManage: boolean;
  readonly demo?: DemoControl | undefined;
}

/** One request on its way. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Absent for a browser that brings no cookie. */
  readonly visitor: Visitor | undefined;
}

/** Throws a Refusal when there is no such channel, or no message there that a thread can hang on. */
export async function placeOf(
  site: Site,
  channel: string,
  thread?: string,
): Promise<{ readonly place: Place; readonly root?: ChatMessage }> {
  if (!site.channels.includes(channel)) {
    throw new Refusal(404, 'There is no such channel.', `Go to #${site.channels[0] ?? ''} instead.`);
  }
  const place = { platform: 'web', tenant: 'local', channel } as const;
  if (thread === undefined) return { place };
  const root = /^[1-9]\d{0,14}$/.test(thread) ? await site.deps.store.chat.get(Number(thread)) : undefined;
  const canHoldThread =
    root?.place.channel === channel && root.place.thread === undefined && root.privateTo === undefined;
  if (!canHoldThread) {
    throw new Refusal(404, 'There is no such thread.', `Look for the message in #${channel}.`);
  }
  return { place: { ...place, thread }, root };
}
