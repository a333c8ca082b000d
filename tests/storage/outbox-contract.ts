/** What every outbox must do with a delivery in hand and after it. Time is the caller's, also for leases. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { after, ana, delivery, nine, outboxHandles, place, request, settings } from './given.ts';

export function outboxContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const { schedule, keys, claimOne, states } = outboxHandles(() => store);

  describe('the end of a delivery', () => {
    const planned = async () => {
      const added = await store.subscriptions.add(place, settings, ana, nine);
      const subscription = added?.id ?? 0;
      const round = await store.rounds.plan(
        { id: subscription, version: 1 },
        { date: '2026-11-24', entry: 'cdn', dueAt: nine, revealAt: after(3600), state: 'planned' },
        { nextAt: after(86_400) },
        (subject) => [delivery(`post ${subject}`, 0, { kind: 'post', subject })],
      );
      return { subscription, round: round?.id ?? 0, claim: await claimOne() };
    };

    it('brings all its effects', async () => {
      const { subscription, round, claim } = await planned();
      const change = {
        state: 'posted',
        postedAt: after(1),
        message: '17.1',
        thread: '17.2',
        revealAt: after(9000),
      } as const;
      const isEnded = await store.outbox.end(claim, 'done', {
        round: { id: round, change },
        subscription: { id: subscription, change: { trouble: 'few questions are left' } },
        add: [delivery('pin'), delivery('reveal', 3600)],
      });
      expect(isEnded).toBe(true);
      expect(await store.rounds.get(round)).toMatchObject({ ...change, entry: 'cdn' });
      expect(await store.subscriptions.get(subscription)).toMatchObject({
        trouble: 'few questions are left',
        nextAt: after(86_400),
        version: 3,
      });
      expect(await states()).toEqual({ done: 1, planned: 2 });
    });

    it('leaves nothing behind when one of its effects cannot be written', async () => {
      const { subscription, round, claim } = await planned();
      const impossible = store.outbox.end(claim, 'done', {
        round: { id: round, change: { state: 'posted' } },
        // An active one must have a next time.
        subscription: { id: subscription, change: { nextAt: null } },
        add: [delivery('pin')],
      });
      await expect(impossible).rejects.toThrow(/constraint/i);
      expect(await store.rounds.get(round)).toMatchObject({ state: 'planned' });
      expect(await states()).toEqual({ claimed: 1 });
      expect(await store.outbox.end(claim, 'done', {})).toBe(true);
    });

    it('does not bring a removed subscription back', async () => {
      const { subscription, claim } = await planned();
      await store.subscriptions.change(subscription, 2, { state: 'removed' });
      const effects = {
        subscription: { id: subscription, change: { state: 'blocked', trouble: 'no right' } },
      } as const;
      expect(await store.outbox.end(claim, 'blocked', effects, 'no right')).toBe(true);
      expect(await store.subscriptions.get(subscription)).toMatchObject({ state: 'removed', version: 3 });
    });

    it('adds no delivery whose key is there', async () => {
      const { claim } = await planned();
      await schedule(delivery('pin', 500));
      await store.outbox.end(claim, 'done', { add: [delivery('pin', 0, { subject: 9 })] });
      expect(await keys({ now: after(499) })).toEqual([]);
      expect(await claimOne({ now: after(500) })).toMatchObject({ key: 'pin', subject: 1 });
    });
  });

  describe('a retry', () => {
    it('waits until its time, and counts when it is told to', async () => {
      await schedule(delivery('a'));
      await store.outbox.retry(await claimOne(), { at: after(30), counts: true, error: 'x'.repeat(9000) });
      expect(await states()).toEqual({ planned: 1 });
      expect(await keys({ now: after(29) })).toEqual([]);
      const again = await claimOne({ now: after(30) });
      expect(again).toMatchObject({ attempts: 1, dueAt: after(30) });
      await store.outbox.retry(again, { at: after(30), counts: false });
      expect(await claimOne({ now: after(30) })).toMatchObject({ attempts: 1, fence: 3 });
    });

    it('stays unsure once it was, since the first time', async () => {
      await schedule(delivery('a'));
      await store.outbox.retry(await claimOne(), { at: nine, unsure: after(1), counts: true });
      expect(await states()).toEqual({ verify: 1 });
      await store.outbox.retry(await claimOne(), { at: nine, unsure: after(7), counts: true });
      await store.outbox.retry(await claimOne(), { at: nine, counts: true });
      expect(await states()).toEqual({ verify: 1 });
      expect(await claimOne()).toMatchObject({ unsureAt: after(1), attempts: 3 });
    });
  });

  describe('scheduling', () => {
    it('moves a planned one forward, never back', async () => {
      await schedule(delivery('a', 60), delivery('a', 30), delivery('a', 90));
      expect(await states()).toEqual({ planned: 1 });
      expect(await claimOne({ now: after(30) })).toMatchObject({ dueAt: after(30), fence: 1 });
    });

    it('starts one that is done anew', async () => {
      await schedule(delivery('a'));
      const claim = await claimOne();
      await store.outbox.intend(claim, nine);
      await store.outbox.retry(claim, { at: nine, unsure: nine, counts: true, error: 'lost' });
      await store.outbox.end(await claimOne(), 'done', {});
      await schedule(delivery('a', 10));
      expect(await keys({ now: after(9) })).toEqual([]);
      const { id } = claim;
      expect(await claimOne({ now: after(10) })).toEqual({
        ...delivery('a', 10),
        id,
        fence: 3,
        attempts: 0,
        leaseUntil: after(70),
      });
    });

    it('does one that is in hand once more after its end: it may show what is old already', async () => {
      await schedule(delivery('a'));
      const claim = await claimOne();
      await store.outbox.intend(claim, nine);
      await schedule(delivery('a', 40), delivery('a', 20), delivery('a', 30));
      await store.outbox.end(claim, 'done', {});
      expect(await states()).toEqual({ planned: 1 });
      expect(await keys({ now: after(19) })).toEqual([]);
      const again = await claimOne({ now: after(20) });
      expect(again).not.toHaveProperty('firstIntent');
      await store.outbox.end(again, 'done', {});
      expect(await states()).toEqual({ done: 1 });
    });

    it.each(['dropped', 'blocked', 'failed'] as const)('leaves one that is %s alone', async (state) => {
      await schedule(delivery('a'));
      await store.outbox.end(await claimOne(), state, {});
      await schedule(delivery('a'));
      expect(await states()).toEqual({ [state]: 1 });
    });
  });

  it('plans what is blocked of one subscription again', async () => {
    const subscriptions: number[] = [];
    for (const channel of ['C1', 'C2']) {
      const added = await store.subscriptions.add({ ...place, channel }, settings, ana, nine);
      const id = added?.id ?? 0;
      subscriptions.push(id);
      const round = { date: '2026-11-24', entry: 'cdn', dueAt: nine, revealAt: nine, state: 'planned' } as const;
      await store.rounds.plan({ id, version: 1 }, round, {}, (subject) => [
        delivery(`post ${channel}`, 0, { kind: 'post', subject }),
        delivery(`notice ${channel}`, 1, { kind: 'notice', subject: id }),
        delivery(`reveal ${channel}`, 1000, { kind: 'reveal', subject }),
      ]);
    }
    for (const claim of await store.outbox.claim(request({ now: after(1) }))) {
      if (claim.key === 'post C1') await store.outbox.retry(claim, { at: nine, unsure: nine, counts: true });
      else await store.outbox.end(claim, 'blocked', {}, 'no right');
    }
    await store.outbox.end(await claimOne(), 'blocked', {}, 'no right');
    expect(await store.outbox.unblock(subscriptions[0] ?? 0, after(100))).toBe(2);
    expect(await states()).toEqual({ blocked: 2, planned: 3, verify: 1 });
    const unblocked = await store.outbox.claim(request({ now: after(100) }));
    expect(unblocked).toMatchObject([
      { key: 'post C1', dueAt: after(100), attempts: 0, unsureAt: nine },
      { key: 'notice C1', dueAt: after(100), attempts: 0 },
    ]);
  });

  it('gives back what an owner holds and has not begun to send', async () => {
    await schedule(delivery('a'), delivery('b'), delivery('c'), delivery('d'));
    const [a, b] = await store.outbox.claim(request({ limit: 3 }));
    await store.outbox.claim(request({ owner: 'two' }));
    if (a === undefined || b === undefined) throw new Error('nothing claimed');
    await store.outbox.retry(b, { at: nine, unsure: nine, counts: true });
    const [again] = await store.outbox.claim(request());
    await store.outbox.intend(a, nine);
    expect(again?.key).toBe('b');
    expect(await store.outbox.release('one')).toBe(2);
    expect(await states()).toEqual({ posting: 1, verify: 1, planned: 1, claimed: 1 });
    expect(again && (await store.outbox.intend(again, nine))).toBe(false);
    expect(await keys()).toEqual(['b', 'c']);
  });

  it('forgets what ended before, and nothing that still waits for somebody', async () => {
    const ends = { a: 'done', b: 'dropped', c: 'failed', d: 'blocked' } as const;
    for (const [key, state] of Object.entries(ends)) {
      await schedule(delivery(key));
      await store.outbox.end(await claimOne(), state, {});
    }
    await schedule(delivery('late', 3600), delivery('waiting'));
    await store.outbox.end(await claimOne({ now: after(3600), limit: 1, except: [] }), 'done', {});
    expect(await store.outbox.forget(after(3600))).toBe(3);
    expect(await states()).toEqual({ done: 1, blocked: 1, planned: 1 });
  });
}
