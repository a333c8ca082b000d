/** What to tell whoever starts the bot when Discord does not let it in. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { PlatformError, UserError } from '../../core/errors.ts';
import { refusalOf } from './refusal.ts';

/** Discord's code for closing on a token that its gateway does not know. */
const authenticationFailed = 4004;
/** Discord's code for closing on an intent that nobody has allowed in its portal. */
export const disallowedIntents = 4014;

/** A UserError for what a person can mend; a bug stays what it is. `now` is for how long a rate limit lasts. */
export function startError(error: unknown, now: Temporal.Instant): unknown {
  if (isWrongToken(error)) return wrongToken();
  const refusal = refusalOf(error, now)?.error;
  switch (refusal?.kind) {
    case undefined:
      return error;
    case 'down':
    case 'gone':
      // Discord has all that is asked of it here: where that is missing, something else answers.
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
      return new UserError('discord-refused', `${refusal.message}.`, 'docs/discord.md says what the bot needs.');
  }
}

/** Why the gateway closed a connection that was not yet ready. */
export function closeError(code: number): UserError | PlatformError {
  return code === authenticationFailed
    ? wrongToken()
    : new PlatformError('denied', `Discord closed the connection with code ${code}`, { cause: { code } });
}

/** Whether the bot may come in without an intent that it asked for. discord.js says so itself before the connection is closed. */
export function isDisallowed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  const isClosed = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === disallowedIntents;
  return isClosed || error.message === 'Used disallowed intents';
}

function wrongToken(): UserError {
  return new UserError(
    'discord-token',
    'Discord does not know the token in DISCORD_TOKEN.',
    'Reset it under Bot in the Discord developer portal and set the new one.',
  );
}

function isWrongToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
