/**
 * Everything that can be set, in one schema: the environment for where and who, config/bot.yaml for how.
 * Every problem is reported at once, with the name of the setting, what it must look like and where to get it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from './core/errors.ts';

const text = z.string().trim();
const flag = z.enum(['on', 'off'], { error: 'must be on or off' }).transform((value) => value === 'on');
const url = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((value) => value.replace(/\/+$/, ''));

/** The keys of the environment; .env.example lists exactly these. An empty value counts as absent. */
export const environment = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(3000),
  PUBLIC_URL: url.optional(),
  WEB_PAGE: flag.default(true),
  DATA_DIR: text.default('data'),
  DATABASE_URL: text.regex(/^postgres(?:ql)?:\/\//, 'must start with postgres://').optional(),
  CONTENT_DIR: text.default('content'),
  CONTENT_WATCH: flag.optional(),
  CONFIG_DIR: text.default('config'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
    .optional(),
  NODE_ENV: text.optional(),
  SLACK_BOT_TOKEN: text
    .startsWith('xoxb-', 'must start with xoxb-; it stands under OAuth & Permissions of your Slack app')
    .optional(),
  SLACK_APP_TOKEN: text
    .startsWith(
      'xapp-',
      'must start with xapp-; create it under Basic Information, App-Level Tokens, with connections:write',
    )
    .optional(),
  SLACK_SIGNING_SECRET: text
    .regex(/^[0-9a-f]{32}$/i, 'must be 32 hex digits; it stands under Basic Information, App Credentials')
    .optional(),
  SLACK_API_URL: url.optional(),
  DISCORD_TOKEN: text
    .regex(
      /^[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}$/,
      'must be three parts joined by dots; reset it under Bot in the Discord developer portal',
    )
    .optional(),
  DISCORD_API_URL: url.optional(),
  DISCORD_MESSAGE_CONTENT: flag.default(false),
});

const channelForm = 'must be a-z, 0-9 and -, at most 40 of them';

/** Settings below a heading of bot.yaml; a key of another name is an error. */
function settings<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys' ? `has no setting ${String(keys)}` : 'must be settings, each on a line of its own',
  });
}

const tunables = settings({
  web: settings({
    channels: z
      .array(z.string({ error: channelForm }).regex(/^[a-z0-9-]{1,40}$/, channelForm), {
        error: 'must be a list of names',
      })
      .min(1, 'needs one name at least')
      .max(20, 'must be 20 names at most'),
  }).default({ channels: ['general', 'interview-prep'] }),
  housekeeping: settings({
    rememberEventsHours: z
      .number({ error: 'must be a number of hours, 1 to 720' })
      .min(1, 'must be 1 at least')
      .max(720, 'must be 720 at most'),
  }).default({ rememberEventsHours: 24 }),
  daily: settings({
    graceMinutes: z
      .number({ error: 'must be a number of minutes, 1 to 1440' })
      .min(1, 'must be 1 at least')
      .max(1440, 'must be 1440 at most'),
  }).default({ graceMinutes: 120 }),
});

type Environment = z.infer<typeof environment>;
type Tunables = z.infer<typeof tunables>;

export interface Config extends Tunables {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly webPage: boolean;
  readonly dataDir: string;
  /** The embedded database; not used when there is an address. */
  readonly databaseFile: string;
  /** Of PostgreSQL. Holds a password. */
  readonly databaseUrl: string | undefined;
  readonly contentDir: string;
  readonly contentWatch: boolean;
  readonly configDir: string;
  readonly production: boolean;
  readonly logLevel: NonNullable<Environment['LOG_LEVEL']>;
  readonly slack:
    | {
        readonly botToken: string;
        readonly appToken: string | undefined;
        readonly signingSecret: string | undefined;
        readonly apiUrl: string | undefined;
      }
    | undefined;
  readonly discord:
    | {
        readonly token: string;
        readonly apiUrl: string | undefined;
        /** Whether Discord is asked for the text of messages that are not addressed to the bot. */
        readonly messageContent: boolean;
      }
    | undefined;
}

/** Reads bot.yaml from the folder that `env` names, if it is there. Throws a UserError that names every problem. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = env['CONFIG_DIR']?.trim() ?? '';
  if (given !== '' && !existsSync(given)) {
    throw new UserError('bad-config', `CONFIG_DIR leads nowhere: ${given}.`, 'Set it to a folder, or leave it away.');
  }
  const file = join(given === '' ? 'config' : given, 'bot.yaml');
  return readConfig(env, existsSync(file) ? readYaml(file) : '');
}

function readYaml(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError('bad-config', `${file} cannot be read.`, 'Make it a file that this user may read.', { cause });
  }
}

/** `yaml` is the text of bot.yaml. Throws a UserError that names every problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, yaml: string): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(given);
  const tuned = readTunables(yaml);
  const problems = [...(parsed.success ? pairProblems(parsed.data) : problemsOf(parsed.error, '')), ...tuned.problems];
  if (!parsed.success || tuned.value === undefined || problems.length > 0) {
    throw new UserError(
      'bad-config',
      `The configuration cannot be used: ${problems.join('; ')}.`,
      'Mend it in the environment, .env or config/bot.yaml and start again.',
    );
  }
  return Object.freeze({ ...configOf(parsed.data), ...tuned.value });
}

function readTunables(yaml: string): { readonly value?: Tunables; readonly problems: readonly string[] } {
  try {
    const parsed = tunables.safeParse(parse(yaml) ?? {});
    return parsed.success ? { value: parsed.data, problems: [] } : { problems: problemsOf(parsed.error, 'bot.yaml ') };
  } catch (error) {
    return {
      problems: [
        `bot.yaml is not YAML (${error instanceof Error ? (error.message.split('\n', 1)[0]?.replace(/:$/, '') ?? '') : String(error)})`,
      ],
    };
  }
}

/** Never repeats a value: it may be a secret. */
function problemsOf(error: z.ZodError, prefix: string): string[] {
  return error.issues.map(({ path, message }) => `${prefix}${path.length === 0 ? '' : `${path.join('.')} `}${message}`);
}

/** Settings that only make sense together. */
function pairProblems(env: Environment): string[] {
  const problems: string[] = [];
  const hasSlackDoor = env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined;
  if (env.SLACK_BOT_TOKEN !== undefined && !hasSlackDoor) {
    problems.push('SLACK_BOT_TOKEN needs SLACK_APP_TOKEN beside it (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)');
  }
  if (env.SLACK_BOT_TOKEN === undefined && hasSlackDoor) {
    problems.push('SLACK_APP_TOKEN and SLACK_SIGNING_SECRET need SLACK_BOT_TOKEN beside them');
  }
  return problems;
}

function configOf(env: Environment): Omit<Config, keyof Tunables> {
  const production = env.NODE_ENV === 'production';
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    webPage: env.WEB_PAGE,
    dataDir: env.DATA_DIR,
    databaseFile: join(env.DATA_DIR, 'sysdesign.sqlite'),
    databaseUrl: env.DATABASE_URL,
    contentDir: env.CONTENT_DIR,
    contentWatch: env.CONTENT_WATCH ?? !production,
    configDir: env.CONFIG_DIR,
    production,
    logLevel: env.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    slack:
      env.SLACK_BOT_TOKEN === undefined
        ? undefined
        : {
            botToken: env.SLACK_BOT_TOKEN,
            appToken: env.SLACK_APP_TOKEN,
            signingSecret: env.SLACK_SIGNING_SECRET,
            apiUrl: env.SLACK_API_URL,
          },
    discord:
      env.DISCORD_TOKEN === undefined
        ? undefined
        : {
            token: env.DISCORD_TOKEN,
            apiUrl: env.DISCORD_API_URL,
            messageContent: env.DISCORD_MESSAGE_CONTENT,
          },
  };
}
