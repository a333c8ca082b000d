/** The installed Chromium, without window and network; each person has cookies of their own. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type CDPSession, type Locator, type Page } from 'playwright-core';
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
  readonly scrollHeight: number;
  readonly labels?: ArrayLike<{ readonly innerText: string }>;
  readonly getAttribute: (name: string) => string | null;
  readonly matches: (selector: string) => boolean;
  readonly querySelector: (selector: string) => { readonly alt: string } | null;
  readonly getBoundingClientRect: () => { readonly height: number };
}

/** What a person's device is like, where that matters. */
export interface Device {
  readonly isPhone?: true;
  readonly isDark?: true;
  readonly hasNoScript?: true;
}

export interface Browsers {
  /** A new person who has just opened the page at `path`. */
  readonly visit: (site: RunningPage, path?: string, device?: Device) => Promise<Page>;
  /** Everybody goes home: their pages are handed out again, without what they knew. */
  readonly release: () => Promise<void>;
  /** What any page complained about: script errors, blocked content. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

interface Seat {
  readonly page: Page;
  readonly session: CDPSession;
  isFree: boolean;
}

/** One Chromium, started by the first visit. Each page costs it a process, so there are as many as people at one time. */
export function openBrowsers(executablePath: string | undefined): Browsers {
  const complaints: string[] = [];
  const seats: Seat[] = [];
  let browser: Promise<Browser> | undefined;

  const open = async (): Promise<Seat> => {
    browser ??= launch(executablePath);
    const context = await (await browser).newContext({ hasTouch: true, reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const seat = { page, session: await context.newCDPSession(page), isFree: false };
    seats.push(seat);
    return seat;
  };

  return {
    visit: async (site, path = '/', device = {}) => {
      const seat = seats.find(({ isFree }) => isFree) ?? (await open());
      seat.isFree = false;
      const { page, session } = seat;
      await session.send('Emulation.setScriptExecutionDisabled', { value: device.hasNoScript === true });
      await page.setViewportSize(device.isPhone === true ? { width: 360, height: 740 } : { width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: device.isDark === true ? 'dark' : 'light' });
      await page.goto(`${site.url}${path}`);
      return page;
    },
    release: async () => {
      for (const seat of seats.filter(({ isFree }) => !isFree)) {
        // A quiet address of the same site: for another, about:blank too, the browser would start another process.
        await seat.page.goto(new URL('/assets/icon.svg', seat.page.url()).href);
        await seat.page.context().clearCookies();
        seat.isFree = true;
      }
    },
    complaints,
    close: async () => {
      await (await browser)?.close();
    },
  };
}

function launch(executablePath: string | undefined): Promise<Browser> {
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--in-process-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
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
