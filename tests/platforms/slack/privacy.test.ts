/** What Slack does for privacy: a file that no private answer can hold, and a workspace that removes the app. */
import { beforeEach, describe, expect, it } from 'vitest';
import { testDeps, type TestDeps } from '../../deps.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { command, direct } from './payloads.ts';
import { wordsIn } from './rules.ts';

let deps: TestDeps;
let slack: FrontDoor;

beforeEach(async () => {
  deps = await testDeps();
  slack = openFrontDoor(deps);
});

const answer = (): string => wordsIn(slack.calls.at(-1)?.body['blocks']);
const shared = () => slack.calls.filter(({ to }) => to === 'files.completeUploadExternal').map(({ body }) => body);

describe('a file', () => {
  it('comes into the conversation with the bot before the answer says so', async () => {
    slack.answer('conversations.open', { ok: true, channel: { id: 'D9' } });
    await slack.deliver(command('privacy export'));
    expect(slack.calls.map(({ to }) => to)).toEqual([
      'conversations.open',
      'files.getUploadURLExternal',
      'upload',
      'files.completeUploadExternal',
    ]);
    expect(shared()).toMatchObject([{ channel_id: 'D9' }]);
    expect(JSON.stringify(slack.acks)).toContain('is in your conversation with me');
  });

  it('comes where it is asked for, when that is the conversation', async () => {
    await slack.deliver(direct('privacy export'));
    expect(shared()).toMatchObject([{ channel_id: 'D1' }]);
    expect(answer()).toContain('is in your conversation with me');
  });

  it('that Slack does not take is said to be missing, with what to do', async () => {
    slack.answer('conversations.open', { ok: false, error: 'missing_scope' });
    await slack.deliver(command('privacy export'));
    expect(JSON.stringify(slack.acks)).toContain('could not be handed over');
    expect(shared()).toEqual([]);
  });
});

describe('a workspace', () => {
  const event = (fields: object) => ({ type: 'event_callback', team_id: 'T1', event_id: 'Ev9', event: fields });
  const soon = () => deps.clock().add({ seconds: 1 });

  it.each([
    ['uninstalls the app', { type: 'app_uninstalled' }, 1],
    ['takes its token back', { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }, 1],
    ['has a person take theirs back', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }, 0],
  ])('that %s is noted as it is', async (_what, fields, gone) => {
    await slack.deliver(event(fields));
    expect(await deps.store.departures.forget(soon())).toBe(gone);
  });
});
