/** Holds what the platforms took against what was due: each question once, in time and in its place, and so its answer. */
import type { Database } from './databases.ts';
import type { Ledger, Taken } from './ledger.ts';

export type Fault = 'lost' | 'twice' | 'twice for a while' | 'in a wrong place' | 'early' | 'late' | 'not as recorded';

export interface Finding {
  readonly fault: Fault;
  /** Its mark, or which channel it was to be for. */
  readonly question: string;
  readonly detail: string;
}

export interface Expected {
  readonly channels: number;
  readonly graceMinutes: number;
}

interface Row {
  readonly id: number;
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
  /** PostgreSQL gives these as text. */
  readonly dueAt: number | string;
  readonly revealAt: number | string;
  readonly message: string | null;
  readonly thread: string | null;
  readonly reveal: string | null;
}

/** Milliseconds between a look at the clock and the moment a platform takes the message. */
const onTheWay = 60_000;
const shortestReveal = 15 * 60_000;
/** Milliseconds by which a bot may have looked at the clock earlier than the platform did. */
const asRecorded = 1000;

export async function findingsIn(
  database: Database,
  ledger: Ledger,
  { channels, graceMinutes }: Expected,
): Promise<readonly Finding[]> {
  const rows = (await database.rows(
    `select rounds.id, channel, rounds.state, reason, due_at as "dueAt", reveal_at as "revealAt", message,
      rounds.thread, reveal_message as reveal
      from rounds join subscriptions on subscriptions.id = rounds.subscription`,
  )) as unknown as readonly Row[];
  const missing: readonly Finding[] =
    new Set(rows.map(({ channel }) => channel)).size === channels && rows.length === channels
      ? []
      : [{ fault: 'lost', question: 'all', detail: `${rows.length} rounds for ${channels} channels` }];
  return [...missing, ...rows.flatMap((row) => [...ofPost(row, ledger, graceMinutes), ...ofReveal(row, ledger)])];
}

function ofPost(row: Row, { taken }: Ledger, graceMinutes: number): Finding[] {
  const question = `1:answer:${row.id}`;
  const copies = taken.filter(({ mark }) => mark === question);
  const due = Number(row.dueAt);
  const found = ofCopies(question, copies, row.message, `${row.state} ${row.reason ?? ''}`);
  for (const { channel, thread, at } of copies) {
    const detail = `${channel} ${thread ?? ''} after ${(at - due) / 1000} s`;
    if (channel !== row.channel || thread !== undefined) found.push({ fault: 'in a wrong place', question, detail });
    if (at < due) found.push({ fault: 'early', question, detail });
    if (at > due + graceMinutes * 60_000 + onTheWay) found.push({ fault: 'late', question, detail });
  }
  return found;
}

function ofReveal(row: Row, { taken }: Ledger): Finding[] {
  const question = `1:graded:${row.id}:got-it`;
  const copies = taken.filter(({ mark }) => mark === question);
  const posted = Math.min(...taken.filter(({ mark }) => mark === `1:answer:${row.id}`).map(({ at }) => at));
  const found = ofCopies(question, copies, row.reveal, row.state);
  for (const { thread, at } of copies) {
    const detail = `thread ${thread ?? 'none'} of ${row.message ?? ''}, ${(at - posted) / 1000} s after the post`;
    if (thread !== row.message) found.push({ fault: 'in a wrong place', question, detail });
    if (at < Number(row.revealAt) || at < posted + shortestReveal - asRecorded)
      found.push({ fault: 'early', question, detail });
  }
  return found;
}

function ofCopies(question: string, copies: readonly Taken[], recorded: string | null, detail: string): Finding[] {
  const living = copies.filter(({ removedAt }) => removedAt === undefined);
  const [only] = living;
  if (only === undefined) return [{ fault: 'lost', question, detail }];
  if (living.length > 1) return [{ fault: 'twice', question, detail: `${living.length} copies` }];
  const found: Finding[] = [];
  if (copies.length > 1) {
    const gone = copies.filter(({ removedAt }) => removedAt !== undefined);
    const longest = Math.max(...gone.map(({ at, removedAt = at }) => removedAt - Math.max(at, only.at)));
    found.push({ fault: 'twice for a while', question, detail: `for ${longest / 1000} s` });
  }
  if (only.id !== recorded) found.push({ fault: 'not as recorded', question, detail: `${only.id}, ${recorded ?? ''}` });
  return found;
}
