/** Who somebody is in Slack, by their id. */
import { webApi } from '@slack/bolt';
import type { Member } from '../../core/messenger.ts';
import { asked } from './api.ts';
import { limits } from './limits.ts';

/** Undefined when there is nobody of that id, or no longer. */
export async function memberOf(
  named: string,
  { client, clock }: { readonly client: webApi.WebClient; readonly clock: () => Temporal.Instant },
): Promise<Member | undefined> {
  if (!/^[UW][A-Z0-9]{1,20}$/.test(named)) return undefined;
  const answer = await asked(client.users.info({ user: named }).catch(absent), clock);
  const { user } = answer;
  if (user === undefined || user.deleted === true) return undefined;
  const { profile } = user;
  const name =
    [profile?.display_name, profile?.real_name, user.name].find((one) => one !== undefined && one !== '') ?? '';
  return {
    id: named,
    name: name.slice(0, limits.name).toWellFormed(),
    isBot: user.is_bot === true || named === 'USLACKBOT',
  };
}

function absent(error: unknown): webApi.UsersInfoResponse {
  if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'user_not_found') return { ok: true };
  throw error;
}
