/** How the page holds up: on a phone, by night, and for people who do not see it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focused, groundOf, lastMessage, type Browsers, type Device, type PageElement } from './browser.ts';
import { guestOf, startPage, type RunningPage } from './running-page.ts';
import { ask, last, post } from './talk.ts';

/** A page with one of everything: cards, a table, a menu, a thread. */
async function fill(site: RunningPage): Promise<string> {
  const guest = await guestOf(site);
  const shared = last(await ask(guest, 'cap theorem share:yes'));
  await post(guest, 'averylongwordwithoutanyplacetobreakit'.repeat(20));
  await post(guest, '@sysdesign sharding', { thread: String(shared.id) });
  return `/t/general/${String(shared.id)}`;
}

interface Control {
  readonly tag: string;
  readonly name: string;
  readonly height: number;
}

/** Every control that can be seen, with the name that assistive technology gives it. */
function controlsOf(page: Page): Promise<Control[]> {
  return page
    .locator('button:visible, a:visible, input:visible, textarea:visible, select:visible')
    .evaluateAll((found: PageElement[]) =>
      found.map((control) => {
        const picture = control.querySelector('img')?.alt ?? '';
        const name =
          control.getAttribute('aria-label') ?? control.labels?.[0]?.innerText ?? `${control.innerText}${picture}`;
        const { height } = control.getBoundingClientRect();
        return { tag: control.tagName.toLowerCase(), name: name.trim(), height };
      }),
    );
}

/** How far the page reaches: no further than the screen, for only the lists in it scroll. */
function extentOf(page: Page): Promise<{ readonly width: number; readonly height: number }> {
  return page
    .locator('html')
    .evaluate(({ scrollWidth, scrollHeight }: PageElement) => ({ width: scrollWidth, height: scrollHeight }));
}

export function look(browsers: Browsers): void {
  let site: RunningPage;
  let thread: string;
  const visit = (path?: string, device?: Device) => browsers.visit(site, path, device);
  beforeAll(async () => {
    site = await startPage();
    thread = await fill(site);
  });
  afterAll(async () => {
    await site.stop();
  });

  describe('a phone of 360 pixels', () => {
    const phone = { isPhone: true } as const;
    const screen = { width: 360, height: 740 };

    it('never scrolls sideways, and only inside its frame', async () => {
      const page = await visit('/', phone);
      for (const line of ['help', 'browse', 'reports', 'nothing like it', 'cap theorem']) {
        await page.getByRole('combobox').fill(line);
        await page.keyboard.press('Enter');
        await lastMessage(page).locator('.body').getByText(/\w/).first().waitFor();
        expect(await extentOf(page), line).toEqual(screen);
      }
      await lastMessage(page).getByRole('button', { name: 'More on' }).tap();
      await lastMessage(page).getByRole('rowheader', { name: 'CP' }).waitFor();
      expect(await extentOf(page)).toEqual(screen);
      await page.goto(`${site.url}${thread}`);
      expect(await extentOf(page)).toEqual(screen);
    });

    it('has the channels behind a button', async () => {
      const page = await visit('/', phone);
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Channels and settings' }).tap();
      await page.getByRole('link', { name: 'random-talk' }).tap();
      await page.getByRole('heading', { level: 1, name: 'random-talk' }).waitFor();
    });

    it('has targets that a thumb can hit', async () => {
      const page = await visit('/', phone);
      for (const path of ['/', '/c/random-talk', thread]) {
        await page.goto(`${site.url}${path}`);
        const small = (await controlsOf(page)).filter(({ tag, height }) => height < 40 && tag !== 'a');
        const links = await page
          .locator('.thread-link a:visible, .bar a:visible')
          .evaluateAll((found: PageElement[]) => found.map((link) => link.getBoundingClientRect().height));
        expect(small).toEqual([]);
        expect(links.every((height) => height >= 40)).toBe(true);
      }
    });
  });

  describe('the theme', () => {
    const ground = (page: Page): Promise<string> => groundOf(page.locator('body'));
    const [light, dark] = ['rgb(251, 250, 247)', 'rgb(24, 26, 28)'];

    it('follows the system until somebody chooses, then stays', async () => {
      const page = await visit('/', { isDark: true });
      expect(await ground(page)).toBe(dark);
      await page.getByRole('button', { name: 'Light' }).click();
      await page.locator('html[data-theme=light]').waitFor();
      expect(await ground(page)).toBe(light);
      await page.reload();
      expect(await ground(page)).toBe(light);
      expect(await page.getByRole('button', { name: 'Light' }).getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('button', { name: 'System' }).click();
      await page.locator('html:not([data-theme])').waitFor();
      expect(await ground(page)).toBe(dark);
    });

    it('leaves pictures on paper', async () => {
      const page = await visit('/', { isDark: true });
      expect(await groundOf(page.locator('figure a').first())).toBe('rgb(255, 255, 255)');
    });
  });

  describe('without seeing it', () => {
    it('every control has a name, every picture its words', async () => {
      const page = await visit(thread);
      const controls = await controlsOf(page);
      expect(controls.length).toBeGreaterThan(20);
      expect(controls.filter(({ name }) => name === '')).toEqual([]);
      expect(await page.locator('img:not([alt])').count()).toBe(0);
      expect(await page.locator('figure img').first().getAttribute('alt')).toContain('Two replicas');
    });

    it('headings begin with one h1 and skip no level', async () => {
      const page = await visit();
      for (const path of ['/', thread]) {
        await page.goto(`${site.url}${path}`);
        const levels = await page
          .locator('main, aside')
          .locator('h1, h2, h3, h4')
          .evaluateAll((found: PageElement[]) => found.map((heading) => Number(heading.tagName.slice(1))));
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
      }
    });

    it('there are landmarks, and each id is there once', async () => {
      const page = await visit(thread);
      for (const role of ['main', 'navigation', 'complementary'] as const)
        expect(await page.getByRole(role).count()).toBe(1);
      const ids = await page.locator('[id]').evaluateAll((found: PageElement[]) => found.map(({ id }) => id));
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
      const references = await page
        .locator('[aria-labelledby], [aria-describedby], [aria-controls]')
        .evaluateAll((found: PageElement[]) =>
          found.flatMap((element) =>
            ['aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap((name) =>
              (element.getAttribute(name) ?? '').split(' '),
            ),
          ),
        );
      expect(references.filter((id) => id !== '' && id !== 'form-title' && !ids.includes(id))).toEqual([]);
    });

    it('the keyboard goes through the page in reading order', async () => {
      const page = await visit('/c/random-talk');
      const order: string[] = [];
      for (let step = 0; step < 14; step += 1) {
        await page.keyboard.press('Tab');
        order.push(await focused(page));
      }
      expect(order).toEqual([
        'Skip to the message box',
        '# general',
        '# random-talk',
        'You go by',
        'Save',
        'System',
        'Light',
        'Dark',
        'Help',
        'cap theorem',
        'one slow service takes everything down',
        'Browse all topics',
        'Ask sysdesign',
        'Ask sysdesign',
      ]);
    });

    it('what others say is read out in a sentence', async () => {
      const page = await visit('/');
      await post(await guestOf(site), 'Who knows **sharding**?');
      await page
        .locator('#announcer')
        .filter({ hasText: /^Guest [0-9a-f]{4}: Who knows \*\*sharding\*\*\?$/ })
        .waitFor({ state: 'attached' });
    });
  });
}
