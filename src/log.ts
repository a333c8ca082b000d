/** Log lines to standard error, as JSON or for people, with everything that looks like a secret taken out of the finished line. */
import { pino, type DestinationStream } from 'pino';
import { z } from 'zod';
import type { Log } from './core/ports.ts';

/**
 * Secrets reach a log by many paths: an error's message, a URL, a request body. So the scrubber works on the finished line:
 * Slack tokens, Slack and Discord webhook and interaction URLs, Discord bot tokens.
 */
const secrets = [
  /xox[a-z]-[\w-]+/,
  /xapp-[\w-]+/,
  /hooks\.slack\.com\/[\w/-]+/,
  /(?<=\/(?:webhooks|interactions)\/\d{5,25}\/)[\w-]{20,}/,
  /[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/,
];

/** An escape of JSON is passed over whole: its letters must not be taken for the beginning of a secret, or the line is JSON no more. */
const escapeOrSecret = new RegExp(
  String.raw`\\(?:u[\da-f]{4}|.)|(?<secret>${secrets.map(({ source }) => source).join('|')})`,
  'g',
);

export function scrub(line: string): string {
  return line.replace(escapeOrSecret, (whole: string, secret: string | undefined) =>
    secret === undefined ? whole : '[secret]',
  );
}

/** `json`: one object a line, for machines. `text`: one sentence a line, an error's stack below it. */
export type LogFormat = 'json' | 'text';

export function createLog(level: string, format: LogFormat, destination: DestinationStream = process.stderr): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFields },
      hooks: { streamWrite: format === 'json' ? scrub : (line) => readable(scrub(line)) },
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

const lineShape = z.looseObject({ level: z.number(), time: z.string(), msg: z.string(), err: z.unknown().optional() });
const errorShape = z.object({ message: z.string(), stack: z.string().optional(), cause: z.unknown().optional() });
/** The level from which a stack is worth a person's time. */
const errorLevel = 50;

/** `12:30:00Z warning: what happened: why (channel="C1")`. */
function readable(json: string): string {
  const { level, time, msg, err, ...fields } = lineShape.parse(JSON.parse(json));
  const name = level >= errorLevel ? 'error' : level >= 40 ? 'warning' : level >= 30 ? 'info' : 'debug';
  const named = Object.entries(fields).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const text = `${[msg, ...reasons(err)].join(': ')}${named.length === 0 ? '' : ` (${named.join(' ')})`}`;
  const stack = level >= errorLevel ? (errorShape.safeParse(err).data?.stack?.split('\n').filter(isFrame) ?? []) : [];
  return `${[`${time.slice(11, 19)}Z ${name}: ${text}`, ...stack].map(visible).join('\n')}\n`;
}

function isFrame(line: string): boolean {
  return line.startsWith('    at ');
}

/** What an error says, and what its causes say. */
function reasons(error: unknown): string[] {
  if (error === undefined) return [];
  const { success, data } = errorShape.safeParse(error);
  return success ? [data.message.replace(/\.$/, ''), ...reasons(data.cause)] : [JSON.stringify(error)];
}

/** Nothing in a line moves the cursor or begins a line of its own. */
function visible(line: string): string {
  return line.replace(/\p{Cc}/gu, (control) => (control === '\t' ? ' ' : JSON.stringify(control).slice(1, -1)));
}
