/** Registers what the bot listens to on a discord.js client, and keeps count of what is being answered. */
import { Events, type Client, type Interaction } from 'discord.js';
import type { Deps } from '../../core/ports.ts';
import { answerInteraction } from './answer.ts';
import { answerTyping } from './autocomplete.ts';
import { withDeadline } from './deadline.ts';
import { answerEdit, answerMessage, hearDeletion } from './hear.ts';
import { limits } from './limits.ts';
import type { Desk } from './post.ts';
import { readInteraction } from './receive.ts';

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
  client.on(Events.MessageUpdate, (_before, message) => {
    track(() => answerEdit(message, client.user?.id ?? '', desk));
  });
  client.on(Events.MessageDelete, (message) => {
    track(() => hearDeletion(message, desk));
  });
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const message of messages.values()) track(() => hearDeletion(message, desk));
  });
  listenToServers(client, deps);
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

/** Servers that come and go; one that is only out of reach has another event. What left unheard is missing when the bot is in. */
function listenToServers(client: Client, { store, clock, log }: Deps): void {
  const note = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      log.error({ err: error }, 'a server that came or went on Discord could not be noted');
    });
  };
  client.on(Events.ClientReady, ({ guilds }) => {
    note(() => store.departures.present('discord', [...guilds.cache.keys()], clock()));
  });
  client.on(Events.GuildCreate, ({ id }) => {
    note(() => store.departures.came('discord', id));
  });
  client.on(Events.GuildDelete, ({ id }) => {
    note(() => store.departures.left('discord', id, clock()));
  });
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
