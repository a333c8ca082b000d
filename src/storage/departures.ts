/** Workspaces and servers that removed the bot, and what is deleted of them then. */
import type { PlatformName } from '../core/model.ts';
import type { Departures } from '../core/privacy/ports.ts';
import type { Db } from './schema.ts';

/** Every table that names a tenant in columns of this name; subscriptions go with their rounds. */
const tables = [
  'claims',
  'ratings',
  'reports',
  'pair_queue',
  'interviews',
  'deliveries',
  'attempts',
  'subscriptions',
] as const;

/** Conversations with the bot alone belong to no server, so nobody can remove it from there. */
const outsideAll = 'dm';

export function departures(db: Db): Departures {
  return {
    left: (platform, tenant, at) => left(db, platform, tenant, at),
    came: (platform, tenant) => came(db, platform, [tenant]),
    present: (platform, tenants, at) =>
      db.transaction().execute(async (transaction) => {
        await came(transaction, platform, tenants);
        for (const tenant of await knownOf(transaction, platform)) {
          if (!tenants.includes(tenant) && tenant !== outsideAll) await left(transaction, platform, tenant, at);
        }
      }),
    forget: async (before) => {
      const gone = await db
        .selectFrom('departures')
        .select(['platform', 'tenant'])
        .where('left_at', '<', before.epochMilliseconds)
        .execute();
      for (const { platform, tenant } of gone) {
        await db.transaction().execute((transaction) => eraseTenant(transaction, platform, tenant));
      }
      return gone.length;
    },
  };
}

async function left(db: Db, platform: PlatformName, tenant: string, at: Temporal.Instant): Promise<void> {
  await db
    .insertInto('departures')
    .values({ platform, tenant, left_at: at.epochMilliseconds })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function came(db: Db, platform: PlatformName, tenants: readonly string[]): Promise<void> {
  if (tenants.length === 0) return;
  await db.deleteFrom('departures').where('platform', '=', platform).where('tenant', 'in', tenants).execute();
}

async function knownOf(db: Db, platform: PlatformName): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const table of tables) {
    const rows = await db.selectFrom(table).select('tenant').distinct().where('platform', '=', platform).execute();
    for (const { tenant } of rows) known.add(tenant);
  }
  return known;
}

async function eraseTenant(db: Db, platform: PlatformName, tenant: string): Promise<void> {
  const channels = db
    .selectFrom('subscriptions')
    .select('id')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant);
  const asked = db.selectFrom('rounds').select('id').where('subscription', 'in', channels);
  await db.deleteFrom('attempts').where('round', 'in', asked).execute();
  await db.deleteFrom('rounds').where('subscription', 'in', channels).execute();
  for (const table of tables) {
    await db.deleteFrom(table).where('platform', '=', platform).where('tenant', '=', tenant).execute();
  }
  // Which pictures are uploaded there.
  await db
    .deleteFrom('notes')
    .where('key', 'like', `${platform} file ${escaped(tenant)} %`)
    .execute();
  await db.deleteFrom('departures').where('platform', '=', platform).where('tenant', '=', tenant).execute();
}

/** A tenant is an id of letters and digits; anything else would mean more than itself in a pattern. */
function escaped(tenant: string): string {
  return tenant.replaceAll(/[^a-z0-9]/gi, '');
}
