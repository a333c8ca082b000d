/** The discord.js client as this bot wants it: few intents, no mentions, no retries behind our back, and no payload that kills the process. */
import { Client, GatewayIntentBits, Options, Partials, REST } from 'discord.js';
import type { RESTOptions } from 'discord.js';
import type { Log } from '../../core/ports.ts';
import { limits } from './limits.ts';

export interface DiscordSettings {
  readonly token: string;
  /** Of the REST API without its version; undefined for Discord's own. */
  readonly apiUrl: string | undefined;
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
  settings: Pick<DiscordSettings, 'apiUrl'>,
  log: Log,
  rest: Partial<RESTOptions> = {},
): Client {
  const client = new Client({
    // None of them is privileged. Discord delivers the text of messages that mention the bot or are written to it alone.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
    rest: { ...restOptions(settings), ...rest },
  });
  // Without a listener an error of the connection ends the process.
  client.on('error', (error) => {
    log.error({ err: error }, 'the Discord client failed');
  });
  client.on('shardDisconnect', ({ code }) => {
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
