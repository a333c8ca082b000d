/** The Bolt app around any receiver: a socket, signed HTTP, or a test's own. */
import { App, LogLevel, type AppOptions, type Receiver, type ReceiverEvent, type webApi } from '@slack/bolt';
import type { Deps, Log } from '../../core/ports.ts';
import { clientOptions, sdkLogger, type ApiSettings } from './api.ts';
import { createDesk, type DeskSettings } from './desk.ts';
import { listen } from './listen.ts';
import type { Running } from './running.ts';

export interface AppSettings extends DeskSettings {
  readonly receiver: Receiver;
  readonly api: ApiSettings;
  readonly client: webApi.WebClient;
  readonly identity: Identity;
  readonly running: Running;
}

/** Who the bot is in its workspace. */
export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
}

export function createApp({ receiver, api, client, identity, running, ...settings }: AppSettings, deps: Deps): App {
  const options: AppOptions = {
    receiver,
    // Asked once at the start, not by Bolt at every event.
    authorize: async () => ({ botToken: api.botToken, ...identity }),
    clientOptions: clientOptions(api),
    logger: sdkLogger(deps.log),
    logLevel: LogLevel.WARN,
    convoStore: false,
  };
  const app = new QuietApp(options, running, deps.log);
  listen(app, { desk: createDesk(client, api, settings, deps), client, botUser: identity.botUserId });
  return app;
}

/** Acknowledges what nothing here listens to, so that Slack shows no error of its own and does not send it again. */
class QuietApp extends App {
  readonly #running: Running;
  readonly #log: Log;

  constructor(options: AppOptions, running: Running, log: Log) {
    super(options);
    this.#running = running;
    this.#log = log;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.#running.track(this.#process(event));
  }

  /** Never rejects. An acknowledgement that Slack did not take is delivered again by Slack. */
  async #process(event: ReceiverEvent): Promise<void> {
    const seen = { ack: false };
    const ack: ReceiverEvent['ack'] = (body: unknown) => {
      seen.ack = true;
      return event.ack(body);
    };
    try {
      await super.processEvent({ ...event, ack });
      if (seen.ack) return;
      this.#log.info({ type: event.body['type'] as unknown }, 'Slack sent something that nothing here listens to');
      await event.ack();
    } catch (error) {
      this.#log.warn({ err: error }, 'Slack did not take an acknowledgement');
    }
  }
}
