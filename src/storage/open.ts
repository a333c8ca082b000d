/** Opens the store and brings its schema up to date. */
import { Kysely } from 'kysely';
import type { Store } from '../core/ports.ts';
import { attempts } from './attempts.ts';
import { chatLog } from './chat.ts';
import { freeLeases } from './claim.ts';
import type { Engine } from './engine.ts';
import { callersClock, databaseClock, type LeaseClock } from './lease.ts';
import { migrate } from './migrate.ts';
import { misses } from './misses.ts';
import { notes } from './notes.ts';
import { outbox } from './outbox.ts';
import { reports } from './reports.ts';
import { rounds } from './rounds.ts';
import type { Database } from './schema.ts';
import { seenEvents } from './seen.ts';
import { openSqlite } from './sqlite.ts';
import { subscriptions } from './subscriptions.ts';

/** `target` is the path of a SQLite file, or `:memory:`. Throws a UserError that says what to do when it cannot be opened. */
export async function openStore(target: string): Promise<Store> {
  const engine = openSqlite(target);
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
    throw error;
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
    outbox: outbox(db, { isShared: engine.isShared, leaseClock: leaseClockOf(engine) }),
    // A write is the only proof that writing works.
    check: () => notes(db).set('health', 'writable'),
    close,
  };
}

function leaseClockOf(engine: Engine): LeaseClock {
  return engine.isShared ? databaseClock : callersClock;
}
