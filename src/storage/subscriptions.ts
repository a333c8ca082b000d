/** Channels that want a daily question. */
import { sql, type RawBuilder, type Selectable, type Updateable } from 'kysely';
import type { RevealRule, Settings, Subscription } from '../core/daily/model.ts';
import type { SubscriptionChange } from '../core/daily/model.ts';
import type { Subscriptions } from '../core/daily/ports.ts';
import { countOf } from './count.ts';
import { flag, instantOrNull, present } from './columns.ts';
import type { Database, Db } from './schema.ts';

type Row = Selectable<Database['subscriptions']>;

export function subscriptions(db: Db): Subscriptions {
  return {
    of: async ({ platform, tenant, channel }) => {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('platform', '=', platform)
        .where('tenant', '=', tenant)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row && subscriptionOf(row);
    },
    get: async (id) => {
      const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && subscriptionOf(row);
    },
    add: (...given) => add(db, ...given),
    change: async (id, version, change) => {
      const row = await db
        .updateTable('subscriptions')
        .set(changeOf(change))
        .set((e) => ({ version: e('version', '+', 1) }))
        .where('id', '=', id)
        .where('version', '=', version)
        .returningAll()
        .executeTakeFirst();
      return row && subscriptionOf(row);
    },
    due: async (now, platforms, limit) => {
      if (platforms.length === 0) return [];
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('state', '=', 'active')
        .where('platform', 'in', platforms)
        .where('next_at', '<=', now.epochMilliseconds)
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(subscriptionOf);
    },
    count: (state) => countOf(db.selectFrom('subscriptions').where('state', '=', state)),
  };
}

async function add(db: Db, ...[place, settings, setUpBy, nextAt]: Parameters<Subscriptions['add']>) {
  const { platform, tenant, channel } = place;
  const fresh = {
    state: 'active',
    trouble: null,
    set_up_tenant: setUpBy.tenant,
    set_up_by: setUpBy.id,
    ...columnsOf(settings),
    queued: null,
    next_at: nextAt.epochMilliseconds,
  } as const;
  const row = await db
    .insertInto('subscriptions')
    .values({ platform, tenant, channel, asked: 0, version: 1, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'tenant', 'channel'])
        .doUpdateSet((e) => ({ ...fresh, version: e('subscriptions.version', '+', 1) }))
        .where('subscriptions.state', '=', 'removed'),
    )
    .returningAll()
    .executeTakeFirst();
  return row && subscriptionOf(row);
}

/** The columns that a change writes; those it leaves alone are undefined. */
export function changeOf(change: SubscriptionChange) {
  const { schedule, reveal, categories, pin, thread } = change;
  return {
    state: change.state,
    trouble: change.trouble,
    time: schedule?.time,
    zone: schedule?.zone,
    weekdays: schedule && JSON.stringify(schedule.weekdays),
    reveal: reveal && JSON.stringify(reveal),
    categories: categories && JSON.stringify(categories),
    level: change.level,
    ping: change.noPing === true ? null : change.ping,
    pin: flag(pin),
    thread: flag(thread),
    queued: change.queued,
    next_at: nextAtOf(change),
  } satisfies Omit<Updateable<Database['subscriptions']>, 'next_at'> & { readonly next_at: unknown };
}

/** Only an active one has a next time, whatever the change names. */
function nextAtOf({ state, nextAt }: SubscriptionChange): number | null | undefined | RawBuilder<number | null> {
  if (state !== undefined && state !== 'active') return null;
  if (nextAt === undefined || nextAt === null) return nextAt;
  if (state === 'active') return nextAt.epochMilliseconds;
  return sql<number | null>`case when state = 'active' then cast(${nextAt.epochMilliseconds} as bigint) end`;
}

function columnsOf({ schedule, reveal, categories, level, ping, pin, thread }: Settings) {
  return {
    time: schedule.time,
    zone: schedule.zone,
    weekdays: JSON.stringify(schedule.weekdays),
    reveal: JSON.stringify(reveal),
    categories: JSON.stringify(categories),
    level,
    ping: ping ?? null,
    pin: flag(pin),
    thread: flag(thread),
  };
}

function subscriptionOf(row: Row): Subscription {
  return {
    id: row.id,
    place: { platform: row.platform, tenant: row.tenant, channel: row.channel },
    state: row.state,
    setUpBy: { platform: row.platform, tenant: row.set_up_tenant, id: row.set_up_by },
    schedule: { time: row.time, zone: row.zone, weekdays: JSON.parse(row.weekdays) as number[] },
    reveal: JSON.parse(row.reveal) as RevealRule,
    categories: JSON.parse(row.categories) as string[],
    level: row.level,
    pin: row.pin === 1,
    thread: row.thread === 1,
    asked: row.asked,
    version: row.version,
    ...present({
      trouble: row.trouble,
      ping: row.ping,
      queued: row.queued,
      nextAt: instantOrNull(row.next_at),
    }),
  };
}
