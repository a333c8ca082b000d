/** The bot on Discord: connected by its gateway, answering commands, controls, forms, mentions and direct messages. */
import { Events, Status, type Client, type Interaction } from 'discord.js';
import { PlatformError } from '../../core/errors.ts';
import type { Deps } from '../../core/ports.ts';
import type { Connection } from '../platform.ts';
import { answerInteraction } from './answer.ts';
import { answerTyping } from './autocomplete.ts';
import { createClient, createPostingRest, type DiscordSettings } from './client.ts';
import { answerMessage } from './hear.ts';
import { limits } from './limits.ts';
import { createMessenger } from './messenger.ts';
import type { Desk } from './post.ts';
import { readInteraction } from './receive.ts';
import { registerWhenChanged } from './register.ts';
import { closeError, startError } from './start-error.ts';

export type { DiscordSettings } from './client.ts';
export { commandPayload, registerCommands } from './register.ts';

/** Resolves when events arrive. Throws a UserError when Discord does not let the bot in. */
export async function connectDiscord(settings: DiscordSettings, deps: Deps): Promise<Connection> {
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
    await register(client, deps);
  } catch (error) {
    await client.destroy();
    throw startError(error, deps.clock());
  }
  return {
    name: 'discord',
    routes: [],
    messenger: createMessenger(client, { rest: createPostingRest(settings), deps }),
    isReady: () => client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready),
    stop: async () => {
      await drain();
      await client.destroy();
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

export interface Listening {
  /** Resolves when nothing is being answered. */
  readonly idle: () => Promise<void>;
  /** Takes nothing more, and lets the running answers finish, within limits. */
  readonly drain: () => Promise<void>;
}

export function listen(client: Client, deps: Deps): Listening {
  const desk: Desk = { rest: client.rest, deps };
  const running = new Set<Promise<void>>();
  let isStopping = false;
  const track = (work: () => Promise<void>): void => {
    if (isStopping) return;
    const done = work().finally(() => running.delete(done));
    running.add(done);
  };
  client.on(Events.InteractionCreate, (interaction) => {
    track(() => onInteraction(interaction, desk));
  });
  client.on(Events.MessageCreate, (message) => {
    track(() => answerMessage(message, client.user?.id ?? '', desk));
  });
  const idle = async (): Promise<void> => {
    await Promise.allSettled(running);
  };
  return {
    idle,
    drain: async () => {
      isStopping = true;
      await withDeadline(idle(), limits.time.drain);
    },
  };
}

async function onInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  try {
    if (interaction.isAutocomplete()) {
      await answerTyping(interaction, desk);
      return;
    }
    const incoming = readInteraction(interaction);
    if (incoming !== undefined) await answerInteraction(incoming, desk);
  } catch (error) {
    desk.deps.log.warn({ err: error, type: interaction.type }, 'a Discord interaction could not be read');
  }
}

async function withDeadline(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
