import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestOf, send, startPage } from './running-page.ts';
import type { Guest, RunningPage } from './running-page.ts';

let page: RunningPage;
let guest: Guest;
beforeAll(async () => {
  page = await startPage({ hosts: ['bot.example.org'], canManage: false });
  guest = await guestOf(page);
});
afterAll(() => page.stop());

const form = { channel: 'general', mode: 'post', message: 'hello', once: 'mark-0001' };

describe('hosts', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:1', '[::1]:3000', 'BOT.example.org'])(
    '%s is this page',
    async (host) => {
      expect((await send(page, '/', { headers: { host } })).status).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.example:3000', 'localhost:3000:80'])(
    '“%s” is not, and learns nothing',
    async (host) => {
      for (const path of ['/', '/suggest?q=cap', '/events']) {
        const answer = await send(page, path, { headers: { host, cookie: guest.cookie() } });
        expect(answer.status).toBe(403);
        expect(answer.body).toContain('The page does not go by this host name.');
      }
    },
  );
});

describe('addresses', () => {
  it.each(['//evil.example/c/general', '/\\evil.example/c/general', '///c/general', '//:99999'])(
    '%s is no page, so that nothing on it can lead away from here',
    async (path) => {
      expect((await guest.get(path)).status).toBe(404);
    },
  );

  it('that name another server are none here', async () => {
    expect((await guest.get('http://evil.example/c/general')).status).toBe(404);
  });

  it('lead back to a page of this server after a change of name', async () => {
    const referer = `${page.url}//evil.example/c/general`;
    const answer = await guest.post('/name', { name: 'Ana' }, { accept: 'text/html', referer });
    expect(answer.headers['location']).toBe('/evil.example/c/general');
  });
});

describe('posts', () => {
  it.each([
    { name: 'another site', origin: 'https://evil.example' },
    { name: 'another port of this machine', origin: 'http://localhost:1' },
    { name: 'a sandboxed frame', origin: 'null' },
    { name: 'nowhere', origin: '' },
  ])('from $name are refused and change nothing', async ({ origin }) => {
    const answer = await guest.post('/say', form, { origin });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('This form was not sent from the page itself.');
    expect((await guest.get('/')).body).not.toContain('hello');
  });

  it('without a cookie say what is missing', async () => {
    const answer = await guest.post('/say', form, { cookie: '' });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Allow it to keep a cookie');
  });

  it('of anything but a form are refused', async () => {
    expect((await guest.post('/say', form, { 'content-type': 'application/json' })).status).toBe(415);
  });

  it('that are too large are refused, and the connection with them', async () => {
    const answer = await guest.post('/say', { ...form, message: 'x'.repeat(100_000) });
    expect(answer.status).toBe(413);
    expect(answer.headers['connection']).toBe('close');
    expect(answer.body).toContain('Send less text.');
  });

  it('of the longest line in the widest script fit', async () => {
    const answer = await guest.post('/say', { ...form, message: '界'.repeat(10_000), once: 'mark-0002' });
    expect(answer.status).toBe(200);
  });

  it('of a longer line say by how much', async () => {
    const answer = await guest.post('/say', { ...form, message: 'x'.repeat(10_500), once: 'mark-0003' });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('That is 10,500 characters; the page takes 10,000 at once.');
  });

  it.each([
    { path: '/say', fields: { channel: 'secret', message: 'x' }, status: 404, says: 'There is no such channel.' },
    {
      path: '/say',
      fields: { channel: 'general', thread: '999', mode: 'post', message: 'x' },
      status: 404,
      says: 'There is no such thread.',
    },
    {
      path: '/say',
      fields: { channel: 'general', thread: '1e0', mode: 'post', message: 'x' },
      status: 404,
      says: 'There is no such thread.',
    },
    {
      path: '/press',
      fields: { message: '999', action: '1:help' },
      status: 404,
      says: 'The message with this button is gone.',
    },
    { path: '/nowhere', fields: {}, status: 404, says: 'There is nothing at this address.' },
  ])('to $path with $fields are answered with $status', async ({ path, fields, status, says }) => {
    const answer = await guest.post(path, { ...fields });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(says);
  });
});

describe('reading', () => {
  it.each([
    { path: '/c/nowhere', says: 'There is no such channel.' },
    { path: '/c/general%2F..', says: 'There is no such channel.' },
    { path: '/t/general/0', says: 'There is no such thread.' },
    { path: '/assets/..%2findex.ts', says: 'There is no such file.' },
    { path: '/assets/nothing.js', says: 'There is no such file.' },
    { path: '/a/b/c/d', says: 'There is nothing at this address.' },
  ])('$path says what is wrong', async ({ path, says }) => {
    const answer = await guest.get(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toContain(says);
    expect(answer.body).toContain('<h1>');
  });

  it('knows no other methods', async () => {
    const answer = await send(page, '/', { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  });

  it('answers HEAD without a body', async () => {
    const answer = await send(page, '/', { method: 'HEAD' });
    expect([answer.status, answer.body]).toEqual([200, '']);
  });

  it('gives every answer the headers that keep other sites out', async () => {
    for (const path of ['/', '/nowhere', '/assets/app.js', '/suggest?q=a']) {
      const { headers } = await guest.get(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
    }
  });

  it('sends its files once and then only when they change', async () => {
    const first = await guest.get('/assets/style.css');
    expect(first.headers['content-type']).toBe('text/css; charset=utf-8');
    const again = await send(page, '/assets/style.css', {
      headers: { 'if-none-match': String(first.headers['etag']) },
    });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('holds no script or style of its own in the page, which the policy would block', async () => {
    const { body } = await guest.get('/');
    expect(body).not.toMatch(/<script(?! type="module" src="\/assets\/)|<style| style="| on[a-z]+="/);
  });
});

describe('cookies', () => {
  it('are kept from scripts and from other sites', async () => {
    const { headers } = await send(page, '/');
    expect(headers['set-cookie']?.[0]).toMatch(
      /^sysdesign_visitor=[0-9a-f-]{36}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Strict$/,
    );
  });

  it('never go without https where the page is reached by it', async () => {
    const { headers } = await send(page, '/', { headers: { 'x-forwarded-proto': 'https' } });
    expect(headers['set-cookie']?.[0]).toMatch(/; Secure$/);
  });

  it('are not given anew to somebody who follows a link from another site', async () => {
    const { headers, body } = await send(page, '/', {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['refresh']).toBe('0');
    expect(body).toContain('One moment');
  });
});
