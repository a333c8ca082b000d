import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestOf, startPage, type Guest, type RunningPage } from './running-page.ts';
import { ask, fresh, last, post, press, resultOf } from './talk.ts';

let page: RunningPage;
let ana: Guest;
beforeAll(async () => {
  page = await startPage();
  ana = await guestOf(page);
});
afterAll(() => page.stop());

describe('asking', () => {
  it('shows the person what they asked and the answer, both to them alone', async () => {
    const { frames } = resultOf(await ask(ana, 'cap theorem'));
    expect(frames.map(({ html }) => html.includes('Only you can see this'))).toEqual([true, true]);
    expect(frames[0]?.html).toContain('<p class="said" dir="auto">cap theorem</p>');
    expect(frames[1]?.html).toContain('What does the CAP theorem force you to choose?');
    expect(frames.map(({ spoken }) => spoken)).toEqual([
      '',
      'sysdesign, only to you: What does the CAP theorem force you to choose? During a partition each node must either refuse some requests or answer with data that may be stale.',
    ]);
  });

  it('for what is not there says so and offers a way on', async () => {
    const { html } = last(await ask(ana, 'pizza'));
    expect(html).toContain('Nothing in the corpus about that');
    expect(html).toContain('Suggest this topic');
  });

  it('with a suggestion shows that entry', async () => {
    expect(last(await ask(ana, 'How do you split…', { entry: 'sharding' })).html).toContain('value="1:share:sharding"');
  });

  it('for everyone answers in the channel', async () => {
    const { html } = last(await ask(ana, 'cap theorem share:yes'));
    expect(html).not.toContain('Only you can see this');
    expect(html).toContain('Reply in thread');
  });

  it('shows markup as the text it is', async () => {
    const { frames } = resultOf(await ask(ana, '<img src=x onerror=alert(1)> "quoted" & more'));
    expect(frames[0]?.html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &amp; more');
  });

  it('twice with one form answers once', async () => {
    const fields = { channel: 'general', mode: 'ask', question: 'cap', once: 'double-click' };
    expect(resultOf(await ana.post('/say', fields)).frames).toHaveLength(2);
    expect(resultOf(await ana.post('/say', fields)).frames).toEqual([]);
  });
});

describe('asking in the open', () => {
  it('answers in the thread of the message, and goes there', async () => {
    const { frames, go } = resultOf(await post(ana, '@sysdesign cap theorem'));
    const [said, answer, root] = frames;
    expect(said?.thread).toBeNull();
    expect(answer?.thread).toBe(said?.id);
    expect(root).toMatchObject({ id: said?.id, thread: null });
    expect(root?.html).toContain('1 reply');
    expect(go).toBe(`/t/general/${String(said?.id)}`);
    const thread = await ana.get(go ?? '');
    expect(thread.body).toContain('What does the CAP theorem force you to choose?');
  });

  it('stays in the thread where it was asked', async () => {
    const said = last(await post(ana, 'about consistency'));
    const thread = String(said.id);
    const { frames } = resultOf(await post(ana, '@sysdesign sharding', { thread }));
    expect(frames.map((frame) => frame.thread)).toEqual([said.id, null, said.id, null]);
  });
});

describe('buttons', () => {
  it('turn the page of a private card in its place', async () => {
    const card = last(await ask(ana, 'cap theorem'));
    const turned = last(await press(ana, card.id, '1:show:cap-theorem:2'));
    expect(turned.id).toBe(card.id);
    expect(turned.version).toBeGreaterThan(card.version);
    expect(turned.html).toContain('Page 2 of 2');
  });

  it('on a card that others see too answer with a new private one', async () => {
    const shared = last(await ask(ana, 'cap theorem share:yes'));
    const own = last(await press(ana, shared.id, '1:show:cap-theorem:2'));
    expect(own.id).not.toBe(shared.id);
    expect(own.html).toContain('Only you can see this');
  });

  it('share to the channel', async () => {
    const card = last(await ask(ana, 'sharding'));
    const shared = last(await press(ana, card.id, '1:share:sharding'));
    expect(shared.html).not.toContain('Only you can see this');
  });

  it.each(['1:nonsense', '0:help', '', '1:show:cap-theorem:2:extra', 'x'.repeat(5000)])(
    'that are unknown (%.20s) get a kind private answer',
    async (action) => {
      const card = last(await ask(ana, 'cap theorem'));
      const { html } = last(await press(ana, card.id, action));
      expect(html).toContain('has expired');
      expect(html).toContain('Only you can see this');
    },
  );

  it('work before there is any message', async () => {
    const answer = await ana.post('/press', fresh({ channel: 'random-talk', action: '1:browse::1' }));
    expect(last(answer)).toMatchObject({ channel: 'random-talk', thread: null });
  });
});

describe('forms', () => {
  it('open for a press and come back as what they were for', async () => {
    const card = last(await ask(ana, 'cap theorem'));
    const { form = '', frames } = resultOf(await press(ana, card.id, '1:report:cap-theorem'));
    expect(frames).toEqual([]);
    expect(form).toContain(`<input type="hidden" name="message" value="${String(card.id)}">`);
    const sent = fresh({
      message: String(card.id),
      action: '1:reported:cap-theorem',
      'field:text': 'The year is wrong.',
    });
    expect(last(await ana.post('/submit', sent)).html).toContain('Your report is stored');
    await ana.post('/submit', sent);
    const open = await page.deps.store.reports.open({ platform: 'web', tenant: 'local' }, 10, 0);
    expect(open.map(({ text, entry }) => [entry, text])).toEqual([['cap-theorem', 'The year is wrong.']]);
  });

  it('that come back empty say what to do', async () => {
    const sent = fresh({ channel: 'general', action: '1:reported:cap-theorem', 'field:text': ' ' });
    expect(last(await ana.post('/submit', sent)).html).toContain('The report was empty.');
  });

  it('find an entry by its id or by words', async () => {
    for (const entry of ['sharding', 'shard key']) {
      const sent = fresh({ channel: 'general', action: '1:found', 'field:entry': entry });
      expect(last(await ana.post('/submit', sent)).html).toContain('How do you split one data set');
    }
  });
});

describe('suggestions', () => {
  it('come as labels with the entries they stand for', async () => {
    const { body, headers } = await ana.get('/suggest?q=cap');
    expect(JSON.parse(body)).toEqual({
      choices: [{ label: 'What does the CAP theorem force you to choose?', entry: 'cap-theorem' }],
    });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('survive any text', async () => {
    const { status } = await ana.get(`/suggest?q=${encodeURIComponent('\u202e(((.*)+)+$'.repeat(200))}`);
    expect(status).toBe(200);
  });
});

describe('a browser without script', () => {
  const html = { accept: 'text/html' };

  it('is sent to the answer', async () => {
    const answer = await ana.post('/say', fresh({ channel: 'general', mode: 'ask', question: 'sharding' }), html);
    expect(answer.status).toBe(303);
    const [path = '', anchor = ''] = String(answer.headers['location']).split('#');
    expect(path).toBe('/c/general');
    expect((await ana.get(path)).body).toContain(`id="${anchor}"`);
  });

  it('gets a form as a page with a way back', async () => {
    const card = last(await ask(ana, 'cap theorem'));
    const fields = fresh({ message: String(card.id), action: '1:report:cap-theorem' });
    const { status, body } = await ana.post('/press', fields, html);
    expect(status).toBe(200);
    expect(body).toContain('<title>Report a problem');
    expect(body).toContain(`href="/c/general#m${String(card.id)}" data-close>Cancel</a>`);
  });

  it('goes back to where it was after the same form twice', async () => {
    const card = last(await ask(ana, 'cap theorem'));
    const fields = { message: String(card.id), action: '1:show:cap-theorem:2', once: 'sent-twice' };
    await ana.post('/press', fields, html);
    expect((await ana.post('/press', fields, html)).headers['location']).toBe(`/c/general#m${String(card.id)}`);
  });

  it('reads what is wrong on a page', async () => {
    const answer = await ana.post('/say', fresh({ channel: 'general', mode: 'post', message: '' }), html);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('<h1>There is nothing to send yet.</h1>');
  });
});

describe('a person', () => {
  it('chooses a name that stands on what they write from then on', async () => {
    const ben = await guestOf(page);
    await ben.post('/name', { name: '<b>Ben</b>' }, { accept: 'text/html', referer: `${page.url}/c/random-talk` });
    expect(last(await post(ben, 'hello')).html).toContain('<bdi class="author">&lt;b&gt;Ben&lt;/b&gt;</bdi>');
  });

  it('chooses a theme that the page then comes in', async () => {
    const cleo = await guestOf(page);
    const answer = await cleo.post(
      '/theme',
      { theme: 'dark' },
      { accept: 'text/html', referer: `${page.url}/c/random-talk` },
    );
    expect(answer.headers['location']).toBe('/c/random-talk');
    expect((await cleo.get('/')).body).toContain('<html lang="en" data-theme="dark">');
  });
});

describe('managing', () => {
  it('is for whoever opens a page that only this machine reaches', async () => {
    expect(last(await ask(ana, 'reports')).html).toContain('Reported problems');
  });

  it('is for nobody on other pages', async () => {
    const open = await startPage({ canManage: false });
    expect(last(await ask(await guestOf(open), 'reports')).html).toContain('Only people who manage this place');
    await open.stop();
  });
});
