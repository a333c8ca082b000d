/** A mock interview of two on Slack, through the real Bolt app and the real core: what each of them is shown. */
import { beforeEach, expect, it } from 'vitest';
import { testDeps, type TestDeps } from '../../deps.ts';
import { corpusToTalkAbout, holdInterview, type Room } from '../room.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { command, inThread, press, type Json } from './payloads.ts';
import { faultsOf, wordsIn } from './rules.ts';

/** Everything in payloads.ts is done by U1. */
const ana = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;
const bob = { ...ana, id: 'U2' } as const;
const place = { platform: 'slack', tenant: 'T1', channel: 'CJOINED', thread: '1700000000.000100' } as const;

let deps: TestDeps;
let slack: FrontDoor;

beforeEach(async () => {
  deps = await testDeps({ corpus: corpusToTalkAbout });
  slack = openFrontDoor(deps);
});

function hold(more: Parameters<typeof holdInterview>[3] = {}): Promise<Room> {
  return holdInterview(deps, bob, place, {
    interviewer: ana,
    names: { candidate: 'Bob', interviewer: 'Ana' },
    ...more,
  });
}

/** On a message that all in the thread see. */
function pressInRoom(action: string): Json {
  return {
    ...press(action, 'all:1700000000.000100:4:abcdefgh'),
    container: { type: 'message', message_ts: '1700000000.000200', channel_id: 'C1', is_ephemeral: false },
  };
}

function answered(): Json | undefined {
  return slack.calls.findLast(({ to }) => to === 'response_url')?.body;
}

it('an invitation by command is answered to the one who asks alone', async () => {
  await slack.deliver(command('mock pair <@U2|bob> shop 30'));
  expect(slack.acks).toMatchObject([{ response_type: 'ephemeral' }]);
  expect(wordsIn((slack.acks[0] as Json)['blocks'])).toContain('I have asked Member U2 in the channel.');
  const invited = await deps.store.interviews.get(1);
  expect([invited?.state, invited?.interviewer?.id, invited?.length]).toEqual(['invited', 'U2', 30]);
});

it('an invitation is accepted by a press of the one who was asked', async () => {
  await hold({ invitee: 'interviewer', state: 'invited', step: 0 });
  await slack.deliver(pressInRoom('1:pair:accept:1'));
  expect(wordsIn(answered()?.['blocks'])).toContain('Accepted.');
  expect((await deps.store.interviews.get(1))?.state).toBe('running');
});

it('the interviewer’s card opens for them alone, and a tick takes its place', async () => {
  await hold();
  await slack.deliver(pressInRoom('1:guide:1:3'));
  expect(answered()).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(faultsOf(answered()?.['blocks'], 50)).toEqual([]);
  expect(wordsIn(answered()?.['blocks'])).toContain('○ Bound the queue');
  await slack.deliver(press('1:tick:1:0:named'));
  expect(answered()).toMatchObject({ replace_original: true });
  expect(wordsIn(answered()?.['blocks'])).toContain('◐ Bound the queue');
  expect((await deps.store.interviews.get(1))?.ticks).toEqual({ 'Bound the queue': 'named' });
});

it('the candidate is not shown it', async () => {
  await hold({ candidate: ana, interviewer: bob });
  await slack.deliver(pressInRoom('1:guide:1:3'));
  expect(wordsIn(answered()?.['blocks'])).toContain('would give the answers away');
});

it('what the interviewer writes in the thread does not count', async () => {
  const room = await hold();
  await slack.deliver(inThread('so, how large is it?'));
  expect(await room.sayings()).toEqual([]);
  expect(slack.calls).toEqual([]);
});
