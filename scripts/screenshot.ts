/** Draws the README's pictures of the page: real content, a real question, the installed Chromium. `npm run screenshot` */
import { existsSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { loadConfig } from '../src/config.ts';
import { start } from '../src/main.ts';

const folder = 'docs/images';
const shots: readonly { readonly file: string; readonly device: BrowserContextOptions }[] = [
  // Drawn at four fifths, so that the answer fits with its diagram: the picture is 1280 by 900.
  {
    file: 'page.png',
    device: { viewport: { width: 1600, height: 1125 }, deviceScaleFactor: 0.8, colorScheme: 'light' },
  },
  {
    file: 'page-phone.png',
    device: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
  },
];

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (executablePath === undefined) {
  console.error(
    'There is no Chromium at /usr/bin/chromium. Install it (Debian: apt-get install chromium) and try again.',
  );
  process.exit(1);
}

const dataDir = mkdtempSync(join(tmpdir(), 'screenshot-'));
const bot = await start(loadConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' }));
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
try {
  mkdirSync(folder, { recursive: true });
  for (const { file, device } of shots) await shoot(browser, device, join(folder, file));
} finally {
  await browser.close();
  await bot.stop();
  rmSync(dataDir, { recursive: true });
}

/** Asks as a person would and waits until the diagram is drawn and loaded. */
async function shoot(from: Browser, device: BrowserContextOptions, path: string): Promise<void> {
  const context = await from.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...device });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${String(bot.port)}/`);
  await page.getByRole('combobox').fill('cap theorem');
  await page.keyboard.press('Enter');
  await page.locator('figure img').last().scrollIntoViewIfNeeded();
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
  await page.evaluate("[...document.querySelectorAll('.from-bot')].at(-1).scrollIntoView()");
  await page.screenshot({ path });
  await context.close();
  console.log(path);
}
