import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/platforms/web/frames.ts';
import { openStream } from './event-stream.ts';
import { guestOf, send, startPage, type Guest, type RunningPage } from './running-page.ts';
import { ask, last, post, press } from './talk.ts';

let page: RunningPage;
let ana: Guest;
beforeAll(async () => {
  page = await startPage();
  ana = await guestOf(page);
});
afterAll(() => page.stop());

describe('two people', () => {
  it('see of each other only what was meant for everyone', async () => {
    const ben = await guestOf(page);
    const stream = await openStream(page, ben.cookie());
    const card = last(await ask(ana, 'secret-question sharding'));
    const shown = last(await press(ana, card.id, '1:show:cap-theorem:2'));
    const root = last(await post(ana, 'a thread starts'));
    await ask(ana, 'secret-in-thread', { thread: String(root.id) });
    const said = last(await post(ana, 'good morning'));

    const heard = [await stream.next(), await stream.next()].map((event) => event?.data as Frame);
    stream.close();
    expect(heard.map(({ spoken }) => spoken.replace(/^Guest [0-9a-f]{4}: /, ''))).toEqual([
      'a thread starts',
      'good morning',
    ]);
    expect(heard[1]?.id).toBe(said.id);

    const { body } = await ben.get('/c/general');
    expect(body).toContain('good morning');
    expect(body).not.toContain('secret-question');
    expect(body).not.toContain(`id="m${String(shown.id)}"`);
    const thread = `/t/general/${String(root.id)}`;
    expect((await ana.get(thread)).body).toContain('secret-in-thread');
    expect((await ben.get(thread)).body).not.toContain('secret-in-thread');
    expect((await ben.get('/c/general')).body).not.toContain('2 replies');
  });

  it("cannot press or open each other's private messages", async () => {
    const ben = await guestOf(page);
    const card = last(await ask(ana, 'cap theorem'));
    const pressed = await press(ben, card.id, '1:show:cap-theorem:2');
    expect(pressed.status).toBe(404);
    expect(pressed.body).not.toContain('CAP');
    expect((await ben.get(`/t/general/${String(card.id)}`)).status).toBe(404);
  });

  it('hear each other at once, with only the author called “you”', async () => {
    const ben = await guestOf(page);
    const stream = await openStream(page, ben.cookie());
    const said = last(await post(ana, 'good evening'));
    const event = await stream.next();
    stream.close();
    expect((event?.data as Frame).id).toBe(said.id);
    expect(said.html).toContain('<span class="you">you</span>');
    expect((event?.data as Frame).html).not.toContain('<span class="you">you</span>');
  });
});

describe('the event stream', () => {
  it('brings what was missed to a browser that comes back', async () => {
    const ben = await guestOf(page);
    const newest = /data-newest="(?<name>[^"]+)"/.exec((await ben.get('/')).body)?.groups?.['name'] ?? '';
    const said = last(await post(ana, 'while you were away'));
    for (const open of [openStream(page, ben.cookie(), newest), openStream(page, ben.cookie(), 'old-0', newest)]) {
      const stream = await open;
      const event = await stream.next();
      stream.close();
      expect(event).toMatchObject({ event: 'message', data: { id: said.id } });
    }
  });

  it('tells a browser from before a restart to load everything again', async () => {
    const stream = await openStream(page, ana.cookie(), 'another-7');
    const event = await stream.next();
    stream.close();
    expect(event).toMatchObject({ event: 'stale' });
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  });

  it('is for people who have opened the page', async () => {
    expect((await send(page, '/events')).status).toBe(403);
  });
});

describe('stopping', () => {
  it('ends the streams and turns down what comes after', async () => {
    const closing = await startPage();
    const guest = await guestOf(closing);
    const stream = await openStream(closing, guest.cookie());
    const rest = stream.next();
    await closing.stop();
    expect(await rest).toBeUndefined();
    await expect(guest.get('/')).rejects.toThrow(/ECONNREFUSED|socket hang up/);
  });
});
