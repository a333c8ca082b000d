/** What belongs to a person, as a condition in SQL. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Person } from '../core/model.ts';
import { sameEverywhere } from '../core/privacy/ports.ts';

interface Columns {
  readonly platform?: string;
  readonly tenant?: string;
  readonly person?: string;
}

/** Rows whose columns name the person; also those of other tenants, where an id is the same person everywhere. */
export function isOf({ platform, tenant, id }: Person, columns: Columns = {}): RawBuilder<SqlBool> {
  const isTheirs = sql<SqlBool>`${sql.ref(columns.platform ?? 'platform')} = ${platform} and ${sql.ref(columns.person ?? 'person')} = ${id}`;
  return sameEverywhere.has(platform)
    ? isTheirs
    : sql<SqlBool>`${isTheirs} and ${sql.ref(columns.tenant ?? 'tenant')} = ${tenant}`;
}

export const asCandidate = { person: 'candidate' };
export const asInterviewer = { person: 'interviewer', tenant: 'interviewer_tenant' };
export const asKeeper = { person: 'set_up_by', tenant: 'set_up_tenant' };
