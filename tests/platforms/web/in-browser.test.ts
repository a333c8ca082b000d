/** Everything that needs a real browser, in one file: starting Chromium costs more than most of these tests. */
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowsers, whySkipped } from './browser.ts';
import { look } from './look.ts';
import { walk } from './walk.ts';

if (chromiumPath === undefined) console.info(whySkipped);

describe.skipIf(chromiumPath === undefined)('in a browser', { timeout: 30_000 }, () => {
  const browsers = openBrowsers(chromiumPath);
  afterEach(browsers.release, 30_000);
  afterAll(browsers.close, 30_000);

  describe('a newcomer', () => {
    walk(browsers);
  });

  describe('the page', () => {
    look(browsers);
  });

  it('no page complained, but for what was provoked', () => {
    expect(browsers.complaints.filter((text) => !/status of 4|ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
  });
});
