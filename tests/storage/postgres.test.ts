import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import type { Store } from '../../src/core/ports.ts';
import { openStore, type StoreOptions } from '../../src/storage/open.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import type { Database } from '../../src/storage/schema.ts';
import { testLog, type LogRecord } from '../deps.ts';
import { delivery, nine, request } from './given.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { storeContract } from './store-contract.ts';

let server: PostgresServer;
let admin: pg.Client;
beforeAll(async () => {
  server = await startPostgres();
  admin = new pg.Client(server.url);
  await admin.connect();
  // References between tables would ask for an order.
  await admin.query('set session_replication_role = replica');
}, 60_000);
afterAll(async () => {
  await admin.end();
  await server.stop();
});

/** Rows are deleted, not tables made anew: that would take most of the time of the suite. */
async function empty(): Promise<void> {
  const { rows } = await admin.query<{ readonly name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  await admin.query(rows.map(({ name }) => `delete from ${name}`).join(';'));
}

describe('store on PostgreSQL', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(server.url, { leaseClock: 'caller' });
  });
  afterAll(() => store.close());

  storeContract(async () => {
    await empty();
    return { ...store, close: async () => undefined };
  }, '\uFFFD');
});

describe('several processes on PostgreSQL', () => {
  const stores: Store[] = [];
  const open = async (options?: StoreOptions): Promise<Store> => {
    const store = await openStore(server.url, options);
    stores.push(store);
    return store;
  };
  beforeEach(async () => {
    await admin.query('drop schema public cascade');
    await admin.query('create schema public; grant usage on schema public to public');
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  const schedule = (store: Store, key: string): Promise<void> => store.outbox.schedule(delivery(key));

  it('start at once on an empty database', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    await Promise.all(opened.map((store) => store.check()));
    expect(await opened[0].notes.get('health')).toBe('writable');
  });

  it('never claim the same delivery', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    for (let index = 0; index < 40; index += 1) await schedule(one, `d${index}`);
    const claimed: string[] = [];
    for (let round = 0; round < 20 && claimed.length < 40; round += 1) {
      const claims = await Promise.all([one, two, one, two].map((store) => store.outbox.claim(request({ limit: 5 }))));
      claimed.push(...claims.flat().map(({ key }) => key));
    }
    expect(new Set(claimed).size).toBe(40);
    expect(claimed).toHaveLength(40);
  });

  it('measure leases by the clock of the database, however wrong their own are', async () => {
    const [slow, fast] = await Promise.all([open(), open()]);
    await schedule(slow, 'a');
    const [claim] = await slow.outbox.claim(request({ limit: 5 }));
    expect(claim).toMatchObject({ key: 'a', leaseUntil: nine.add({ seconds: 60 }) });
    // A day ahead: to its own clock the lease has long ended.
    expect(await fast.outbox.claim(request({ owner: 'two', now: nine.add({ hours: 24 }) }))).toEqual([]);
    expect(claim && (await slow.outbox.intend(claim, nine.add({ hours: 48 })))).toBe(true);
    await schedule(slow, 'b');
    await slow.outbox.claim(request({ leaseSeconds: 0 }));
    // Behind the one that holds it, but the lease has ended.
    expect(await fast.outbox.claim(request({ owner: 'two' }))).toMatchObject([{ key: 'b', fence: 2 }]);
  });

  it('leave one another’s leases alone when they start', async () => {
    const first = await open();
    await schedule(first, 'a');
    await first.outbox.claim(request({ limit: 5 }));
    const second = await open();
    expect(await second.outbox.counts()).toEqual(new Map([['claimed', 1]]));
  });

  it('go on after their connections broke, and say so in the log', async () => {
    const logged: LogRecord[] = [];
    const store = await open({ log: testLog(logged) });
    await Promise.all([store.check(), store.check()]);
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'sysdesign-bot'`,
    );
    expect(rowCount).toBeGreaterThan(0);
    // The first may still be handed a connection that it finds broken.
    await store.check().catch(() => undefined);
    await store.check().catch(() => undefined);
    await expect(store.check()).resolves.toBeUndefined();
    expect(logged[0]).toMatchObject({ level: 'warn', message: 'a connection to PostgreSQL broke' });
  });

  it('survive a connection that breaks between two statements', async () => {
    const broken = Promise.withResolvers<Error>();
    const { dialect } = await openPostgres(server.url, broken.resolve);
    const db = new Kysely<Database>({ dialect });
    const transaction = db.transaction().execute(async (inside) => {
      const { rows } = await sql<{ readonly pid: number }>`select pg_backend_pid() as pid`.execute(inside);
      await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await broken.promise;
      await sql`select 1`.execute(inside);
    });
    await expect(transaction).rejects.toThrow(/connection/i);
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
  });

  it('refuse a schema that a newer version made', async () => {
    await open();
    await admin.query(`insert into kysely_migration values ('0999-later', '2027-01-01')`);
    await expect(openStore(server.url)).rejects.toThrow('The data was written by a newer version of the bot.');
  });

  it.each([
    ['the password is wrong', ':secret@', ':wrong@', 'does not take this user and password'],
    ['the database is missing', '/postgres', '/nowhere', 'has no such database'],
    ['nothing listens', /:\d+\//, ':1/', 'nothing listens there'],
    ['the host is unknown', '127.0.0.1', 'host.invalid', 'no such host'],
    ['the user may not create tables', 'bot:secret', 'guest:secret', 'may not create tables'],
  ])('say in a sentence that %s, and never the password', async (_what, from, to, reason) => {
    await admin.query(`drop role if exists guest; create role guest login password 'secret'`);
    const error = await openStore(server.url.replace(from, to)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(reason);
    expect(`${String(error)} ${error instanceof UserError ? error.advice : ''}`).not.toMatch(/secret|wrong/);
  });
});

it('says how to write an address that is none', async () => {
  const error = openStore('postgres://bot:p#w@host:x/db');
  await expect(error).rejects.toMatchObject({ code: 'bad-config', message: 'DATABASE_URL is not an address.' });
});
