/** `sysdesign register`: tells Discord which commands there are, also when nothing has changed. */
import { UserError } from '../core/errors.ts';
import { openStore } from '../storage/open.ts';
import type { CliCommand } from './command.ts';

export const register: CliCommand = {
  usage: 'register',
  summary: 'Register the commands with Discord (happens by itself on start when they changed)',
  run: async (_args, { config, print }) => {
    if (config.discord === undefined) {
      throw new UserError('discord-off', 'Discord is off.', 'Set DISCORD_TOKEN (docs/discord.md) and run this again.');
    }
    const { registerCommands } = await import('../platforms/discord/register.ts');
    const store = await openStore(config.databaseUrl ?? config.databaseFile);
    try {
      const count = await registerCommands(config.discord, { store });
      print(`${String(count)} commands are registered with Discord.`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
