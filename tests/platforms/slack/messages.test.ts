/** Which of Slack's messages are events, and what they say. */
import { describe, expect, it } from 'vitest';
import { readMention, readMessage } from '../../../src/platforms/slack/messages.ts';
import { deleted, direct, edited, inThread, mention, type Json } from './payloads.ts';

const read = (payload: unknown) => readMessage(payload, 'UBOT');
const tsOf = (payload: Json): unknown => (payload['event'] as Json)['ts'];

const room = { platform: 'slack', tenant: 'T1', channel: 'CJOINED', thread: '1700000000.000100' };
const ana = { platform: 'slack', tenant: 'T1', id: 'U1' };
const said = inThread('we <https://example.com|shard> it');
const line = direct('sharding');

describe('a message in a thread', () => {
  it('is said there, by the time that is its name', () => {
    expect(read(said)).toEqual({
      event: {
        kind: 'said',
        id: said['event_id'],
        text: 'we shard it',
        message: tsOf(said),
        isEdit: false,
        from: ana,
        place: room,
        canManage: false,
      },
      returnTo: { user: 'U1', channel: 'CJOINED', thread: room.thread },
      messageKey: `T1 CJOINED ${String(tsOf(said))} said`,
    });
  });

  it.each([
    ['with a file', { subtype: 'file_share' }],
    ['that the channel sees too', { subtype: 'thread_broadcast' }],
    ['in a group of people', { channel_type: 'mpim', channel: 'CJOINED' }],
    ['in a private channel', { channel_type: 'group' }],
  ])('is said %s', (_what, fields) => {
    expect(read(inThread('we shard it', fields))?.event).toMatchObject({ kind: 'said', text: 'we shard it' });
  });

  it('keeps its code, and may say nothing in words', () => {
    expect(read(inThread('```if (a &lt; b) &amp;c```'))?.event).toMatchObject({ text: '```if (a < b) &c```' });
    expect(read(inThread('', { subtype: 'file_share', files: [{ id: 'F1' }] }))?.event).toMatchObject({ text: '' });
  });

  it('that mentions the bot is the mention that comes beside it', () => {
    const twin = inThread('<@UBOT> is it read-heavy?');
    const asMention = mention('', { ...(twin['event'] as Json), type: 'app_mention' });
    const [heard, other] = [read(twin), readMention(asMention, 'UBOT')];
    expect(heard?.event).toMatchObject({
      kind: 'mention',
      text: 'is it read-heavy?',
      message: tsOf(twin),
      place: room,
    });
    expect(other?.messageKey).toBe(heard?.messageKey);
    expect({ ...other?.event, id: '' }).toEqual({ ...heard?.event, id: '' });
  });
});

describe('an edit', () => {
  it.each([
    ['in a thread', said, { place: room }],
    ['in the conversation with the bot', line, { isDirect: true, place: { channel: 'D1' } }],
    ['of a mention', inThread('<@UBOT> we split it'), { place: room }],
  ])('%s says the new text under the name of the message', (_where, before, where) => {
    expect(read(edited(before, '<@UBOT> we split it by &lt;key&gt;'))?.event).toMatchObject({
      kind: 'said',
      text: 'we split it by <key>',
      message: tsOf(before),
      isEdit: true,
      from: ana,
      ...where,
    });
  });

  it('is not the same as another edit, and one that comes twice is', () => {
    const [first, second] = [edited(said, 'one'), edited(said, 'two')];
    expect(read({ ...first, event_id: 'EvTwin' })?.messageKey).toBe(read(first)?.messageKey);
    expect(read(second)?.messageKey).not.toBe(read(first)?.messageKey);
  });

  it.each([
    ['that adds a preview', edited(said, 'we <https://example.com|shard> it', { attachments: [{ id: 1 }] })],
    ['of an app', edited(said, 'new', { bot_id: 'B1' })],
    ['in the channel itself', edited(inThread('hello', { thread_ts: undefined }), 'hello all')],
    ['of a line that says who joined', edited(said, 'new', { subtype: 'channel_join' })],
  ])('%s is nothing', (_what, payload) => {
    expect(read(payload)).toBeUndefined();
  });
});

describe('a deletion', () => {
  it.each([
    ['in a thread', deleted(said), said, room],
    ['in the conversation with the bot', deleted(line), line, { channel: 'D1' }],
    ['of a message that a thread hangs on', edited(said, 'gone', { subtype: 'tombstone' }), said, room],
  ])('%s unsays the message', (_where, payload, before, place) => {
    expect(read(payload)?.event).toMatchObject({ kind: 'unsaid', message: tsOf(before), from: ana, place });
  });

  it('is by nobody where Slack keeps to itself what the message was', () => {
    const payload = deleted(line);
    const event = { ...(payload['event'] as Json), previous_message: undefined };
    expect(read({ ...payload, event })?.event).toMatchObject({ kind: 'unsaid', from: { id: '' }, isDirect: true });
  });

  it.each([
    ['in the channel itself', deleted(inThread('hello', { thread_ts: undefined }))],
    ['of an app’s message', deleted(inThread('hello', { bot_id: 'B1' }))],
  ])('%s is nothing', (_what, payload) => {
    expect(read(payload)).toBeUndefined();
  });
});

it('a line to the bot carries the name of its message', () => {
  expect(read(line)?.event).toMatchObject({ kind: 'line', text: 'sharding', message: tsOf(line), isDirect: true });
});

it.each<[string, unknown]>([
  ['in the channel itself', inThread('hello', { thread_ts: undefined })],
  ['that a thread hangs on', inThread('hello', { ts: '1700000000.000100' })],
  ['of another app', inThread('hello', { bot_id: 'B7' })],
  ['that only tells who joined', inThread('hello', { subtype: 'channel_join' })],
  ['without a channel', { team_id: 'T1', event_id: 'Ev', event: { type: 'message' } }],
  ['that is nothing', undefined],
])('a message %s is nothing', (_what, payload) => {
  expect(read(payload)).toBeUndefined();
});
