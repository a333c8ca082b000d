/** The bot on Discord: connected by its gateway, answering commands, controls, forms, mentions and direct messages. */
import { Events, type Client } from 'discord.js';
import type { Deps } from '../../core/ports.ts';
import type { Connection } from '../platform.ts';
import { createPostingRest, type DiscordSettings } from './client.ts';
import { createMessenger } from './messenger.ts';
import { registerWhenChanged } from './register.ts';
import { notAllowed, openSession, type Session } from './session.ts';
import { disallowedIntents, startError } from './start-error.ts';

export type { DiscordSettings } from './client.ts';
export { commandPayload, registerCommands } from './register.ts';

/** Resolves when events arrive. Throws a UserError when Discord does not let the bot in. */
export async function connectDiscord(settings: DiscordSettings, deps: Deps): Promise<Connection> {
  let session = await openSession(settings, deps);
  let isStopping = false;
  /** Somebody switched the intent off while the bot was running: it goes on without. */
  const watch = ({ client }: Session): void => {
    client.once(Events.ShardDisconnect, ({ code }) => {
      if (code !== disallowedIntents || isStopping) return;
      deps.log.warn({}, notAllowed);
      reopen().catch((error: unknown) => {
        deps.log.error({ err: error }, 'Discord does not let the bot in again; start the bot again');
      });
    });
  };
  const reopen = async (): Promise<void> => {
    await session.stop();
    session = await openSession({ ...settings, messageContent: false }, deps);
  };
  watch(session);
  await register(session.client, deps);
  return {
    name: 'discord',
    routes: [],
    messenger: createMessenger(() => session.client, { rest: createPostingRest(settings), deps }),
    isReady: () => session.isReady(),
    stop: async () => {
      isStopping = true;
      await session.stop();
    },
  };
}

/** Without its commands the bot still answers mentions, so a failure is said and not fatal. */
async function register(client: Client<true>, deps: Deps): Promise<void> {
  try {
    const count = await registerWhenChanged(client.rest, client.application.id, deps);
    if (count > 0) deps.log.info({ count }, 'commands registered with Discord');
  } catch (error) {
    deps.log.error({ err: startError(error, deps.clock()) }, 'commands could not be registered with Discord');
  }
}
