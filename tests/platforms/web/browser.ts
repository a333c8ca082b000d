/** The installed Chromium, without window and network, one context for each person. */
import { existsSync } from 'node:fs';
import { chromium, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import type { RunningPage } from './running-page.ts';

export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

export const whySkipped =
  'The tests in a browser are skipped: no Chromium at /usr/bin/chromium. Install it (Debian: apt-get install chromium) to run them.';

/** What the tests ask of an element inside the page. The tests run in Node, whose types know no document. */
export interface PageElement {
  readonly id: string;
  readonly tagName: string;
  readonly innerText: string;
  readonly scrollWidth: number;
  readonly labels?: ArrayLike<{ readonly innerText: string }>;
  readonly getAttribute: (name: string) => string | null;
  readonly matches: (selector: string) => boolean;
  readonly querySelector: (selector: string) => { readonly alt: string } | null;
  readonly getBoundingClientRect: () => { readonly height: number };
}

export interface Browsers {
  /** A new person who has just opened the page at `path`. */
  readonly visit: (path?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What any page complained about: script errors, blocked content. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openBrowsers(site: RunningPage, executablePath: string): Promise<Browsers> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const complaints: string[] = [];
  return {
    visit: async (path = '/', options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${site.url}${path}`);
      return page;
    },
    complaints,
    close: () => browser.close(),
  };
}

/** The newest message of the channel, or of the thread that is open. */
export function lastMessage(page: Page, list: 'channel' | 'thread' = 'channel') {
  return page.locator(list === 'channel' ? 'main .messages > li' : '.thread .messages > li').last();
}

/** What has the keyboard, as a person would call it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = (globalThis as unknown as { document: { activeElement: PageElement } }).document;
    return (
      activeElement.getAttribute('aria-label') ??
      (activeElement.labels?.[0] ?? activeElement).innerText.replace(/\s+/g, ' ').trim()
    );
  });
}

/** Whether the keyboard is at it. */
export function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((node: PageElement) => node.matches(':focus'));
}

/** The colour that an element is painted on, as the browser computes it. */
export function groundOf(element: Locator): Promise<string> {
  return element.evaluate((node) => {
    const { getComputedStyle } = globalThis as unknown as {
      getComputedStyle: (of: unknown) => { backgroundColor: string };
    };
    return getComputedStyle(node).backgroundColor;
  });
}
