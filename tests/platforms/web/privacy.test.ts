/** What is kept of a person at the page: handed to them alone as a file, and gone from the page when they delete it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestOf, startPage, type Guest, type RunningPage } from './running-page.ts';
import { ask, last, post, press, resultOf } from './talk.ts';

let page: RunningPage;
let ana: Guest;
let ben: Guest;
beforeAll(async () => {
  page = await startPage();
  ana = await guestOf(page);
  ben = await guestOf(page);
});
afterAll(() => page.stop());

it('a file is downloaded by whoever may see its message, and by nobody else', async () => {
  await post(ana, 'hello all');
  const { id, html } = last(await ask(ana, 'privacy export'));
  const path = /href="(?<path>\/files\/[^"]+)" download/.exec(html)?.groups?.['path'] ?? '';
  expect(path).toBe(`/files/${String(id)}/what-i-keep.json`);
  const file = await ana.get(path);
  expect(file.headers).toMatchObject({
    'content-disposition': 'attachment; filename="what-i-keep.json"',
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const { messages } = JSON.parse(file.body) as { readonly messages: readonly object[] };
  expect(messages).toContainEqual(expect.objectContaining({ by: 'me', isPrivate: false, text: 'hello all' }));
  expect((await ben.get(path)).status).toBe(404);
  expect((await ana.get(path.replace('what-i-keep', 'another'))).status).toBe(404);
});

it('what only they see is gone from the page once it is deleted, and what all see has lost their name', async () => {
  await post(ana, 'hello again');
  await ask(ana, 'cap theorem');
  const { id } = last(await ask(ana, 'privacy delete'));
  const { frames } = resultOf(await press(ana, id, '1:privacy:deleted'));
  expect(frames.at(-1)?.html).toContain('Deleted');
  const { body } = await ana.get('/c/general');
  expect(body).toContain('hello again');
  expect(body).toContain('<bdi class="author">Somebody</bdi>');
  expect(body).not.toContain('What does the CAP theorem force you to choose?');
});
