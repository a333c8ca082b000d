/** Who may manage the bot in a workspace: its admins and owners. Asked of Slack only when it matters. */
import type { webApi } from '@slack/bolt';
import type { Person } from '../../core/model.ts';
import type { Deps } from '../../core/ports.ts';
import { platformError } from './api.ts';

/** Never throws: when Slack does not say yes, the answer is no. */
export type CanManage = (person: Person) => Promise<boolean>;

/** How long an answer is kept; somebody who loses the right keeps it at most this long. */
const keptFor = { minutes: 5 };
const mostKept = 1000;

export function createRights(client: webApi.WebClient, { clock, log }: Pick<Deps, 'clock' | 'log'>): CanManage {
  const kept = new Map<string, { readonly answer: boolean; readonly until: Temporal.Instant }>();
  return async (person) => {
    const key = `${person.tenant} ${person.id}`;
    const known = kept.get(key);
    if (known !== undefined && Temporal.Instant.compare(clock(), known.until) < 0) return known.answer;
    try {
      const { user } = await client.users.info({ user: person.id });
      const answer = user !== undefined && isAdminOf(user, person.tenant);
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, { answer, until: clock().add(keptFor) });
      return answer;
    } catch (error) {
      log.warn({ err: platformError(error, clock()) }, 'Slack did not say who may manage the bot; denied');
      return false;
    }
  };
}

/** In a shared channel people of other workspaces appear, and they may be admins there. */
function isAdminOf(user: NonNullable<webApi.UsersInfoResponse['user']>, tenant: string): boolean {
  const isHere = user.team_id === tenant || user.enterprise_user?.teams?.includes(tenant) === true;
  const isAdmin = user.is_admin === true || user.is_owner === true;
  return isHere && isAdmin && user.deleted !== true;
}
