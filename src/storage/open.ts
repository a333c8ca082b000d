/** Opens the store and brings its schema up to date. */
import { Kysely } from 'kysely';
import type { Log, Store } from '../core/ports.ts';
import { attempts } from './attempts.ts';
import { chatLog } from './chat.ts';
import { freeLeases } from './claim.ts';
import { claims } from './claims.ts';
import { departures } from './departures.ts';
import { drawings } from './drawings.ts';
import type { Engine } from './engine.ts';
import { interviews } from './interviews.ts';
import { callersClock, databaseClock, type LeaseClock } from './lease.ts';
import { migrate } from './migrate.ts';
import { misses } from './misses.ts';
import { notes } from './notes.ts';
import { outbox } from './outbox.ts';
import { pairQueue } from './pair-queue.ts';
import { openPostgres } from './postgres.ts';
import { privacy } from './privacy.ts';
import { ratings } from './ratings.ts';
import { reports } from './reports.ts';
import { rounds } from './rounds.ts';
import { sayings } from './sayings.ts';
import type { Database } from './schema.ts';
import { seenEvents } from './seen.ts';
import { openSqlite } from './sqlite.ts';
import { subscriptions } from './subscriptions.ts';

export interface StoreOptions {
  /** Hears of connections that broke. */
  readonly log?: Log;
  /** Whose clock ends leases on PostgreSQL. The caller's is for tests, which move it. */
  readonly leaseClock?: 'database' | 'caller';
}

/**
 * `target` is the path of a SQLite file, `:memory:`, or a postgres:// address. Throws a UserError that says what to do when it
 * cannot be opened.
 */
export async function openStore(target: string, options: StoreOptions = {}): Promise<Store> {
  const engine = await engineOf(target, options);
  const db = new Kysely<Database>({ dialect: engine.dialect });
  const close = async (): Promise<void> => {
    await db.destroy();
    engine.release();
  };
  try {
    await migrate(db, engine.numbered);
    // Whoever held them is dead: nobody else can have this database open.
    if (!engine.isShared) await freeLeases(db);
  } catch (error) {
    await close();
    throw engine.explain(error);
  }
  return {
    reports: reports(db),
    misses: misses(db),
    seen: seenEvents(db),
    notes: notes(db),
    chat: chatLog(db),
    subscriptions: subscriptions(db),
    rounds: rounds(db),
    attempts: attempts(db),
    outbox: outbox(db, { isShared: engine.isShared, leaseClock: leaseClockOf(engine, options) }),
    interviews: interviews(db),
    sayings: sayings(db),
    claims: claims(db),
    pairQueue: pairQueue(db, engine.isShared),
    ratings: ratings(db),
    drawings: drawings(db),
    privacy: privacy(db),
    departures: departures(db),
    // A write is the only proof that writing works.
    check: () => notes(db).set('health', 'writable'),
    close,
  };
}

function engineOf(target: string, { log }: StoreOptions): Promise<Engine> | Engine {
  if (!/^postgres(?:ql)?:/.test(target)) return openSqlite(target);
  return openPostgres(target, (error) => log?.warn({ err: error }, 'a connection to PostgreSQL broke'));
}

function leaseClockOf(engine: Engine, { leaseClock }: StoreOptions): LeaseClock {
  return engine.isShared && leaseClock !== 'caller' ? databaseClock : callersClock;
}
