/** Connects to PostgreSQL, for several replicas that share one store. The driver is loaded when an address is given, not before. */
import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type { CustomTypesConfig } from 'pg';
import { UserError } from '../core/errors.ts';
import type { Engine } from './engine.ts';
import { numberedByPostgres } from './migrations/engine.ts';

const limits = {
  max: 10,
  connectionTimeoutMillis: 5000,
  statement_timeout: 15_000,
  /** A replica that is stopped in the middle of a transaction must not hold up the others for ever. */
  idle_in_transaction_session_timeout: 30_000,
} as const;

/** `onLost` is told of connections that broke; the next query opens another. Throws a UserError when `url` is no address. */
export async function openPostgres(url: string, onLost: (error: Error) => void): Promise<Engine> {
  const where = addressOf(url);
  const { default: pg } = await import('pg');
  const types: CustomTypesConfig = {
    // Instants and counts are far below 2^53.
    getTypeParser: (oid, format): unknown =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
  };
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'sysdesign-bot',
    keepAlive: true,
    types,
    ...limits,
  });
  // Without a listener on both, a connection that breaks while it is idle or between two statements ends the process.
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return {
    dialect: new PostgresDialect({ pool: withoutNul(pool) }),
    numbered: numberedByPostgres,
    isShared: true,
    explain: (error) => explain(error, where),
    release: () => undefined,
  };
}

/** Host, port and database: never the password. */
function addressOf(url: string): string {
  if (!URL.canParse(url)) {
    throw new UserError(
      'bad-config',
      'DATABASE_URL is not an address.',
      'Write it as postgres://user:password@host:5432/database, with special characters of the password as %-codes.',
    );
  }
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}

/** PostgreSQL cannot hold the character NUL in text; SQLite can. */
function withoutNul(pool: PostgresPool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      const query = (sql: string, parameters: readonly unknown[]): unknown =>
        client.query(sql, parameters.map(storable));
      return {
        query: query as PostgresPoolClient['query'],
        release: () => {
          client.release();
        },
      };
    },
    end: () => pool.end(),
  };
}

function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

const reasons: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  ECONNREFUSED: ['nothing listens there', 'Start it, or mend DATABASE_URL.'],
  ENOTFOUND: ['there is no such host', 'Mend the host in DATABASE_URL.'],
  EAI_AGAIN: ['the name of the host cannot be looked up', 'Mend the host in DATABASE_URL, or the network.'],
  '28P01': ['it does not take this user and password', 'Mend them in DATABASE_URL.'],
  '28000': ['it does not let this user in', 'Mend the user in DATABASE_URL, or its rights in pg_hba.conf.'],
  '3D000': ['it has no such database', 'Create the database, or mend its name in DATABASE_URL.'],
  '42501': ['the user may not create tables there', 'Make it the owner of the database.'],
  '3F000': ['the user sees no schema there', 'Make it the owner of the database.'],
  '53300': ['it has no connection to spare', 'Raise max_connections, or run fewer replicas.'],
  '57P03': ['it is just starting', 'Try again in a moment.'],
};

function explain(error: unknown, where: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const known = reasons[codeOf(error)];
  const isTimeout = /timeout/i.test(error.message);
  if (known === undefined && !isTimeout) return error;
  const [reason, advice] = known ?? ['it does not answer', 'Check the host, the port and the firewall.'];
  return new UserError('data-unreachable', `PostgreSQL at ${where} cannot be used: ${reason}.`, advice, {
    cause: error,
  });
}

/** Of the error or of what caused it. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : '';
}
