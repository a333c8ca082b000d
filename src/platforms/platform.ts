/** What a platform gives back to main.ts once it is connected. Types only: the one file that all platforms share. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlatformMessenger } from '../core/messenger.ts';
import type { PlatformName } from '../core/model.ts';

/** Serves every request whose path is `path`, or lies below it when `path` ends in `/`. The longest path wins. */
export interface Route {
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface Connection {
  readonly name: PlatformName;
  /** What to mount on the bot's HTTP server; empty for a platform reached by socket. */
  readonly routes: readonly Route[];
  /** Speaks without being spoken to. */
  readonly messenger: PlatformMessenger;
  /** Whether events arrive right now. */
  readonly isReady: () => boolean;
  /** Takes no more events, lets the running ones answer (bounded), disconnects. */
  readonly stop: () => Promise<void>;
}
