/** The tables as kysely sees them. Instants are stored as whole milliseconds since 1970, identities as columns. */
import type { Generated, Kysely } from 'kysely';
import type { Attempt, Level, RoundState, SubscriptionState } from '../core/daily/model.ts';
import type { PlatformName } from '../core/model.ts';
import type { DeliveryKind, DeliveryState } from '../core/outbox/ports.ts';
import type { InterviewTables } from './interview-tables.ts';

/** A connection, or a transaction on it. */
export type Db = Kysely<Database>;

export interface Database extends InterviewTables {
  reports: {
    id: Generated<number>;
    platform: PlatformName;
    tenant: string;
    person: string;
    entry: string;
    text: string;
    reported_at: number;
    settled: Generated<0 | 1>;
  };
  misses: {
    id: Generated<number>;
    text: string;
    times: number;
    wanted: Generated<number>;
    last_at: number;
  };
  seen_events: {
    id: string;
    seen_at: number;
  };
  notes: {
    key: string;
    value: string;
  };
  chat_messages: {
    id: Generated<number>;
    channel: string;
    /** Empty in the channel itself. */
    thread: string;
    /** Null for the bot. */
    author_id: string | null;
    author_name: string | null;
    /** Null when everybody in the channel may see it. */
    private_to: string | null;
    /** JSON of ChatMessage['content']. */
    content: string;
    sent_at: number;
    edited_at: number | null;
    /** Unique; null for most. */
    mark: string | null;
  };
  subscriptions: {
    id: Generated<number>;
    platform: PlatformName;
    tenant: string;
    channel: string;
    state: SubscriptionState;
    trouble: string | null;
    /** Who set it up, on the same platform. */
    set_up_tenant: string;
    set_up_by: string;
    /** The schedule: `HH:MM`, IANA name, JSON list of numbers. */
    time: string;
    zone: string;
    weekdays: string;
    /** JSON of RevealRule. */
    reveal: string;
    /** JSON list of slugs. */
    categories: string;
    level: Level;
    ping: string | null;
    pin: 0 | 1;
    thread: 0 | 1;
    queued: string | null;
    /** Null exactly while it is not active. */
    next_at: number | null;
    asked: number;
    version: number;
  };
  rounds: {
    id: Generated<number>;
    subscription: number;
    date: string;
    number: number;
    entry: string;
    due_at: number;
    reveal_at: number;
    state: RoundState;
    reason: string | null;
    posted_at: number | null;
    message: string | null;
    thread: string | null;
    revealed_at: number | null;
    reveal_message: string | null;
  };
  attempts: {
    /** In the order in which people first did something. */
    id: Generated<number>;
    round: number;
    platform: PlatformName;
    tenant: string;
    person: string;
    text: string | null;
    shared: Generated<0 | 1>;
    committed_at: number | null;
    late: Generated<0 | 1>;
    gave_up: Generated<0 | 1>;
    /** JSON lists of the heads of points. */
    named: Generated<string>;
    missed: Generated<string>;
    self_grade: NonNullable<Attempt['selfGrade']> | null;
    ping: Generated<0 | 1>;
  };
  /** Of a tenant that has removed the bot. */
  departures: {
    platform: PlatformName;
    tenant: string;
    left_at: number;
  };
  deliveries: {
    id: Generated<number>;
    key: string;
    kind: DeliveryKind;
    platform: PlatformName;
    tenant: string;
    channel: string;
    thread: string | null;
    person: string | null;
    subject: number;
    topic: string | null;
    due_at: number;
    /** Asked for again while it was in somebody's hands: planned anew for then once it is done. */
    again_at: number | null;
    state: DeliveryState;
    /** Grows with every claim. */
    fence: Generated<number>;
    owner: string | null;
    /** By the clock of leases; of one that has ended, when its last lease would have. */
    lease_until: number | null;
    attempts: Generated<number>;
    first_intent: number | null;
    last_intent: number | null;
    unsure_at: number | null;
    error: string | null;
  };
}
