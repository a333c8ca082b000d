/** What one round of the chaos run is about: a dozen channels on both platforms, and a day on which all of them are due. */
import type { Settings } from '../../src/core/daily/model.ts';
import type { Place } from '../../src/core/model.ts';
import { openStore } from '../../src/storage/open.ts';
import type { Database } from './databases.ts';

/** A Tuesday, a minute before the first question is due. */
export const morning = Temporal.Instant.from('2026-11-24T08:59:00Z');
export const graceMinutes = 60;
/** No question of another day is due before. */
export const evening = morning.add({ hours: 12 });

const perPlatform = 7;

const places: readonly Place[] = Array.from({ length: perPlatform }, (_, index): readonly Place[] => [
  { platform: 'slack', tenant: `T${index % 3}`, channel: `CJOINED${index}` },
  { platform: 'discord', tenant: `90000000000000010${index % 2}`, channel: `90000000000000020${index}` },
]).flat();

export const channels = places.length;

export async function setUp({ target }: Database): Promise<void> {
  const store = await openStore(target);
  for (const [index, place] of places.entries()) {
    const minute = Math.floor(index / 6);
    const settings: Settings = {
      schedule: { time: `09:0${minute}`, zone: 'UTC', weekdays: [1, 2, 3, 4, 5] },
      reveal: { kind: 'after', minutes: 15 },
      categories: [],
      level: 'any',
      pin: index % 5 === 0,
      thread: index % 3 !== 0,
    };
    const staff = { platform: place.platform, tenant: place.tenant, id: 'U1' };
    await store.subscriptions.add(place, settings, staff, morning.add({ minutes: 1 + minute }));
  }
  await store.close();
}

/** The earliest moment at which there is something to do; undefined when all is done. */
export async function nextIn({ rows }: Database): Promise<number | undefined> {
  const [row] = await rows(`select min(at) as at from (
    select min(next_at) as at from subscriptions where state = 'active' and next_at < ${evening.epochMilliseconds}
    union all select min(due_at) from deliveries where state in ('planned', 'verify')
    union all select min(lease_until) from deliveries where state in ('claimed', 'posting')) as what`);
  const at = row?.['at'];
  return at === null || at === undefined ? undefined : Number(at);
}
