/** Rows of the outbox, as they are written and read. */
import type { Selectable } from 'kysely';
import type { Claim, NewDelivery } from '../core/outbox/ports.ts';
import { instant, instantOrNull, present } from './columns.ts';
import type { Database, Db } from './schema.ts';

export type DeliveryRow = Selectable<Database['deliveries']>;

/** Those whose key is there already are left as they are. */
export async function addDeliveries(db: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await db
    .insertInto('deliveries')
    .values(deliveries.map(newRow))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

export function newRow({ key, kind, place, person, subject, topic, dueAt }: NewDelivery) {
  return {
    key,
    kind,
    platform: place.platform,
    tenant: place.tenant,
    channel: place.channel,
    thread: place.thread ?? null,
    person: person ?? null,
    subject,
    topic: topic ?? null,
    due_at: dueAt.epochMilliseconds,
    state: 'planned',
  } as const;
}

export function claimOf(row: DeliveryRow, leaseUntil: Temporal.Instant): Claim {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    place: {
      platform: row.platform,
      tenant: row.tenant,
      channel: row.channel,
      ...present({ thread: row.thread }),
    },
    subject: row.subject,
    dueAt: instant(row.due_at),
    fence: row.fence,
    leaseUntil,
    attempts: row.attempts,
    ...present({
      person: row.person,
      topic: row.topic,
      firstIntent: instantOrNull(row.first_intent),
      lastIntent: instantOrNull(row.last_intent),
      unsureAt: instantOrNull(row.unsure_at),
    }),
  };
}
