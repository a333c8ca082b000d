/** Who may manage the bot in a workspace: its admins and owners. And in which zone they live. Asked of Slack only when it matters. */
import type { webApi } from '@slack/bolt';
import type { Person } from '../../core/model.ts';
import type { Deps } from '../../core/ports.ts';
import { canonicalZone } from '../../core/zones.ts';
import { platformError } from './api.ts';

export interface Profile {
  readonly canManage: boolean;
  /** IANA name. */
  readonly zone?: string;
}

/** Never throws: when Slack does not say yes, the answer is no. */
export type ProfileOf = (person: Person) => Promise<Profile>;

const stranger: Profile = { canManage: false };

/** How long an answer is kept; somebody who loses the right keeps it at most this long. */
const keptFor = { minutes: 5 };
const mostKept = 1000;

export function createProfiles(client: webApi.WebClient, { clock, log }: Pick<Deps, 'clock' | 'log'>): ProfileOf {
  const kept = new Map<string, { readonly answer: Profile; readonly until: Temporal.Instant }>();
  return async (person) => {
    const key = `${person.tenant} ${person.id}`;
    const known = kept.get(key);
    if (known !== undefined && Temporal.Instant.compare(clock(), known.until) < 0) return known.answer;
    try {
      const { user } = await client.users.info({ user: person.id });
      const answer = user === undefined ? stranger : profileOf(user, person.tenant);
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, { answer, until: clock().add(keptFor) });
      return answer;
    } catch (error) {
      log.warn({ err: platformError(error, clock()) }, 'Slack did not say who may manage the bot; denied');
      return stranger;
    }
  };
}

type User = NonNullable<webApi.UsersInfoResponse['user']>;

function profileOf(user: User, tenant: string): Profile {
  const zone = user.tz === undefined ? undefined : canonicalZone(user.tz);
  return { canManage: isAdminOf(user, tenant), ...(zone !== undefined && { zone }) };
}

/** In a shared channel people of other workspaces appear, and they may be admins there. */
function isAdminOf(user: User, tenant: string): boolean {
  const isHere = user.team_id === tenant || user.enterprise_user?.teams?.includes(tenant) === true;
  const isAdmin = user.is_admin === true || user.is_owner === true;
  return isHere && isAdmin && user.deleted !== true;
}
