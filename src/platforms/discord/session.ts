/**
 * One client from its login on. Reading what people write in threads is an intent that somebody has to allow in Discord's
 * portal; when nobody has, Discord lets the bot in only without it, and so does this.
 */
import { Events, Status, type Client } from 'discord.js';
import { PlatformError } from '../../core/errors.ts';
import type { Deps } from '../../core/ports.ts';
import { createClient, type DiscordSettings } from './client.ts';
import { limits } from './limits.ts';
import { listen } from './listen.ts';
import { closeError, isDisallowed, startError } from './start-error.ts';
import { withDeadline } from './deadline.ts';

export interface Session {
  readonly client: Client<true>;
  readonly isReady: () => boolean;
  /** Lets the running answers finish, within limits. */
  readonly stop: () => Promise<void>;
}

/** In words for whoever runs the bot. */
export const notAllowed =
  'Discord does not let the bot read plain messages: switch on Message Content Intent under Bot in the Discord developer ' +
  'portal and start the bot again, or set DISCORD_MESSAGE_CONTENT=off. Until then the bot runs without: people answer in ' +
  'interviews by form, mention or reply';

/** Resolves when events arrive. Throws a UserError when Discord does not let the bot in. */
export async function openSession(settings: DiscordSettings, deps: Deps): Promise<Session> {
  try {
    return await enter(settings, deps);
  } catch (error) {
    if (settings.messageContent !== true || !isDisallowed(error)) throw startError(error, deps.clock());
  }
  deps.log.warn({}, notAllowed);
  try {
    return await enter({ ...settings, messageContent: false }, deps);
  } catch (error) {
    throw startError(error, deps.clock());
  }
}

async function enter(settings: DiscordSettings, deps: Deps): Promise<Session> {
  const client = createClient(settings, deps.log);
  const { drain } = listen(client, deps);
  try {
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    const refused = new Promise<never>((_resolve, reject) => {
      client.once(Events.ShardDisconnect, ({ code }) => {
        reject(closeError(code));
      });
    });
    const entering = Promise.all([client.login(settings.token), ready]);
    await withDeadline(Promise.race([entering, refused]), limits.time.connect);
    if (!client.isReady()) throw new PlatformError('down', 'Discord took too long to let the bot in');
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return {
    client,
    isReady: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    stop: async () => {
      await drain();
      await client.destroy();
    },
  };
}
