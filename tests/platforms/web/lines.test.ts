/** What people write in threads of the page: what an interviewer hears of it, and how its writer changes it or takes it back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/model.ts';
import { visitorOf } from '../../../src/platforms/web/visitor.ts';
import { corpusToTalkAbout, holdInterview, type Room } from '../room.ts';
import { guestOf, startPage, type Answer, type Guest, type RunningPage } from './running-page.ts';
import { ask, fresh, last, post, resultOf } from './talk.ts';

let site: RunningPage;
let ana: Guest;
let thread: string;
let room: Room;

const channel: Place = { platform: 'web', tenant: 'local', channel: 'general' };

beforeEach(async () => {
  site = await startPage({}, { corpus: corpusToTalkAbout });
  ana = await guestOf(site);
  thread = String(last(await post(ana, 'a line in the channel')).id);
  room = await holdInterview(site.deps, personOf(ana), { ...channel, thread });
});
afterEach(() => site.stop());

function personOf(guest: Guest) {
  const visitor = visitorOf(guest.cookie());
  if (visitor === undefined) throw new Error('a guest without a cookie');
  return visitor.person;
}

const inThread = (text: string) => post(ana, text, { thread });
/** The id of the line: its thread is told after it. */
const first = (answer: Answer): number => resultOf(answer).frames[0]?.id ?? 0;
const edit = (who: Guest, message: number, text: string) =>
  who.post('/edit', fresh({ message: String(message), text }));
const takeBack = (who: Guest, message: number) => who.post('/unsay', fresh({ message: String(message) }));
const shown = async (who: Guest) => (await who.get(`/t/general/${thread}`)).body;

describe('a line in a thread', () => {
  it('is heard there, once however often it is sent', async () => {
    const fields = fresh({ channel: 'general', thread, mode: 'post', message: 'we shard it' });
    await ana.post('/say', fields);
    await ana.post('/say', fields);
    expect(await room.sayings()).toEqual(['we shard it']);
  });

  it('gets its answer there, for all to see', async () => {
    const { frames } = resultOf(await inThread('```for (;;) {}```'));
    expect(frames[0]).toMatchObject({ thread: Number(thread), html: expect.stringContaining('for (;;)') as unknown });
    expect(await shown(await guestOf(site))).toContain('I kept that, but I grade words.');
  });

  it('is heard also when it is for the bot, and a command stays one', async () => {
    await inThread('@sysdesign we shard it');
    await ask(ana, 'by the key of the user', { thread });
    await inThread('@sysdesign help');
    expect(await room.sayings()).toEqual(['we shard it', 'by the key of the user']);
    expect(await shown(ana)).toContain('What this bot can do');
  });

  it.each([
    ['by somebody else', async () => post(await guestOf(site), 'I would not', { thread })],
    ['in the channel itself', () => post(ana, 'hello')],
  ])('is no saying %s', async (_what, say) => {
    expect((await say()).status).toBe(200);
    expect(await room.sayings()).toEqual([]);
  });
});

describe('a line of one’s own', () => {
  it('can be changed, which all see and an interviewer hears', async () => {
    const id = first(await inThread('we shard it'));
    const changed = resultOf(await edit(ana, id, 'we split it'));
    expect(changed.frames[0]).toMatchObject({ id, html: expect.stringContaining('edited') as unknown });
    expect(await shown(await guestOf(site))).toContain('we split it');
    expect(await room.sayings()).toEqual(['we split it']);
  });

  it.each([
    ['@sysdesign we split it', ['we split it']],
    ['/mock status', []],
    ['# later: we split it', []],
  ])('changed into %j says %j', async (text, said) => {
    const id = first(await inThread('we shard it'));
    await edit(ana, id, text);
    expect(await room.sayings()).toEqual(said);
  });

  it('that stays as it was is no change', async () => {
    const id = first(await inThread('we shard it'));
    expect(resultOf(await edit(ana, id, 'we shard it')).frames[0]?.html).not.toContain('edited');
  });

  it('can be taken back, and is gone for all', async () => {
    const id = first(await inThread('we shard it'));
    expect(resultOf(await takeBack(ana, id)).frames).toEqual([{ id, gone: true }]);
    expect(await shown(await guestOf(site))).not.toContain('we shard it');
    expect(await room.sayings()).toEqual([]);
    expect((await takeBack(ana, id)).status).toBe(404);
  });

  it('has a form for both, which needs no script', async () => {
    const id = first(await inThread('first </textarea> second'));
    const page = await shown(ana);
    expect(page).toContain('formaction="/unsay"');
    expect(page).toContain('first &lt;/textarea&gt; second</textarea>');
    const plainly = { accept: 'text/html' };
    const back = await ana.post('/unsay', { message: String(id), channel: 'general', thread }, plainly);
    expect(back).toMatchObject({ status: 303, headers: { location: `/t/general/${thread}#m${String(id)}` } });
  });

  it('cannot be emptied, only taken back', async () => {
    const id = first(await inThread('we shard it'));
    expect((await edit(ana, id, '  ')).status).toBe(400);
    expect(await shown(ana)).toContain('we shard it');
  });

  it.each(['edit', 'take back'])('is nobody else’s to %s', async (what) => {
    const id = first(await inThread('we shard it'));
    const ben = await guestOf(site);
    const answered = await (what === 'edit' ? edit(ben, id, 'nonsense') : takeBack(ben, id));
    expect(answered.status).toBe(404);
    expect(await shown(ben)).not.toContain('/unsay');
    expect(await room.sayings()).toEqual(['we shard it']);
  });

  it.each([
    ['what stands in the channel', () => Number(thread)],
    ['what is not there', () => 999],
  ])('is not %s', async (_what, id) => {
    expect((await takeBack(ana, id())).status).toBe(404);
    expect((await edit(ana, id(), 'new')).status).toBe(404);
  });

  it('is not what the bot said', async () => {
    const card = resultOf(await inThread('@sysdesign help')).frames.at(-2);
    expect(card?.html).toContain('from-bot');
    expect((await takeBack(ana, card?.id ?? 0)).status).toBe(404);
  });
});

it('a message that is meant for somebody leads them to its thread', async () => {
  const { id } = personOf(ana);
  const view = { summary: 'Room.', blocks: [], mentions: [{ kind: 'person', id }] } as const;
  const ref = await site.messenger.post(view, { place: channel }, 'room');
  const place = await site.messenger.openThread(ref, 'Mock');
  await site.messenger.post({ summary: 'Step.', blocks: [] }, { place }, 'step');
  const [mine, other] = [(await ana.get('/c/general')).body, (await (await guestOf(site)).get('/c/general')).body];
  expect(mine).toContain('For you');
  expect(mine).toContain('Go to the thread (1 reply)');
  expect(other).not.toContain('For ');
  expect(other).not.toContain(id);
  expect(other).toContain('1 reply');
});

it('an interview leads to its room by a link within the page', async () => {
  const { message } = await site.messenger.post(
    { summary: 'Step.', blocks: [] },
    { place: { ...channel, thread } },
    's',
  );
  const interview = await site.deps.store.interviews.get(1);
  if (interview !== undefined) await site.deps.store.interviews.save({ ...interview, message });
  expect(last(await ask(ana, 'mock status')).html).toContain(`<a href="/t/general/${thread}#m${message}">Go there</a>`);
});
