/** The tables as kysely sees them. Instants are stored as whole milliseconds since 1970, identities as columns. */
import type { Generated } from 'kysely';
import type { PlatformName } from '../core/model.ts';

export interface Database {
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
  };
}
