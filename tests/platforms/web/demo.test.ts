/** A day of questions on the page: the form typed for, the clock moved on, the answer in the thread. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobs } from '../../../src/core/jobs.ts';
import type { PlatformMessenger } from '../../../src/core/messenger.ts';
import type { PlatformName } from '../../../src/core/model.ts';
import { guestOf, startPage, type Guest, type RunningPage } from './running-page.ts';
import { ask, fresh, last, resultOf } from './talk.ts';

let page: RunningPage;
let ana: Guest;
let now = Temporal.Instant.from('2026-11-24T06:00:00Z');

beforeEach(async () => {
  now = Temporal.Instant.from('2026-11-24T06:00:00Z');
  const moveTo = async (at: Temporal.Instant): Promise<void> => {
    now = at;
    const { deps } = page;
    const messengers = deps.messengers as Map<PlatformName, PlatformMessenger>;
    messengers.set('web', page.messenger);
    const wait = (): Promise<void> => Promise.resolve();
    const jobs = createJobs({ owner: 'demo', rememberEventsHours: 24, graceMinutes: 120, wait }, deps);
    await jobs.tick();
    await jobs.idle();
  };
  page = await startPage({ demo: { moveTo } }, { clock: () => now });
  ana = await guestOf(page);
});
afterEach(() => page.stop());

const times = {
  'field:time': '09:00',
  'field:zone': 'Europe/Berlin',
  'field:weekdays': '1,2,3,4,5',
  'field:reveal': '6 h',
};
const go = (to: string) => ana.post('/demo', { channel: 'general', to }, { accept: 'text/html' });

describe('the clock of the demonstration', () => {
  it('offers nothing to go to until a daily question is set up', async () => {
    expect((await ana.get('/')).body).toContain('Type “daily setup” to begin.');
    expect((await go('post')).body).toContain('There is nothing to go to yet.');
  });

  it('goes to the question and to its reveal', async () => {
    const { form = '' } = resultOf(await ask(ana, 'daily setup', { zone: 'Europe/Berlin' }));
    expect(form).toContain('value="Europe/Berlin"');
    const saved = await ana.post('/submit', fresh({ channel: 'general', action: '1:saved:times', ...times }));
    expect(last(saved).html).toContain('The daily question is set up.');
    expect((await go('post')).status).toBe(303);
    expect(now.toString()).toBe('2026-11-24T08:00:00Z');
    expect((await ana.get('/c/general')).body).toContain('Answers stay private until the reveal');
    await go('reveal');
    expect(now.toString()).toBe('2026-11-24T14:00:00Z');
    expect((await ana.get('/c/general')).body).toContain('1 reply');
  });

  it('is not there where time cannot be moved', async () => {
    const plain = await startPage();
    const guest = await guestOf(plain);
    expect((await guest.get('/')).body).not.toContain('Demo clock');
    expect((await guest.post('/demo', { channel: 'general', to: 'post' })).status).toBe(404);
    await plain.stop();
  });
});
