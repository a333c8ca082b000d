/**
 * By which clock leases are measured. Where several replicas share a database it is the database's: theirs differ, and by a
 * fast one a lease would end while its holder still works under it.
 */
import { sql, type Expression } from 'kysely';

/** The moment, in milliseconds, as SQL. */
export type LeaseClock = (callersNow: Temporal.Instant) => Expression<number>;

export const callersClock: LeaseClock = ({ epochMilliseconds }) => sql<number>`cast(${epochMilliseconds} as bigint)`;

/** A subquery, so that it is read once and an index can be searched with it. */
export const databaseClock: LeaseClock = () =>
  sql<number>`(select cast(extract(epoch from clock_timestamp()) * 1000 as bigint))`;
