/** A question of the day in a Slack on loopback, as its members see it: set up, asked, answered, revealed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createJobs, type Jobs } from '../../../src/core/jobs.ts';
import type { PlatformMessenger } from '../../../src/core/messenger.ts';
import type { PlatformName } from '../../../src/core/model.ts';
import { startHttp, type HttpServer } from '../../../src/http.ts';
import { connectSlack } from '../../../src/platforms/slack/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { startSlackServer, tokens, type SlackServer } from '../../contracts/slack-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import { command, form, press, submission, type From, type Json } from './payloads.ts';
import { faultsOf, wordsIn } from './rules.ts';
import { interactive, request, signingSecret } from './signed.ts';

let slack: SlackServer;
let deps: TestDeps;
let bot: Connection;
let http: HttpServer;
let jobs: Jobs;

beforeEach(async () => {
  deps = await testDeps();
  deps.advance({ hours: -3 });
  slack = await startSlackServer(deps.clock);
  bot = await connectSlack({ botToken: tokens.bot, signingSecret, apiUrl: slack.apiUrl }, deps);
  (deps.messengers as Map<PlatformName, PlatformMessenger>).set('slack', bot.messenger);
  http = await startHttp({ host: '127.0.0.1', port: 0, routes: bot.routes });
  const wait = (): Promise<void> => Promise.resolve();
  jobs = createJobs({ owner: 'test', rememberEventsHours: 24, graceMinutes: 120, wait }, deps);
});
afterEach(async () => {
  await jobs.stop(0);
  await bot.stop();
  await http.close(0);
  await slack.close();
});

const here = (user = 'UADMIN'): From => ({ user, channel: 'CJOINED', responseUrl: slack.responseUrl() });

async function send(body: string): Promise<void> {
  const at = Math.floor(deps.clock().epochMilliseconds / 1000);
  const response = await fetch(`http://127.0.0.1:${http.port}/slack/events`, request(body, { at }));
  expect(response.status).toBe(200);
}

/** What was written after `count` messages that came before. */
async function nextMessage(count: number): Promise<Json> {
  await vi.waitFor(() => {
    expect(slack.messages.length).toBeGreaterThan(count);
  });
  return slack.messages.at(-1)?.body ?? {};
}

async function until(hours: number): Promise<void> {
  deps.advance({ hours });
  await jobs.tick();
  await jobs.idle();
}

const standing = () => slack.channels.all().filter(({ channel }) => channel === 'CJOINED');
const boxes = (...values: readonly string[]): Json => ({
  type: 'checkboxes',
  selected_options: values.map((value) => ({ value })),
});

it('comes at its time, is answered in private, and is revealed in the thread', async () => {
  await send(form(command('daily setup', here())));
  await vi.waitFor(() => {
    expect(slack.requests).toContain('/api/views.open');
  });
  const fields = {
    time: { type: 'timepicker', selected_time: '09:00' },
    zone: { type: 'external_select', selected_option: { value: 'Europe/Berlin' } },
    weekdays: boxes('1', '2', '3', '4', '5'),
    reveal: { type: 'plain_text_input', value: '6 h' },
  };
  const origin = { channel: 'CJOINED', responseUrl: slack.responseUrl() };
  await send(interactive({ ...submission('1:saved:times', fields, origin), user: { id: 'UADMIN', team_id: 'T1' } }));
  expect(wordsIn((await nextMessage(0))['blocks'])).toContain('The daily question is set up.');

  await until(2);
  const [post] = standing();
  expect(wordsIn(post?.body['blocks'])).toContain('Answers stay private until the reveal');
  expect(faultsOf(post?.body['blocks'], 50)).toEqual([]);
  expect(post?.body).toMatchObject({ unfurl_links: 'false', metadata: { event_payload: { mark: '1:answer:1' } } });

  const before = slack.messages.length;
  const answer = {
    text: { type: 'plain_text_input', value: 'During a partition a replica refuses or answers with stale data.' },
    share: { type: 'static_select', selected_option: { value: 'yes' } },
  };
  await send(interactive(press('1:answer:1', 'all:1700000000.000100:4:x', here('UANA'))));
  await vi.waitFor(() => {
    expect(slack.requests.filter((path) => path === '/api/views.open')).toHaveLength(2);
  });
  await send(interactive(submission('1:answered:1', answer, origin)));
  const kept = await nextMessage(before);
  expect(kept).toMatchObject({ response_type: 'ephemeral' });
  expect(wordsIn(kept['blocks'])).toContain('Your answer is kept.');

  await until(6);
  const reveal = standing().find(({ thread }) => thread === post?.ts);
  expect(wordsIn(reveal?.body['blocks'])).toContain('1 person answered');
  expect(faultsOf(reveal?.body['blocks'], 50)).toEqual([]);
  const edited = standing().find(({ ts }) => ts === post?.ts);
  expect(wordsIn(edited?.body['blocks'])).toContain('Revealed:');
  expect(standing()).toHaveLength(2);
});
