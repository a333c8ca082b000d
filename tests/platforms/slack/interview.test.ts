/** A mock interview in a thread on Slack, through the real Bolt app and the real core: what is heard there, and what is answered. */
import { beforeEach, describe, expect, it } from 'vitest';
import { testDeps, type TestDeps } from '../../deps.ts';
import { corpusToTalkAbout, holdInterview, type Room } from '../room.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { deleted, edited, inThread, mention, type Json } from './payloads.ts';

const ana = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;
const place = { platform: 'slack', tenant: 'T1', channel: 'CJOINED', thread: '1700000000.000100' } as const;

let deps: TestDeps;
let slack: FrontDoor;
let room: Room;

beforeEach(async () => {
  deps = await testDeps({ corpus: corpusToTalkAbout });
  slack = openFrontDoor(deps);
  room = await holdInterview(deps, ana, place);
});

describe('what the candidate writes in the thread', () => {
  it('is heard without a word, and edits and deletions count', async () => {
    const [first, second] = [inThread('we shard it'), inThread('by the key')];
    await slack.deliver(first);
    await slack.deliver(second);
    expect(await room.sayings()).toEqual(['we shard it', 'by the key']);
    await slack.deliver(edited(first, 'we split it'));
    await slack.deliver(deleted(second));
    expect(await room.sayings()).toEqual(['we split it']);
    expect(slack.calls).toEqual([]);
  });

  it('is heard once as a mention and as a message, in whatever order', async () => {
    const twin = inThread('<@UBOT> we shard it');
    await slack.deliver(twin);
    await slack.deliver(mention('', { ...(twin['event'] as Json), type: 'app_mention' }));
    expect(await room.sayings()).toEqual(['we shard it']);
  });

  it('is answered there in the open, once also by a bot that was started in between', async () => {
    const code = inThread('```for (;;) {}```');
    await slack.deliver(code);
    await openFrontDoor(deps).deliver(code);
    const text = expect.stringContaining('I grade words') as unknown;
    expect(slack.calls).toMatchObject([
      { to: 'chat.postMessage', body: { channel: 'CJOINED', thread_ts: place.thread, text } },
    ]);
  });
});

it.each([
  ['somebody else in the thread', inThread('I would not', { user: 'U2' })],
  ['another thread', inThread('we shard it', { thread_ts: '1700000000.000999' })],
  ['the channel itself', inThread('we shard it', { thread_ts: undefined })],
])('%s is not heard', async (_what, payload) => {
  await slack.deliver(payload);
  expect(await room.sayings()).toEqual([]);
  expect(slack.calls).toEqual([]);
});

it('people who talk to each other are told nothing when the store fails', async () => {
  deps.store.interviews.at = () => Promise.reject(new Error('the disk is full'));
  await slack.deliver(inThread('hello'));
  expect(slack.calls).toEqual([]);
  expect(deps.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
});
