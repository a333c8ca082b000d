/** The Bolt app around any receiver: a socket, signed HTTP, or a test's own. */
import { App, LogLevel, type Receiver, type webApi } from '@slack/bolt';
import type { Deps } from '../../core/ports.ts';
import { clientOptions, sdkLogger, type ApiSettings } from './api.ts';
import { createDesk } from './desk.ts';
import { listen } from './listen.ts';
import type { Running } from './running.ts';

export interface AppSettings {
  readonly receiver: Receiver;
  readonly api: ApiSettings;
  readonly client: webApi.WebClient;
  readonly identity: Identity;
  readonly publicUrl: string | undefined;
  readonly running: Running;
}

/** Who the bot is in its workspace. */
export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
}

export function createApp({ receiver, api, client, identity, publicUrl, running }: AppSettings, deps: Deps): App {
  const app = new App({
    receiver,
    // Asked once at the start, not by Bolt at every event.
    authorize: async () => ({ botToken: api.botToken, ...identity }),
    clientOptions: clientOptions(api),
    logger: sdkLogger(deps.log),
    logLevel: LogLevel.WARN,
    convoStore: false,
  });
  app.use(({ next }) => running.track(next()));
  listen(app, { desk: createDesk(client, api, publicUrl, deps), client, botUser: identity.botUserId });
  return app;
}
