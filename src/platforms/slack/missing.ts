/** What the bot lacks in a channel, in words for the person who can give it. */
import type { webApi } from '@slack/bolt';
import type { Wants } from '../../core/messenger.ts';
import type { Place } from '../../core/model.ts';
import { asked, reasonOf } from './api.ts';

export interface MissingSettings {
  readonly client: webApi.WebClient;
  readonly botName: string;
  readonly clock: () => Temporal.Instant;
}

/** Empty when nothing is missing. Throws a PlatformError or a Refusal when Slack does not say. */
export async function missingRights(
  { channel }: Place,
  wants: Wants,
  { client, botName, clock }: MissingSettings,
): Promise<string[]> {
  const invitation = `Invite me to this channel: type /invite @${botName} in it.`;
  let answer: webApi.ConversationsInfoResponse;
  try {
    answer = await asked(client.conversations.info({ channel }), clock);
  } catch (error) {
    // A private channel does not exist for those who are not in it.
    if (reasonOf(error) === 'channel_not_found') return [invitation];
    if (reasonOf(error) === 'missing_scope') return [reinstall(['channels:read', 'groups:read'])];
    throw error;
  }
  const { channel: info = {}, response_metadata: { scopes = [] } = {} } = answer;
  const isMember = info.is_member === true || info.is_im === true;
  // Slack names the rights of a token beside every answer; where it does not, nothing is known to be missing.
  const lacking = scopes.length === 0 ? [] : neededFor(info, wants).filter((scope) => !scopes.includes(scope));
  return [
    ...(info.is_archived === true ? ['This channel is archived: take it out of the archive, or choose another.'] : []),
    ...(isMember ? [] : [invitation]),
    ...(lacking.length > 0 ? [reinstall(lacking)] : []),
  ];
}

type Info = NonNullable<webApi.ConversationsInfoResponse['channel']>;

function neededFor({ is_im, is_private }: Info, { pin }: Wants): string[] {
  const history = is_im === true ? 'im:history' : is_private === true ? 'groups:history' : 'channels:history';
  return ['chat:write', history, ...(pin ? ['pins:write'] : [])];
}

function reinstall(scopes: readonly string[]): string {
  return `Give the Slack app ${scopes.join(' and ')} under OAuth & Permissions, then install it again.`;
}
