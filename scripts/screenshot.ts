/** Draws the README's pictures of the page: real content, real questions, the installed Chromium. `npm run screenshot` */
import { existsSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { loadConfig } from '../src/config.ts';
import { start } from '../src/main.ts';

const folder = 'docs/images';
const allLoaded = '[...document.images].every((image) => image.complete)';
const shots: readonly {
  readonly file: string;
  readonly device: BrowserContextOptions;
  readonly scene: (page: Page) => Promise<void>;
}[] = [
  // Drawn at four fifths, so that the answer fits with its diagram: the picture is 1280 by 900.
  {
    file: 'page.png',
    device: { viewport: { width: 1600, height: 1125 }, deviceScaleFactor: 0.8, colorScheme: 'light' },
    scene: lookUp,
  },
  {
    file: 'page-phone.png',
    device: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
    scene: lookUp,
  },
  {
    file: 'daily.png',
    device: { viewport: { width: 1600, height: 1125 }, deviceScaleFactor: 0.8, colorScheme: 'light' },
    scene: liveThroughADay,
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
  for (const { file, device, scene } of shots) await shoot(browser, device, scene, join(folder, file));
} finally {
  await browser.close();
  await bot.stop();
  rmSync(dataDir, { recursive: true });
}

async function shoot(
  from: Browser,
  device: BrowserContextOptions,
  scene: (page: Page) => Promise<void>,
  path: string,
): Promise<void> {
  const context = await from.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...device });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${String(bot.port)}/`);
  await scene(page);
  await page.screenshot({ path });
  await context.close();
  console.log(path);
}

/** Asks as a person would and waits until the diagram is drawn and loaded. */
async function lookUp(page: Page): Promise<void> {
  await ask(page, 'cap theorem');
  await page.locator('figure img').last().scrollIntoViewIfNeeded();
  await page.waitForFunction(allLoaded);
  await page.evaluate("[...document.querySelectorAll('.from-bot')].at(-1).scrollIntoView()");
}

/** A question of the day in the second channel: set up, asked, answered, revealed. */
async function liveThroughADay(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'interview-prep' }).click();
  await ask(page, 'daily setup');
  await page.locator('dialog').getByRole('button', { name: 'Save' }).click();
  await page.locator('main').getByText('The daily question is set up.').waitFor();
  await ask(page, 'daily queue cap theorem');
  await page.locator('main').getByText('Next comes:').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Go to the next question' }).click();
  await page.getByRole('button', { name: 'Answer', exact: true }).last().click();
  await page
    .getByRole('textbox', { name: 'Your answer' })
    .fill(
      'While the network is split, the replica that is cut off either rejects the request or answers with old data. ' +
        'You cannot opt out, since links fail. With no split the price is latency.',
    );
  await page.getByRole('button', { name: 'Commit' }).click();
  await page.locator('main').getByText('Your answer is kept.').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Go to the reveal' }).click();
  await page.getByRole('link', { name: '1 reply' }).click();
  await page.locator('aside figure img').waitFor();
  await page.waitForFunction(allLoaded);
  await page.evaluate("document.querySelector('aside .scroll').scrollTop = 0");
}

async function ask(page: Page, line: string): Promise<void> {
  await page.getByRole('combobox').first().fill(line);
  await page.keyboard.press('Enter');
}
