/** What it costs to find what is due among very many channels, against few: a tick must not slow down as the bot spreads. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../src/core/ports.ts';
import { openStore } from '../src/storage/open.ts';
import { median } from './bench-start.ts';

const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
const few = 1000;
const many = 1_000_000;
const due = 100;
const rounds = 200;
const bound = 2;

interface Side {
  readonly store: Store;
  readonly times: { readonly due: number[]; readonly claim: number[] };
}

/** Milliseconds: the query for due subscriptions, and a claim of 20 deliveries with its write to the disk. */
export async function benchDue(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-due-'));
  const sides: Side[] = [];
  try {
    for (const subscriptions of [few, many])
      sides.push(await sideOf(join(folder, String(subscriptions)), subscriptions));
    for (let round = 0; round < rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await tick(side);
    }
    const [small, large] = sides;
    const compare = (name: 'due' | 'claim'): string => {
      const [left, right] = [median(small?.times[name] ?? []), median(large?.times[name] ?? [])];
      return `  ${name}: ${left.toFixed(2)} ms, ${right.toFixed(2)} ms; ratio ${(right / left).toFixed(2)} (bound ${bound.toFixed(2)})`;
    };
    return [
      `what is due, ${due} of ${few.toLocaleString('en')} subscriptions and of ${many.toLocaleString('en')}, each with a delivery that is done and one to come`,
      compare('due'),
      compare('claim'),
    ];
  } finally {
    for (const { store } of sides) await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function sideOf(file: string, subscriptions: number): Promise<Side> {
  await (await openStore(file)).close();
  fill(file, subscriptions);
  return { store: await openStore(file), times: { due: [], claim: [] } };
}

async function tick({ store, times }: Side): Promise<void> {
  const begin = performance.now();
  const found = await store.subscriptions.due(now, ['slack', 'discord', 'web'], due * 2);
  const between = performance.now();
  const claims = await store.outbox.claim({
    now,
    owner: 'bench',
    platform: 'slack',
    limit: 20,
    perTenant: 5,
    except: [],
    leaseSeconds: 60,
  });
  times.due.push(between - begin);
  times.claim.push(performance.now() - between);
  if (found.length !== due || claims.length !== 20) throw new Error(`${found.length} due, ${claims.length} claimed`);
  await store.outbox.release('bench');
}

/** Due ones are spread among the others, over 50 tenants. */
function fill(file: string, subscriptions: number): void {
  const database = new DatabaseSync(file);
  const dueAt = `case when n % ${subscriptions / due} = 0 then ${now.epochMilliseconds} - n % 977
    else ${now.epochMilliseconds} + 1000 + n * 37 % 86400000 end`;
  const numbers = `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${subscriptions})`;
  database.exec(`begin;
    ${numbers} insert into subscriptions (platform, tenant, channel, state, set_up_tenant, set_up_by, time, zone, weekdays,
      reveal, categories, level, pin, thread, next_at, asked, version)
      select 'slack', 'T' || (n / ${subscriptions / 50}), 'C' || n, 'active', 'T', 'U', '09:00', 'UTC', '[1,2,3,4,5]',
        '{"kind":"after","minutes":480}', '[]', 'any', 0, 1, ${dueAt}, 1, 1 from numbers;
    ${numbers} insert into deliveries (key, kind, platform, tenant, channel, subject, due_at, state)
      select 'reveal ' || n, 'reveal', 'slack', 'T' || (n / ${subscriptions / 50}), 'C' || n, n, ${dueAt}, 'planned' from numbers;
    ${numbers} insert into deliveries (key, kind, platform, tenant, channel, subject, due_at, state, fence, lease_until)
      select 'post ' || n, 'post', 'slack', 'T' || (n / ${subscriptions / 50}), 'C' || n, n, ${dueAt} - 90000000, 'done', 1,
        ${dueAt} - 89940000 from numbers;
    commit`);
  database.close();
}

if (import.meta.main) for (const line of await benchDue()) console.log(line);
