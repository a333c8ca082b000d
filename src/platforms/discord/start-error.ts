/** What to tell whoever starts the bot when Discord does not let it in. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { UserError } from '../../core/errors.ts';

export function startError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  if (isWrongToken(error)) {
    return new UserError(
      'discord-token',
      'Discord does not know the token in DISCORD_TOKEN.',
      'Reset it under Bot in the Discord developer portal and set the new one.',
    );
  }
  if (error instanceof DiscordAPIError) {
    return new UserError(
      'discord-refused',
      `Discord refused the bot with code ${error.code} (status ${error.status}).`,
      'docs/discord.md says what the bot must be allowed to do.',
    );
  }
  return new UserError(
    'discord-down',
    'Discord cannot be reached.',
    'Check the network, and DISCORD_API_URL where it is set, then start the bot again.',
    { cause: error },
  );
}

function isWrongToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
