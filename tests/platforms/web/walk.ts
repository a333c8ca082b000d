/** A newcomer's way through the page, in a real browser. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { focused, hasFocus, lastMessage, type Browsers, type Device } from './browser.ts';
import { startPage, type RunningPage } from './running-page.ts';

export function walk(browsers: Browsers): void {
  let site: RunningPage;
  const visit = (path?: string, device?: Device) => browsers.visit(site, path, device);
  beforeAll(async () => {
    site = await startPage();
  });
  afterAll(async () => {
    await site.stop();
  });

  it('a lookup needs the keyboard alone', async () => {
    const page = await visit();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the message box');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Ask sysdesign');
    await page.keyboard.press('Tab');
    const field = page.getByRole('combobox', { name: 'Ask sysdesign' });
    expect(await hasFocus(field)).toBe(true);

    await page.keyboard.type('what');
    await page.getByRole('option').first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const marked = page.getByRole('option', { selected: true });
    expect(await field.getAttribute('aria-activedescendant')).toBe(await marked.getAttribute('id'));
    const title = (await marked.textContent()) ?? '';
    await page.keyboard.press('Enter');

    await lastMessage(page).getByRole('heading', { name: title }).waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await hasFocus(field)).toBe(true);
    expect(await page.locator('#announcer').textContent()).toContain('sysdesign, only to you: ');
  });

  it('suggestions close with Escape, are taken with Tab, and let a whole line through with Enter', async () => {
    const page = await visit();
    const field = page.getByRole('combobox', { name: 'Ask sysdesign' });
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await field.pressSequentially('cap');
    await list.waitFor();
    await page.keyboard.press('Escape');
    expect(await list.isVisible()).toBe(false);
    expect(await field.inputValue()).toBe('cap');

    await page.keyboard.press('ArrowDown');
    await list.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('What does the CAP theorem force you to choose?');
    expect(await focused(page)).toBe('Ask');

    await field.fill('cap');
    await list.waitFor();
    await field.press('Enter');
    await lastMessage(page).getByText('Page 1 of 2').waitFor();
    expect(await page.locator('.said').textContent()).toBe('cap');
  });

  it('a typo leads to what was meant', async () => {
    const page = await visit();
    await page.getByRole('combobox').fill('cap teorem');
    await page.keyboard.press('Enter');
    const answer = lastMessage(page);
    await answer.getByText('Did you mean').waitFor();
    await answer.getByRole('button', { name: 'Open: What does the CAP theorem' }).click();
    await answer.getByText('Page 1 of 2').waitFor();
    expect(await page.locator('main .messages > li').count()).toBe(2);
  });

  it('what is not there can be suggested', async () => {
    const page = await visit();
    await page.getByRole('combobox').fill('pizza');
    await page.keyboard.press('Enter');
    await lastMessage(page).getByRole('button', { name: 'Suggest this topic' }).click();
    await lastMessage(page).getByText('see that this topic is wanted').waitFor();
    expect((await site.deps.store.misses.top(1))[0]).toMatchObject({ text: 'pizza', wanted: 1 });
  });

  it('browsing goes from the welcome to an entry', async () => {
    const page = await visit('/c/random-talk');
    await page.getByRole('button', { name: 'Browse all topics' }).click();
    await lastMessage(page).getByRole('button', { name: 'Tradeoffs: 1 entry' }).click();
    await lastMessage(page).getByRole('button', { name: 'What does the CAP theorem' }).click();
    await lastMessage(page).getByText('Page 1 of 2').waitFor();
    expect(await page.locator('main .messages > li').count()).toBe(1);
  });

  it('a page is turned in place, and the keyboard goes along', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'cap theorem' }).click();
    await lastMessage(page).getByRole('button', { name: 'More on: What does the CAP' }).focus();
    await page.keyboard.press('Enter');
    await lastMessage(page).getByText('Page 2 of 2').waitFor();
    expect(await hasFocus(lastMessage(page).locator('article'))).toBe(true);
    await lastMessage(page).getByRole('button', { name: 'Back' }).click();
    await lastMessage(page).getByText('Page 1 of 2').waitFor();
    expect(await page.locator('main .messages > li').count()).toBe(2);
  });

  it('what is shared reaches others at once, and is talked about in a thread', async () => {
    const [ana, ben] = await Promise.all([visit(), visit()]);
    await ana.getByRole('combobox').fill('sharding');
    await ana.keyboard.press('Enter');
    await lastMessage(ana).getByRole('button', { name: 'Share to channel' }).click();
    const shared = lastMessage(ben);
    await shared.getByRole('heading', { name: 'How do you split' }).waitFor();
    expect(await ben.getByText('Only you can see this').count()).toBe(0);

    await shared.getByRole('link', { name: 'Reply in thread' }).click();
    await ben.getByRole('complementary', { name: 'Thread' }).waitFor();
    await ben.getByRole('textbox', { name: 'Message the thread' }).fill('By tenant?\nOr by time?');
    await ben.keyboard.press('Enter');
    const line = lastMessage(ben, 'thread');
    await line.getByRole('paragraph').filter({ hasText: 'Or by time?' }).waitFor();
    await line.getByText('Edit').click();
    await line.getByRole('textbox', { name: 'Your line' }).fill('By tenant, or by time?');
    await line.getByRole('button', { name: 'Save' }).click();
    await line.getByRole('paragraph').filter({ hasText: 'By tenant, or by time?' }).waitFor();
    await lastMessage(ana).getByRole('link', { name: '1 reply' }).waitFor();
    await ben.getByRole('link', { name: 'Close the thread' }).click();
    await ben.getByRole('link', { name: '1 reply' }).waitFor();
    expect(await ben.getByRole('complementary').count()).toBe(0);
  });

  it('asking in the open opens the thread with the answer', async () => {
    const page = await visit();
    await page.getByRole('radio', { name: 'Message channel' }).check();
    await page.getByRole('textbox', { name: 'Message #general' }).fill('@sysdesign cap theorem');
    await page.keyboard.press('Enter');
    await lastMessage(page, 'thread').getByRole('heading', { name: 'What does the CAP' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/t\/general\/\d+$/);
  });

  it('a report says what it lacks, then thanks', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'cap theorem' }).click();
    const report = lastMessage(page).getByRole('button', { name: 'Report a problem' });
    await report.click();
    const dialog = page.getByRole('dialog', { name: 'Report a problem' });
    const field = dialog.getByRole('textbox', { name: 'What is wrong or missing?' });
    expect(await hasFocus(field)).toBe(true);
    await dialog.getByRole('button', { name: 'Send' }).click();
    expect(await dialog.locator('.field-error').textContent()).toBe('Write something here first.');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await hasFocus(report)).toBe(true);

    await page.keyboard.press('Enter');
    await field.fill('The year is wrong.');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await lastMessage(page).getByText('Your report is stored').waitFor();
    expect(await dialog.isVisible()).toBe(false);
  });

  it('a form finds an entry while typing', async () => {
    const page = await visit('/c/random-talk');
    await page.getByRole('button', { name: 'Help' }).click();
    await lastMessage(page).getByRole('button', { name: 'Find…' }).click();
    await page
      .getByRole('dialog')
      .getByRole('combobox', { name: 'Topic, product or symptom' })
      .pressSequentially('shard');
    await page.getByRole('dialog').getByRole('option').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show' }).click();
    await lastMessage(page).getByRole('heading', { name: 'How do you split' }).waitFor();
  });

  it('what goes wrong is said at the composer', async () => {
    const page = await visit();
    await page.getByRole('combobox').fill('x'.repeat(10_001));
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '10,001 characters' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('combobox').fill('cap');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'The bot did not answer.' }).waitFor();
    expect(await page.getByRole('combobox').inputValue()).toBe('cap');
    await page.context().setOffline(false);
  });

  it('everything but the comfort is there without script', async () => {
    const page = await visit('/', { hasNoScript: true });
    await page.getByRole('textbox', { name: 'Ask sysdesign' }).fill('cap theorem');
    await page.keyboard.press('Enter');
    await lastMessage(page).getByRole('button', { name: 'More on: What does the CAP' }).click();
    await lastMessage(page).getByText('Page 2 of 2').waitFor();
    await lastMessage(page).getByRole('button', { name: 'Report a problem' }).click();
    await page.getByRole('textbox', { name: 'What is wrong or missing?' }).fill('A typo.');
    await page.getByRole('button', { name: 'Send' }).click();
    await lastMessage(page).getByText('Your report is stored').waitFor();
    await page.getByRole('radio', { name: 'Message channel' }).check();
    await page.getByRole('textbox', { name: 'Message #general' }).fill('hello without script');
    await page.getByRole('button', { name: 'Send' }).click();
    await lastMessage(page).getByRole('link', { name: 'Reply in thread' }).click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
  });

  it('a person who comes by a link from another site is still the same person', async () => {
    const page = await visit();
    const name = await page.getByRole('textbox', { name: 'You go by' }).inputValue();
    const elsewhere = `http://127.0.0.1:${String(site.port)}/nowhere`;
    await page.goto(elsewhere);
    await page.evaluate((url) => {
      (globalThis as unknown as { location: { href: string } }).location.href = url;
    }, `${site.url}/c/random-talk`);
    const field = page.getByRole('textbox', { name: 'You go by' });
    await field.waitFor();
    expect(await field.inputValue()).toBe(name);
    expect(new URL(page.url()).pathname).toBe('/c/random-talk');
  });
}
