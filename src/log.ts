/** Structured log lines to standard error, with everything that looks like a secret taken out of the finished line. */
import { pino, type DestinationStream } from 'pino';
import type { Log } from './core/ports.ts';

/**
 * Secrets reach a log by many paths: an error's message, a URL, a request body. So the scrubber works on the finished line:
 * Slack tokens, Slack and Discord webhook and interaction URLs, Discord bot tokens.
 */
const secrets = [
  /xox[a-z]-[\w-]+/g,
  /xapp-[\w-]+/g,
  /hooks\.slack\.com\/[\w/-]+/g,
  /(?<=\/(?:webhooks|interactions)\/\d{5,25}\/)[\w-]{20,}/g,
  /[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
];

export function scrub(line: string): string {
  return secrets.reduce((text, secret) => text.replace(secret, '[secret]'), line);
}

export function createLog(level: string, destination: DestinationStream = process.stderr): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFields },
      hooks: { streamWrite: scrub },
    },
    destination,
  );
  return {
    debug: (fields, message) => {
      logger.debug(fields, message);
    },
    info: (fields, message) => {
      logger.info(fields, message);
    },
    warn: (fields, message) => {
      logger.warn(fields, message);
    },
    error: (fields, message) => {
      logger.error(fields, message);
    },
  };
}

/** Only these fields of an error are logged: SDK errors carry whole requests, and those carry tokens. */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: errorFields(error.cause) };
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}
