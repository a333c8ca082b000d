/** How every outbox hands deliveries out: nothing twice, nothing lost, nobody held up. Time is the caller's, also for leases. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/core/outbox/ports.ts';
import type { Store } from '../../src/core/ports.ts';
import { after, delivery, nine, outboxHandles, place } from './given.ts';

export function claimContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const { schedule, keys, claimOne, states } = outboxHandles(() => store);

  describe('a claim', () => {
    it('carries everything about the delivery', async () => {
      const notice = delivery('notice 3 denied', -5, {
        kind: 'notice',
        place: { ...place, thread: '1.2' },
        person: 'U1',
        topic: 'denied',
        subject: 3,
      });
      await schedule(notice);
      const { id, ...claim } = await claimOne();
      expect(claim).toEqual({ ...notice, fence: 1, attempts: 0, leaseUntil: after(60) });
      expect(id).toBeGreaterThan(0);
    });

    it('takes the due ones of its platform in order of their time', async () => {
      await schedule(
        delivery('c', -1),
        delivery('a', -3),
        delivery('future', 1),
        delivery('b', -2),
        delivery('web', -9, { place: { ...place, platform: 'web' } }),
        delivery('now', 0),
      );
      expect(await keys({ limit: 2 })).toEqual(['a', 'b']);
      expect(await keys()).toEqual(['c', 'now']);
      expect(await keys()).toEqual([]);
      expect(await keys({ now: after(1) })).toEqual(['future']);
    });

    it('takes no more of one tenant than it may, and leaves out those that wait', async () => {
      const of = (tenant: string) => ({ place: { ...place, tenant } });
      await schedule(
        ...[1, 2, 3, 4].map((n) => delivery(`large ${n}`, -10 + n, of('large'))),
        delivery('small', -2, of('small')),
        delivery('paused', -20, of('paused')),
      );
      expect(await keys({ perTenant: 2, except: ['paused', 'other'] })).toEqual(['large 1', 'large 2', 'small']);
      expect(await keys({ perTenant: 1 })).toEqual(['paused', 'large 3']);
    });

    it('finds the others behind a rush of one tenant that waits', async () => {
      await schedule(delivery('first', -100));
      const rush = Array.from({ length: 700 }, (_, index) => delivery(`rush ${index}`, -50));
      const small = delivery('small', -1, { place: { ...place, tenant: 'small' } });
      await store.outbox.end(await claimOne(), 'done', { add: [...rush, small] });
      expect(await keys({ limit: 3, perTenant: 2 })).toEqual(['rush 0', 'rush 1']);
      expect(await keys({ limit: 3, except: ['T1'] })).toEqual(['small']);
    });

    it('is respected until its lease ends, and taken over then', async () => {
      await schedule(delivery('a'));
      const first = await claimOne();
      expect(await keys({ owner: 'two', now: after(59) })).toEqual([]);
      const second = await claimOne({ owner: 'two', now: after(60) });
      expect(second).toMatchObject({ id: first.id, fence: 2, leaseUntil: after(120), dueAt: nine });
      expect(second).not.toHaveProperty('unsureAt');
    });

    it('of one that was being sent says since when it may have been', async () => {
      await schedule(delivery('a'));
      await store.outbox.intend(await claimOne(), after(5));
      expect(await keys({ now: after(59) })).toEqual([]);
      const taken = await claimOne({ now: after(60) });
      expect(taken).toMatchObject({ unsureAt: after(5), firstIntent: after(5), lastIntent: after(5) });
      await store.outbox.intend(taken, after(70));
      expect(await claimOne({ now: after(200) })).toMatchObject({
        fence: 3,
        unsureAt: after(5),
        firstIntent: after(5),
        lastIntent: after(70),
      });
    });

    it('never goes to two of many that race', async () => {
      await schedule(...Array.from({ length: 30 }, (_, index) => delivery(`d${index}`)));
      const claimed: string[] = [];
      for (let round = 0; round < 10 && claimed.length < 30; round += 1) {
        const batches = await Promise.all(
          ['one', 'two', 'three', 'four'].map((owner) => keys({ owner, limit: 5, perTenant: 30 })),
        );
        claimed.push(...batches.flat());
      }
      expect(claimed).toHaveLength(30);
      expect(new Set(claimed).size).toBe(30);
    });
  });

  describe('a holder whose claim was taken over', () => {
    let stale: Claim;
    let fresh: Claim;
    const takeOver = async (): Promise<void> => {
      await schedule(delivery('a'));
      stale = await claimOne();
      fresh = await claimOne({ owner: 'two', now: after(60) });
    };

    it.each<[string, () => Promise<boolean>]>([
      ['intend', () => store.outbox.intend(stale, after(1))],
      ['end', () => store.outbox.end(stale, 'done', { add: [delivery('b')] })],
      ['retry', () => store.outbox.retry(stale, { at: nine, unsure: nine, counts: true, error: 'stale' })],
    ])('changes nothing by %s', async (_name, write) => {
      await takeOver();
      expect(await write()).toBe(false);
      expect(await states()).toEqual({ claimed: 1 });
      expect(await store.outbox.retry(fresh, { at: after(60), counts: false })).toBe(true);
      const again = await claimOne({ now: after(60) });
      expect(again).toEqual({ ...fresh, fence: 3, dueAt: after(60), leaseUntil: after(120) });
    });

    it('is refused before it sends even when nobody has taken over yet', async () => {
      await schedule(delivery('a'));
      const claim = await claimOne();
      expect(await store.outbox.intend(claim, after(60))).toBe(false);
      expect(await store.outbox.intend(claim, after(59))).toBe(true);
    });

    it.each<[string, (claim: Claim) => Promise<boolean>]>([
      ['ended', (claim) => store.outbox.end(claim, 'done', {})],
      ['put back', (claim) => store.outbox.retry(claim, { at: nine, counts: false })],
    ])('writes nothing with the claim of one that it has %s', async (_how, finish) => {
      await schedule(delivery('a'));
      const claim = await claimOne();
      expect(await finish(claim)).toBe(true);
      const before = await states();
      expect(await store.outbox.intend(claim, after(1))).toBe(false);
      expect(await store.outbox.end(claim, 'failed', {})).toBe(false);
      expect(await store.outbox.retry(claim, { at: after(9), counts: true })).toBe(false);
      expect(await states()).toEqual(before);
    });
  });
}
