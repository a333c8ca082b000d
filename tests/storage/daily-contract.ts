/** What every store must do for the daily question. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings, Subscription } from '../../src/core/daily/model.ts';
import type { NewRound } from '../../src/core/daily/ports.ts';
import type { Store } from '../../src/core/ports.ts';
import { ana, ben, cyd, nine, place, question, request, settings } from './given.ts';

const later = (minutes: number): Temporal.Instant => nine.add({ minutes });

export function dailyContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const setUp = async (channel = 'C1', nextAt = nine, more: Partial<Settings> = {}): Promise<Subscription> => {
    const added = await store.subscriptions.add({ ...place, channel }, { ...settings, ...more }, ana, nextAt);
    if (added === undefined) throw new Error(`${channel} is set up already`);
    return added;
  };
  /** With each round the subscription has another version. */
  const plan = async (id: number, ...rounds: readonly NewRound[]) => {
    const planned = [];
    for (const round of rounds) {
      const { version = 0 } = (await store.subscriptions.get(id)) ?? {};
      planned.push(await store.rounds.plan({ id, version }, round, {}, () => []));
    }
    return planned;
  };

  describe('subscriptions', () => {
    it('gives back what was set up', async () => {
      const added = await store.subscriptions.add(place, settings, cyd, nine);
      expect(added).toEqual({
        ...settings,
        id: added?.id,
        place,
        state: 'active',
        setUpBy: cyd,
        nextAt: nine,
        asked: 0,
        version: 1,
      });
      expect(await store.subscriptions.of({ ...place, channel: 'C1' })).toEqual(added);
      expect(await store.subscriptions.get(added?.id ?? 0)).toEqual(added);
      expect(await store.subscriptions.of({ ...place, tenant: 'T2' })).toBeUndefined();
      expect(await store.subscriptions.get(9999)).toBeUndefined();
    });

    it('sets a channel up once, also when two people race', async () => {
      const added = await Promise.all(
        [ana, ben, ana, ben].map((person) => store.subscriptions.add(place, settings, person, nine)),
      );
      expect(added.filter((one) => one !== undefined)).toHaveLength(1);
    });

    it('sets a removed one up again: what was asked is known, what was wrong is forgotten', async () => {
      const { id } = await setUp();
      await plan(id, question('2026-11-24'));
      await store.subscriptions.change(id, 2, { state: 'blocked', trouble: 'no right', queued: 'cdn' });
      const removed = await store.subscriptions.change(id, 3, { state: 'removed' });
      expect(removed).toMatchObject({ state: 'removed', trouble: 'no right', queued: 'cdn' });
      const again = await store.subscriptions.add(place, { ...settings, level: 'easy' }, ben, later(60));
      expect(again).toMatchObject({
        id,
        state: 'active',
        asked: 1,
        version: 5,
        level: 'easy',
        setUpBy: ben,
        nextAt: later(60),
      });
      expect(again).not.toHaveProperty('trouble');
      expect(again).not.toHaveProperty('queued');
    });

    it('changes what a change names, and takes away what it names null', async () => {
      const { id } = await setUp();
      const change = { queued: 'cdn', pin: false, reveal: { kind: 'at', time: '17:00' }, nextAt: later(5) } as const;
      const changed = await store.subscriptions.change(id, 1, change);
      expect(changed).toMatchObject({ ...settings, ...change, version: 2 });
      const bare = await store.subscriptions.change(id, 2, { queued: null, noPing: true });
      expect(bare).not.toHaveProperty('queued');
      expect(bare).not.toHaveProperty('ping');
      expect(bare).toMatchObject({ schedule: settings.schedule, nextAt: later(5), version: 3 });
    });

    it('refuses a change of an old version and changes nothing', async () => {
      const { id } = await setUp();
      const answers = await Promise.all(
        ['cdn', 'cap', 'dns'].map((queued) => store.subscriptions.change(id, 1, { queued })),
      );
      const [winner, ...others] = answers.filter((one) => one !== undefined);
      expect(others).toEqual([]);
      expect(await store.subscriptions.get(id)).toEqual(winner);
      expect(await store.subscriptions.change(9999, 1, { queued: 'cdn' })).toBeUndefined();
    });

    it.each(['paused', 'blocked', 'removed'] as const)('has no next time while it is %s', async (state) => {
      const { id } = await setUp();
      expect(await store.subscriptions.change(id, 1, { state })).not.toHaveProperty('nextAt');
      expect(await store.subscriptions.change(id, 2, { nextAt: nine })).not.toHaveProperty('nextAt');
      const resumed = await store.subscriptions.change(id, 3, { state: 'active', nextAt: later(1) });
      expect(resumed).toMatchObject({ state: 'active', nextAt: later(1) });
    });

    it('refuses to be active without a next time: it would never be asked again', async () => {
      const { id } = await setUp();
      await expect(store.subscriptions.change(id, 1, { nextAt: null })).rejects.toThrow(/constraint/i);
      expect(await store.subscriptions.get(id)).toMatchObject({ nextAt: nine, version: 1 });
    });

    it('lists the due, longest waiting first, on the platforms asked for', async () => {
      await setUp('C1', later(2));
      await setUp('C2', later(1));
      await setUp('C3', later(3));
      const paused = await setUp('C4', nine);
      await store.subscriptions.change(paused.id, 1, { state: 'paused' });
      await store.subscriptions.add({ ...place, platform: 'web' }, settings, ana, nine);
      const due = async (...given: Parameters<Store['subscriptions']['due']>) =>
        (await store.subscriptions.due(...given)).map((one) => `${one.place.platform} ${one.place.channel}`);
      expect(await due(later(2), ['slack'], 10)).toEqual(['slack C2', 'slack C1']);
      expect(await due(later(9), ['slack', 'web'], 3)).toEqual(['web C1', 'slack C2', 'slack C1']);
      expect(await due(later(9), ['discord'], 3)).toEqual([]);
      expect(await due(later(9), [], 3)).toEqual([]);
      expect(await store.subscriptions.count('active')).toBe(4);
      expect(await store.subscriptions.count('paused')).toBe(1);
    });
  });

  describe('rounds', () => {
    it('plans the round, the change and what is to be delivered in one', async () => {
      const { id } = await setUp();
      const round = await store.rounds.plan(
        { id, version: 1 },
        question('2026-11-24'),
        { nextAt: later(1440), queued: null },
        (subject) => [{ key: `post ${subject}`, kind: 'post', place, subject, dueAt: nine }],
      );
      expect(round).toEqual({ ...question('2026-11-24'), id: round?.id, subscription: id, place, number: 1 });
      expect(await store.rounds.get(round?.id ?? 0)).toEqual(round);
      expect(await store.rounds.on(id, '2026-11-24')).toEqual(round);
      expect(await store.rounds.on(id, '2026-11-25')).toBeUndefined();
      expect(await store.subscriptions.get(id)).toMatchObject({ nextAt: later(1440), asked: 1, version: 2 });
      expect(await store.outbox.counts()).toEqual(new Map([['planned', 1]]));
    });

    it.each([
      ['the date has a round', '2026-11-24', 2],
      ['the subscription is of another version', '2026-11-25', 1],
      ['there is no such subscription', '2026-11-25', 2],
    ])('writes nothing when %s', async (why, date, version) => {
      const { id } = await setUp();
      await plan(id, question('2026-11-24'));
      const subscription = { id: why.startsWith('there') ? 9999 : id, version };
      const refused = await store.rounds.plan(subscription, question(date, 'cdn'), { queued: 'cap' }, (subject) => [
        { key: `post ${subject}`, kind: 'post', place, subject, dueAt: nine },
      ]);
      expect(refused).toBeUndefined();
      expect(await store.subscriptions.get(id)).toMatchObject({ asked: 1, version: 2 });
      expect(await store.subscriptions.get(id)).not.toHaveProperty('queued');
      expect(await store.rounds.latest(id, 10)).toMatchObject([{ date: '2026-11-24', entry: 'sharding' }]);
      expect(await store.outbox.counts()).toEqual(new Map());
    });

    it.each([
      ['the same date', () => '2026-11-24'],
      ['different dates', (index: number) => `2026-11-${24 + index}`],
    ])('lets one of many win that plan %s at once', async (_which, dateOf) => {
      const { id } = await setUp();
      const planned = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          store.rounds.plan({ id, version: 1 }, question(dateOf(index)), {}, () => []),
        ),
      );
      expect(planned.filter((one) => one !== undefined)).toHaveLength(1);
      expect(await store.rounds.latest(id, 10)).toHaveLength(1);
      expect(await store.subscriptions.get(id)).toMatchObject({ asked: 1, version: 2 });
    });

    it('gives no number to a date without a question', async () => {
      const { id } = await setUp();
      const skipped = question('2026-11-25', '', { state: 'skipped', reason: 'a holiday' });
      const rounds = await plan(id, question('2026-11-24'), skipped, question('2026-11-26', 'cdn'));
      expect(rounds).toMatchObject([{ number: 1 }, { number: 0, reason: 'a holiday' }, { number: 2 }]);
    });

    it('takes a skipped date back as long as it is not due', async () => {
      const { id } = await setUp();
      const skip = (date: string, minutes: number) =>
        question(date, '', { state: 'skipped', dueAt: later(minutes), reason: 'a holiday' });
      await plan(id, skip('2026-11-24', 0), skip('2026-11-25', 60), question('2026-11-26'));
      expect(await store.rounds.unskip(id, '2026-11-24', nine)).toBe(false);
      expect(await store.rounds.unskip(id, '2026-11-26', nine.subtract({ minutes: 1 }))).toBe(false);
      expect(await store.rounds.unskip(id + 1, '2026-11-25', nine)).toBe(false);
      expect(await store.rounds.unskip(id, '2026-11-25', nine)).toBe(true);
      expect(await store.rounds.unskip(id, '2026-11-25', nine)).toBe(false);
      expect((await store.rounds.latest(id, 10)).map(({ date }) => date)).toEqual(['2026-11-26', '2026-11-24']);
    });

    it('knows what was asked of this channel, each entry with its last date', async () => {
      const { id } = await setUp();
      const other = await setUp('C2');
      await plan(other.id, question('2026-11-24', 'dns'));
      await plan(
        id,
        question('2026-11-23', 'cdn'),
        question('2026-11-24', 'sharding'),
        question('2026-11-25', 'cdn'),
        question('2026-11-26', '', { state: 'skipped' }),
        question('2026-11-27', 'cap', { state: 'skipped' }),
      );
      expect(await store.rounds.asked(id)).toEqual(
        new Map([
          ['cdn', '2026-11-25'],
          ['sharding', '2026-11-24'],
        ]),
      );
    });

    it('lists the posted, newest first and page by page, beside the latest of any state', async () => {
      const { id } = await setUp();
      await plan(id, question('2026-11-24'), question('2026-11-25'), question('2026-11-26'));
      for (const date of ['2026-11-24', '2026-11-25']) await post(id, date);
      const dates = (rounds: readonly { readonly date: string }[]) => rounds.map(({ date }) => date);
      expect(dates(await store.rounds.posted(id, 10, 0))).toEqual(['2026-11-25', '2026-11-24']);
      expect(dates(await store.rounds.posted(id, 1, 1))).toEqual(['2026-11-24']);
      expect(await store.rounds.countPosted(id)).toBe(2);
      expect(dates(await store.rounds.latest(id, 2))).toEqual(['2026-11-26', '2026-11-25']);
    });

    const post = async (subscription: number, date: string): Promise<void> => {
      const { id = 0 } = (await store.rounds.on(subscription, date)) ?? {};
      await store.outbox.schedule({ key: `post ${id}`, kind: 'post', place, subject: id, dueAt: nine });
      const [claim] = await store.outbox.claim(request());
      if (claim === undefined) throw new Error('nothing to claim');
      await store.outbox.end(claim, 'done', { round: { id, change: { state: 'posted', postedAt: nine } } });
    };
  });
}
