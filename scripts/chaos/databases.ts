/** A fresh store for each round, and looks into it from outside while bots use it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openStore } from '../../src/storage/open.ts';
import { startPostgres } from '../../tests/storage/postgres-server.ts';

type Row = Readonly<Record<string, unknown>>;

export interface Database {
  /** For openStore. */
  readonly target: string;
  readonly rows: (sql: string) => Promise<readonly Row[]>;
  /** Tells it the time of the round, by which leases end. */
  readonly tell: (ms: number) => Promise<void>;
  /** Ends transactions in which nothing happens, with their connections. */
  readonly endIdle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Databases {
  /** An empty one, with its schema. */
  readonly fresh: () => Promise<Database>;
  readonly close: () => Promise<void>;
}

export function sqliteDatabases(): Databases {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  let count = 0;
  return {
    fresh: async () => {
      count += 1;
      const target = join(folder, `${count}.sqlite`);
      await (await openStore(target)).close();
      const rows = rowsOfSqlite(target);
      return {
        target,
        ...rows,
        tell: async () => undefined,
        endIdle: async () => undefined,
        close: async () => {
          await rows.close();
          for (const end of ['', '-wal', '-shm', '.lock']) rmSync(target + end, { force: true });
        },
      };
    },
    close: async () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Pools of up to ten, one for each store of each bot. */
const mostConnections = 500;

/** One server for all. */
export async function postgresDatabases(): Promise<Databases> {
  const server = await startPostgres(mostConnections);
  const at = (name: string): string => server.url.replace(/postgres$/, name);
  const admin = new pg.Pool({ connectionString: server.url, max: 1 });
  // The server may end first.
  admin.on('error', () => undefined);
  await admin.query('create database template_of_all');
  await (await openStore(at('template_of_all'))).close();
  await setClock(at('template_of_all'));
  let count = 0;
  return {
    fresh: async () => {
      count += 1;
      const name = `round_${count}`;
      await admin.query(`create database ${name} template template_of_all`);
      // Its own functions come before PostgreSQL's.
      await admin.query(`alter database ${name} set search_path = public, pg_catalog`);
      const rows = rowsOfPostgres(at(name));
      return {
        target: at(name),
        ...rows,
        tell: async (ms) => {
          await rows.rows(`update clock set ms = ${ms}`);
        },
        endIdle: async () => {
          await admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = $1 and state like 'idle in transaction%'`,
            [name],
          );
        },
        close: async () => {
          await rows.close();
          await admin.query(`drop database ${name} with (force)`);
        },
      };
    },
    close: async () => {
      await admin.end();
      await server.stop();
    },
  };
}

/** A database whose clock is that of the round: what a bot sends late is then judged by when it comes, not by when it was begun. */
async function setClock(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`create table clock (ms bigint); insert into clock values (0);
    create function clock_timestamp() returns timestamptz language sql volatile
      as 'select to_timestamp(ms / 1000.0) from public.clock'`);
  await client.end();
}

/** The fence of a delivery as it is now, for the bot that does not heed its own. */
export function readFence(target: string): { of: (delivery: number) => Promise<number>; close: () => Promise<void> } {
  const { rows, close } = target.startsWith('postgres:') ? rowsOfPostgres(target) : rowsOfSqlite(target);
  return {
    of: async (delivery) => Number((await rows(`select fence from deliveries where id = ${delivery}`))[0]?.['fence']),
    close,
  };
}

function rowsOfSqlite(target: string): Pick<Database, 'rows' | 'close'> {
  const database = new DatabaseSync(target, { readOnly: true });
  return {
    rows: async (sql) => database.prepare(sql).all(),
    close: async () => {
      database.close();
    },
  };
}

function rowsOfPostgres(target: string): Pick<Database, 'rows' | 'close'> {
  const pool = new pg.Pool({ connectionString: target, max: 1 });
  // A database that is dropped takes its connections with it.
  pool.on('error', () => undefined);
  return { rows: async (sql) => (await pool.query<Row>(sql)).rows, close: () => pool.end() };
}
