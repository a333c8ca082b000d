/** A question of the day in a Discord on loopback, as its members see it: set up, asked, answered, revealed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createJobs, type Jobs } from '../../../src/core/jobs.ts';
import type { PlatformMessenger } from '../../../src/core/messenger.ts';
import type { PlatformName } from '../../../src/core/model.ts';
import { connectDiscord } from '../../../src/platforms/discord/index.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { questionsChannel } from '../../contracts/discord-gateway.ts';
import { startDiscordServer, type Answered, type DiscordServer } from '../../contracts/discord-server.ts';
import { testDeps, type TestDeps } from '../../deps.ts';
import type { Json } from './front-door.ts';
import { button, command, ids, modal, token } from './payloads.ts';
import { markdownIn } from './rules.ts';

const botToken = 'known-only.to-the.contract-server';

let discord: DiscordServer;
let deps: TestDeps;
let bot: Connection;
let jobs: Jobs;
let count = 0;

beforeEach(async () => {
  deps = await testDeps();
  deps.advance({ hours: -3 });
  discord = await startDiscordServer(botToken, deps.clock);
  bot = await connectDiscord({ token: botToken, apiUrl: discord.apiUrl }, deps);
  (deps.messengers as Map<PlatformName, PlatformMessenger>).set('discord', bot.messenger);
  const wait = (): Promise<void> => Promise.resolve();
  jobs = createJobs({ owner: 'test', rememberEventsHours: 24, graceMinutes: 120, wait }, deps);
});
afterEach(async () => {
  await jobs.stop(0);
  await bot.stop();
  await discord.close();
});

/** Something a manager does in the channel where the bot may post; resolves when it has been answered. */
async function act(payload: Json): Promise<Answered> {
  count += 1;
  const id = `9000000000000001${String(count).padStart(2, '0')}`;
  const member = { ...(payload['member'] as Json), permissions: '32' };
  const channel = { ...(payload['channel'] as Json), id: questionsChannel };
  const event = { ...payload, id, token: `${id}-${token}`, member, channel_id: questionsChannel, channel };
  discord.gateway.dispatch('INTERACTION_CREATE', event);
  const answered = discord.answersTo(id);
  await vi.waitFor(() => {
    const [first] = answered.first;
    expect(first).toBeDefined();
    expect(first?.['type'] === 9 || answered.original?.['wasEdited'] === true).toBe(true);
  });
  return answered;
}

function sent(form: Json, customId: string, components: readonly Json[]): Json {
  const labels = components.map((component) => ({ type: 18, id: 1, component: { id: 2, ...component } }));
  return { ...form, data: { custom_id: customId, components: labels } };
}

async function until(hours: number): Promise<void> {
  deps.advance({ hours });
  await jobs.tick();
  await jobs.idle();
}

const standing = () => discord.channels.all();
const textOf = (message: Json | undefined): string => markdownIn(message ?? {}).join('\n');

it('comes at its time, is answered in private, and is revealed in the thread', async () => {
  const opened = await act(command('daily', [{ name: 'setup', type: 1, options: [] }]));
  expect(opened.first).toMatchObject([{ type: 9, data: { title: 'Daily question', custom_id: '1:saved:times' } }]);
  const done = await act(
    sent(modal('1:saved:times', {}), '1:saved:times', [
      { type: 4, custom_id: 'time', value: '9' },
      { type: 4, custom_id: 'zone', value: 'berlin' },
      { type: 22, custom_id: 'weekdays', values: ['1', '2', '3', '4', '5'] },
      { type: 4, custom_id: 'reveal', value: '6 h' },
    ]),
  );
  expect(textOf(done.original)).toContain('The daily question is set up.');
  expect(textOf(done.original)).not.toContain('missing in this channel');

  await until(2);
  const post = standing().find(({ channel }) => channel === questionsChannel);
  expect(textOf(post?.body)).toContain('Answers stay private until the reveal: <t:');
  expect(post?.body).toMatchObject({ enforce_nonce: true, allowed_mentions: { parse: [] } });
  expect([...discord.channels.threads.keys()]).toEqual([post?.id]);

  const form = await act(button('1:answer:1', 'all'));
  expect(form.first).toMatchObject([{ type: 9, data: { custom_id: '1:answered:1' } }]);
  const kept = await act(
    sent(modal('1:answered:1', {}), '1:answered:1', [
      { type: 4, custom_id: 'text', value: 'During a partition a replica refuses, or it answers with stale data.' },
      { type: 3, custom_id: 'share', values: ['yes'] },
    ]),
  );
  expect(kept.first).toMatchObject([{ data: { flags: 64 } }]);
  expect(textOf(kept.original)).toContain('Your answer is kept.');

  await until(6);
  const reveal = standing().find(({ channel }) => channel === post?.id);
  expect(textOf(reveal?.body)).toContain('1 person answered');
  const edited = standing().find(({ id }) => id === post?.id);
  expect(textOf(edited?.body)).toContain(
    `[read the answer](<https://discord.com/channels/${ids.guild}/${post?.id ?? ''}/${reveal?.id ?? ''}>)`,
  );
  // One more went to the person who set it up: few questions are left.
  expect(standing().map(({ channel }) => [questionsChannel, post?.id].includes(channel))).toEqual([true, false, true]);
});
