/** What to tell whoever starts the bot when Discord does not let it in. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { UserError } from '../../core/errors.ts';
import { refusalOf } from './refusal.ts';

/** A UserError for what a person can mend; a bug stays what it is. `now` is for how long a rate limit lasts. */
export function startError(error: unknown, now: Temporal.Instant): unknown {
  if (isWrongToken(error)) {
    return new UserError(
      'discord-token',
      'Discord does not know the token in DISCORD_TOKEN.',
      'Reset it under Bot in the Discord developer portal and set the new one.',
    );
  }
  const refusal = refusalOf(error, now)?.error;
  switch (refusal?.kind) {
    case undefined:
      return error;
    case 'down':
      return new UserError(
        'discord-down',
        `Discord cannot be reached: ${refusal.message}.`,
        'Check the network, and DISCORD_API_URL where it is set, then start the bot again.',
      );
    case 'limited':
      return new UserError(
        'discord-limited',
        'Discord lets the bot do nothing for a while.',
        `Start it again after ${refusal.retryAt?.toString() ?? 'some minutes'}.`,
      );
    case 'denied':
    case 'gone':
      return new UserError('discord-refused', `${refusal.message}.`, 'docs/discord.md says what the bot needs.');
  }
}

function isWrongToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
