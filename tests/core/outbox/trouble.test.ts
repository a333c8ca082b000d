/** What can go wrong between the bot and a platform: each question is there once in the end, or it is said why not. */
import { describe, expect, it } from 'vitest';
import { createJobs } from '../../../src/core/jobs.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import { fakePlatform, lost, type Trouble } from '../../fake-messenger.ts';
import { entryOf } from '../../entries.ts';
import { questions, setUp, viewIn, wordsOf, world, type World } from '../daily/world.ts';

const posts = (here: World): readonly string[] =>
  here.deps.slack.messages.filter(({ mark }) => mark.startsWith('1:answer')).map(({ mark }) => mark);
const reveals = (here: World): readonly string[] =>
  here.deps.slack.messages.filter(({ mark }) => mark.startsWith('1:graded')).map(({ mark }) => mark);
const notices = (here: World): readonly string[] =>
  here.deps.slack.messages.filter(({ mark }) => mark.startsWith('1:retry')).map(({ view }) => view.summary);

const down = (unsure = false): PlatformError => new PlatformError('down', 'no answer', { unsure });
const limited = (here: World): PlatformError =>
  new PlatformError('limited', 'slow down', { retryAt: here.time.now().add({ seconds: 50 }) });

async function dayWith(...troubles: readonly Trouble[]): Promise<World> {
  const here = await world();
  await setUp(here);
  here.deps.slack.trouble(...troubles);
  await here.pass({ hours: 10 });
  return here;
}

describe('a post', () => {
  it.each<readonly [string, readonly Trouble[]]>([
    ['is refused at first', [{ on: 'post', when: 'before', error: down() }]],
    ['arrives although the answer is lost', [{ on: 'post', when: 'after', error: lost() }]],
    ['gets lost on the way', [{ on: 'post', when: 'before', error: lost() }]],
    [
      'gets lost twice, and looking for it fails as well',
      [
        { on: 'post', when: 'before', error: lost() },
        { on: 'find', when: 'before', error: down() },
        { on: 'post', when: 'after', error: lost() },
        { on: 'find', when: 'before', error: lost() },
      ],
    ],
  ])('that %s is there once in the end, and so is its answer', async (_name, troubles) => {
    const here = await dayWith(...troubles);
    expect(posts(here)).toEqual(['1:answer:1']);
    expect(reveals(here)).toEqual(['1:graded:1:got-it']);
  });

  it('waits as long as the platform asks, and no longer', async () => {
    const here = await world();
    await setUp(here);
    await here.time.advance({ hours: 2 });
    here.deps.slack.trouble({ on: 'post', when: 'before', error: limited(here) });
    await here.tick();
    await here.pass({ minutes: 2 }, 1);
    expect(posts(here)).toEqual(['1:answer:1']);
    const postedAt = here.deps.slack.messages.find(({ mark }) => mark === '1:answer:1')?.at.toString() ?? '';
    expect(postedAt >= '2026-11-24T08:00:50Z' && postedAt <= '2026-11-24T08:01:10Z').toBe(true);
  });

  it.each(['denied', 'gone'] as const)(
    'that is %s stops the daily question, tells staff once, and goes out after Retry',
    async (kind) => {
      const here = await world();
      await setUp(here);
      here.deps.slack.trouble({
        on: 'post',
        when: 'before',
        error: new PlatformError(kind, 'I am not in that channel.'),
      });
      await here.pass({ hours: 2, minutes: 30 });
      expect(posts(here)).toEqual([]);
      expect(notices(here).join()).toContain('I cannot post the daily question');
      expect(here.deps.slack.messages[0]?.to.person).toBe('U1');
      const dm = { platform: 'slack', tenant: 'T1', channel: 'D1' } as const;
      const retry = { kind: 'retry', subscription: 1, delivery: 2 } as const;
      expect(wordsOf(viewIn(await here.press(retry, { id: 'U9', place: dm })))).toContain(
        'Only who set the daily question up',
      );
      const done = await here.press(retry, { place: dm });
      expect(wordsOf(viewIn(done))).toContain('what was held up is tried again now');
      await here.tick();
      expect(posts(here)).toEqual(['1:answer:1']);
      await here.pass({ hours: 24 });
      expect(posts(here)).toEqual(['1:answer:1', '1:answer:2']);
    },
  );

  it('that cannot be made in time is skipped, and the next day’s goes out', async () => {
    const here = await world();
    await setUp(here);
    here.deps.slack.trouble(
      ...Array.from({ length: 40 }, () => ({ on: 'post', when: 'before', error: down() }) as const),
    );
    await here.pass({ hours: 20 });
    expect(posts(here)).toEqual([]);
    expect(wordsOf(viewIn(await here.type('daily status')))).toContain('It could not be posted in time.');
  });

  it.each([
    ['the channel has been taken off', async (here: World) => here.press({ kind: 'daily', verb: 'removed' })],
    ['its time is over', async (here: World) => here.time.advance({ hours: 3 })],
  ])('that got lost is not posted again once %s', async (_name, happen) => {
    const here = await world();
    await setUp(here);
    here.deps.slack.trouble({ on: 'post', when: 'before', error: lost() });
    await here.time.advance({ hours: 2 });
    await here.tick();
    await happen(here);
    await here.pass({ hours: 9 });
    expect([...posts(here), ...reveals(here)]).toEqual([]);
    expect((await here.deps.store.rounds.get(1))?.state).toBe('skipped');
  });

  it('that nobody listened to for minutes is not given up for one answer that is lost then', async () => {
    const many = Array.from({ length: 12 }, (_, index) => entryOf({ ...questions[0], id: `q-${index}`, title: 'Q?' }));
    const here = await world(many);
    await setUp(here);
    const refused = { on: 'post', when: 'before', error: down() } as const;
    here.deps.slack.trouble(...Array.from({ length: 6 }, () => refused), { on: 'post', when: 'before', error: lost() });
    await here.pass({ hours: 3 }, 2);
    expect(posts(here)).toEqual(['1:answer:1']);
  });

  it('that was accepted late, after a second one, is swept away', async () => {
    const here = await world();
    await setUp(here);
    const { slack } = here.deps;
    slack.trouble({ on: 'post', when: 'before', error: lost() });
    await here.pass({ hours: 2, minutes: 30 });
    expect(posts(here)).toHaveLength(1);
    const first = slack.messages.find(({ mark }) => mark === '1:answer:1');
    await slack.post(
      first?.view ?? { summary: '', blocks: [] },
      { place: { platform: 'slack', tenant: 'T1', channel: 'C1' } },
      '1:answer:1',
    );
    expect(posts(here)).toHaveLength(2);
    await here.pass({ minutes: 30 });
    expect(posts(here)).toHaveLength(1);
    expect(slack.messages).toContain(first);
  });
});

describe('where the platform promises to make a repeated post once', () => {
  it('is simply posted again, without reading the history', async () => {
    const here = await world();
    await setUp(here);
    const nonces = new Map<
      string,
      { readonly place: { platform: 'slack'; tenant: string; channel: string }; readonly message: string }
    >();
    const platform = fakePlatform(here.time.now, { repeatMs: 120_000 });
    const promising = {
      ...platform,
      post: async (...[view, to, mark]: Parameters<typeof platform.post>) => {
        const known = nonces.get(mark);
        if (known !== undefined) return known;
        const ref = await platform.post(view, to, mark).catch((error: unknown) => {
          const message = platform.messages.at(-1)?.id ?? '';
          nonces.set(mark, { place: { platform: 'slack', tenant: 'T1', channel: 'C1' }, message });
          throw error;
        });
        return ref;
      },
    };
    const messengers = here.deps.messengers as Map<'slack', typeof promising>;
    messengers.set('slack', promising);
    platform.trouble({ on: 'post', when: 'after', error: lost() });
    await here.time.advance({ hours: 2 });
    await here.tick();
    await here.time.advance({ seconds: 20 });
    await here.tick();
    expect(platform.messages.filter(({ mark }) => mark === '1:answer:1')).toHaveLength(1);
    expect(platform.calls.filter((call) => call.startsWith('find'))).toEqual([]);
    expect((await here.deps.store.rounds.get(1))?.state).toBe('posted');
  });
});

describe('the thread and what is around the post', () => {
  it.each<readonly [string, Trouble]>([
    ['cannot be opened', { on: 'openThread', when: 'before', error: new PlatformError('denied', 'no threads here') }],
    ['cannot be edited', { on: 'edit', when: 'before', error: new PlatformError('gone', 'the post was deleted') }],
  ])('is no reason to keep the answer back when it %s', async (_name, trouble) => {
    const here = await dayWith(trouble);
    expect(reveals(here)).toEqual(['1:graded:1:got-it']);
  });

  it('sends the answer to the channel when the thread has been deleted', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    here.deps.slack.trouble({ on: 'post', when: 'before', error: new PlatformError('gone', 'the thread is gone') });
    await here.pass({ hours: 8 });
    expect(
      here.deps.slack.messages.filter(({ mark }) => mark.includes('graded')).map(({ to }) => to.place.thread),
    ).toEqual([undefined]);
  });
});

describe('the clock', () => {
  it('set back by an hour reveals nothing early and posts nothing twice', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    await here.time.advance({ hours: -2 });
    await here.pass({ hours: 6, minutes: 30 });
    expect(posts(here)).toHaveLength(1);
    expect(reveals(here)).toHaveLength(0);
    await here.pass({ hours: 2 });
    expect(posts(here)).toHaveLength(1);
    expect(reveals(here)).toHaveLength(1);
  });

  it('that jumps a day leaves out what was missed and says so', async () => {
    const here = await world();
    await setUp(here);
    await here.time.advance({ hours: 50 });
    await here.tick();
    await here.pass({ hours: 1 });
    expect(posts(here)).toEqual(['1:answer:3']);
    expect(wordsOf(viewIn(await here.type('daily status')))).toContain('The bot was not running at that time.');
  });
});

describe('a process that dies', () => {
  it.each(['claim', 'intend', 'end'] as const)('at “%s” leaves what another one finishes, once', async (step) => {
    const here = await world();
    await setUp(here);
    const { outbox } = here.deps.store;
    const original = outbox[step].bind(outbox) as (...args: readonly unknown[]) => Promise<unknown>;
    const state = { isDead: false };
    const die = async (...args: readonly unknown[]): Promise<unknown> => {
      state.isDead = true;
      if (step !== 'end') await original(...args);
      return new Promise(() => undefined);
    };
    const dying = { ...outbox, [step]: die };
    const deps = { ...here.deps, store: { ...here.deps.store, outbox: dying } };
    const first = createJobs({ owner: 'dies', rememberEventsHours: 24, graceMinutes: 120, wait: here.time.wait }, deps);
    await here.time.advance({ hours: 2 });
    await here.time.run(first.tick());
    await here.time.advance({ seconds: 1 });
    expect(state.isDead).toBe(true);
    await here.pass({ hours: 9 });
    expect(posts(here)).toEqual(['1:answer:1']);
    expect(reveals(here)).toEqual(['1:graded:1:got-it']);
  });

  it('late writes nothing over what the next one has written', async () => {
    const here = await world();
    await setUp(here);
    await here.time.advance({ hours: 2 });
    await here.time.run(here.jobs.tick());
    const { outbox } = here.deps.store;
    const request = { owner: 'a', platform: 'slack', limit: 1, perTenant: 1, except: [], leaseSeconds: 60 } as const;
    await outbox.schedule({
      key: 'edit 1 extra',
      kind: 'edit',
      place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
      subject: 1,
      dueAt: here.time.now(),
    });
    const [old] = await outbox.claim({ ...request, now: here.time.now() });
    await here.time.advance({ seconds: 61 });
    const [fresh] = await outbox.claim({ ...request, owner: 'b', now: here.time.now() });
    expect(fresh?.id).toBe(old?.id);
    if (old === undefined || fresh === undefined) throw new Error('nothing was claimed');
    expect(await outbox.intend(old, here.time.now())).toBe(false);
    expect(await outbox.end(old, 'done', {})).toBe(false);
    expect(await outbox.end(fresh, 'done', {})).toBe(true);
  });
});

describe('two processes', () => {
  it('share what is due and do nothing twice', async () => {
    const here = await world();
    for (let channel = 0; channel < 12; channel += 1) {
      const place = { platform: 'slack', tenant: `T${channel % 3}`, channel: `C${channel}` } as const;
      await here.submit(
        { kind: 'saved', form: 'times' },
        { time: '09:00', zone: 'Europe/Berlin', weekdays: '1,2,3,4,5', reveal: '6 h' },
        { place },
      );
    }
    const second = here.another('second');
    await here.time.advance({ hours: 2 });
    await here.time.run(Promise.all([here.jobs.tick(), second.tick()]));
    await here.time.run(Promise.all([here.jobs.idle(), second.idle()]));
    expect(posts(here)).toHaveLength(12);
    expect(new Set(posts(here)).size).toBe(12);
  });
});
