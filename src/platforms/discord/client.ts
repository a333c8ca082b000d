/** The discord.js client as this bot wants it: few intents, no mentions, no retries behind our back, and no payload that kills the process. */
import { Client, GatewayIntentBits, Options, Partials, REST } from 'discord.js';
import type { RESTOptions } from 'discord.js';
import type { Log } from '../../core/ports.ts';
import { limits } from './limits.ts';
import { disallowedIntents } from './start-error.ts';

export interface DiscordSettings {
  readonly token: string;
  /** Of the REST API without its version; undefined for Discord's own. */
  readonly apiUrl: string | undefined;
  /** Asks for the text of messages that are not addressed to the bot. Somebody has to allow that in Discord's portal. */
  readonly messageContent?: boolean | undefined;
}

/** A lost answer is retried by post.ts where that is safe, and nowhere else. */
export function restOptions({ apiUrl }: Pick<DiscordSettings, 'apiUrl'>): Partial<RESTOptions> {
  return {
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/$/, '') }),
    retries: 0,
    timeout: limits.time.request,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > limits.time.patience,
  };
}

/** For posts, which are under way for long in their hundreds: a rate limit is an error at once, and no answer waits behind them. `rest` overrides the rest. */
export function createPostingRest(settings: DiscordSettings, rest: Partial<RESTOptions> = {}): REST {
  return new REST({ ...restOptions(settings), rejectOnRateLimit: () => true, ...rest }).setToken(settings.token);
}

/** `rest` overrides what the settings say about requests. */
export function createClient(
  settings: Pick<DiscordSettings, 'apiUrl' | 'messageContent'>,
  log: Log,
  rest: Partial<RESTOptions> = {},
): Client {
  const client = new Client({
    // The first three are not privileged. With them alone Discord delivers the text of messages that mention the bot, answer
    // one of its own, or are written to it directly.
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(settings.messageContent === true ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Nothing is kept, so what is edited or deleted is never complete, and without a partial it would not be told at all.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
    rest: { ...restOptions(settings), ...rest },
  });
  // Without a listener an error of the connection ends the process.
  client.on('error', (error) => {
    log.error({ err: error }, 'the Discord client failed');
  });
  client.on('shardDisconnect', ({ code }) => {
    // Then it comes back without the intent, and session.ts says so.
    if (code === disallowedIntents && settings.messageContent === true) return;
    log.error({ code }, 'Discord closed the connection for good; check the token and start the bot again');
  });
  keepAlive(client, log);
  return client;
}

interface PacketReader {
  handlePacket: (packet?: unknown, shard?: unknown) => boolean;
}

/**
 * discord.js builds its objects inside its own socket handler; a payload without a field that it expects throws there, where
 * nobody can catch it. There is no public place to stand between, so this wraps the private one: a test tells when it moves.
 */
function keepAlive(client: Client, log: Log): void {
  const reader = client.ws as unknown as PacketReader;
  const read = reader.handlePacket.bind(reader);
  reader.handlePacket = (packet, shard) => {
    try {
      return read(packet, shard);
    } catch (error) {
      log.warn({ err: error }, 'a payload from Discord could not be read');
      return true;
    }
  };
}
