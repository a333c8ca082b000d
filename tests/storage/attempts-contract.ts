/** What every store must do with what people did. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { after, ana, ben, cyd, nine, place, question, settings } from './given.ts';

export function attemptsContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  describe('attempts', () => {
    let round: number;
    beforeEach(async () => {
      const added = await store.subscriptions.add(place, settings, ana, nine);
      const subscription = { id: added?.id ?? 0, version: 1 };
      const planned = await store.rounds.plan(subscription, question('2026-11-24'), {}, () => []);
      round = planned?.id ?? 0;
    });

    it('writes what is given and keeps the rest', async () => {
      expect(await store.attempts.get(round, ana)).toBeUndefined();
      const asked = await store.attempts.save(round, ana, { ping: true });
      expect(asked).toEqual({
        round,
        person: ana,
        shared: false,
        late: false,
        hasSeen: false,
        named: [],
        missed: [],
        ping: true,
      });
      const answer = { text: 'hash the key', committedAt: after(180), named: ['Key'], missed: ['Hot keys'] };
      await store.attempts.save(round, ana, answer);
      const graded = await store.attempts.save(round, ana, { selfGrade: 'got-it', shared: true, late: true });
      expect(graded).toEqual({ ...asked, ...answer, selfGrade: 'got-it', shared: true, late: true });
      expect(await store.attempts.save(round, ana, {})).toEqual(graded);
      expect(await store.attempts.get(round, ana)).toEqual(graded);
    });

    it('keeps people of two workspaces apart, though their ids are equal', async () => {
      await store.attempts.save(round, ana, { text: 'one', committedAt: nine });
      await store.attempts.save(round, cyd, { hasSeen: true });
      expect(await store.attempts.get(round, cyd)).toMatchObject({ person: cyd, hasSeen: true });
      expect(await store.attempts.count(round)).toBe(1);
    });

    it('loses nothing when one person does two things at once', async () => {
      await Promise.all([
        store.attempts.save(round, ana, { ping: true }),
        store.attempts.save(round, ana, { shared: true }),
        store.attempts.save(round, ana, { hasSeen: true }),
      ]);
      expect(await store.attempts.get(round, ana)).toMatchObject({ ping: true, shared: true, hasSeen: true });
    });

    it('shows shared answers, oldest first, and only committed ones', async () => {
      await store.attempts.save(round, ana, { text: 'second', committedAt: after(120), shared: true });
      await store.attempts.save(round, ben, { text: 'first', committedAt: after(60), shared: true });
      await store.attempts.save(round, cyd, { text: 'for me', committedAt: nine });
      await store.attempts.save(round, { ...ana, id: 'U9' }, { shared: true });
      expect(await store.attempts.shared(round, 10, 0)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
      expect(await store.attempts.shared(round, 1, 1)).toMatchObject([{ text: 'second' }]);
      expect(await store.attempts.countShared(round)).toBe(2);
      expect(await store.attempts.count(round)).toBe(3);
    });

    it('counts the points that committed answers miss', async () => {
      await store.attempts.save(round, ana, { committedAt: nine, missed: ['Key', 'Hot "keys"'] });
      await store.attempts.save(round, ben, { committedAt: nine, missed: ['Key'] });
      await store.attempts.save(round, cyd, { committedAt: nine, missed: ['Key', 'Hot "keys"'] });
      await store.attempts.save(round, { ...ana, id: 'U9' }, { missed: ['Key'] });
      expect(await store.attempts.missedPoints(round)).toEqual(
        new Map([
          ['Key', 3],
          ['Hot "keys"', 2],
        ]),
      );
      expect(await store.attempts.missedPoints(round + 1)).toEqual(new Map());
    });

    it('notifies those who asked for it, first come first', async () => {
      await store.attempts.save(round, ben, { ping: true });
      await store.attempts.save(round, ana, { ping: true });
      await store.attempts.save(round, cyd, { ping: true });
      await store.attempts.save(round, cyd, { ping: false });
      expect(await store.attempts.toPing(round, 10)).toEqual([ben, ana]);
      expect(await store.attempts.toPing(round, 1)).toEqual([ben]);
    });
  });
}
