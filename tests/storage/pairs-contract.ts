/** What every store must do for pairs, and with what comes of interviews. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Match, Waiting } from '../../src/core/interview/ports.ts';
import type { Person } from '../../src/core/model.ts';
import type { Store } from '../../src/core/ports.ts';
import { after, ana, ben, cyd, interviewOf, nine, place } from './given.ts';

const dan = { ...ana, id: 'U4' } as const;

export function pairsContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const waiting = (person: Person, more: Partial<Waiting> = {}): Waiting => ({
    person,
    name: person.id,
    place: { ...place, platform: person.platform },
    level: 'medium',
    length: 30,
    since: nine,
    ...more,
  });
  const match: Match = {
    interviewWith: ({ person }) => interviewOf({ candidate: person }),
    deliveriesOf: () => [],
    whileWaiting: [],
  };
  /** Whom the person is paired with; that interview is then declined, so that both are free again. */
  const join = async (person: Person, more: Partial<Waiting> = {}, except?: Person): Promise<string | undefined> => {
    const interviewWith: Match['interviewWith'] = (partner) =>
      interviewOf({ candidate: partner.person, interviewer: person });
    const matched = await store.pairQueue.matchOrWait(waiting(person, more), except, { ...match, interviewWith });
    if (matched.kind !== 'matched') return undefined;
    await store.interviews.save({ ...matched.interview, state: 'declined' });
    return matched.interview.candidate.id;
  };

  describe('the queue for a partner', () => {
    it('keeps who finds nobody, whole, and gives them to the next', async () => {
      const wish = waiting(ana, { place: { ...place, tenant: 'T3', thread: '17.1' }, level: 'any', since: after(5) });
      expect(await store.pairQueue.matchOrWait(wish, undefined, match)).toEqual({ kind: 'waits' });
      expect(await store.pairQueue.of(ana)).toEqual(wish);
      const partners: Waiting[] = [];
      const interviewWith: Match['interviewWith'] = (partner) => {
        partners.push(partner);
        return interviewOf({ candidate: partner.person, interviewer: ben });
      };
      const { kind } = await store.pairQueue.matchOrWait(waiting(ben), undefined, { ...match, interviewWith });
      expect([kind, partners]).toEqual(['matched', [wish]]);
      expect(await store.pairQueue.of(ana)).toBeUndefined();
      expect(await store.pairQueue.of(ben)).toBeUndefined();
    });

    it('takes the one who waits longest', async () => {
      await join(ben, { level: 'easy' });
      await join(ana, { level: 'hard' });
      expect(await join(dan, { level: 'any' })).toBe('U2');
    });

    it.each([
      ['of another tenant', cyd, {}],
      ['who wants another length', ben, { length: 45 }],
      ['who wants another level', ben, { level: 'hard' }],
      ['on another platform', { ...ben, platform: 'discord' }, {}],
      ['who is the same person', ana, {}],
    ] as const)('pairs nobody with one %s', async (_who, person, more) => {
      await join(ana);
      expect(await join(person, more)).toBeUndefined();
      expect(await store.pairQueue.of(person)).toEqual(waiting(person, more));
    });

    it('pairs nobody with their last partner, whichever of them says so', async () => {
      await join(ana, {}, ben);
      expect(await join(ben)).toBeUndefined();
      expect(await join(dan, {}, ana)).toBe('U2');
      expect(await join(ben, {}, ana)).toBeUndefined();
      expect(await join(cyd, {}, { ...ana, tenant: 'T2', id: 'U7' })).toBeUndefined();
      expect(await join(dan, {}, ben)).toBe('U1');
    });

    it('has a person once, with their last wish and in its turn', async () => {
      await join(ana, { length: 15 });
      await join(ben);
      await store.pairQueue.matchOrWait(waiting(ana, { level: 'hard' }), undefined, match);
      expect(await store.pairQueue.of(ana)).toMatchObject({ level: 'hard', length: 30 });
      expect(await join(dan, { length: 15 })).toBeUndefined();
      expect(await join(cyd, { level: 'any' })).toBeUndefined();
      expect(await join(dan, { level: 'any' })).toBe('U2');
    });

    it('is left once', async () => {
      await join(ana);
      expect(await store.pairQueue.leave(cyd)).toBe(false);
      expect(await store.pairQueue.leave(ana)).toBe(true);
      expect(await store.pairQueue.leave(ana)).toBe(false);
      expect(await join(ben)).toBeUndefined();
    });

    it('passes over who is in another interview by now, and takes nobody who is in one themselves', async () => {
      await join(ana);
      await join(dan, {}, ana);
      const { interview } = await store.interviews.begin(interviewOf({ candidate: ana }), () => []);
      expect(await join(ben)).toBe('U4');
      expect(await store.pairQueue.of(ana)).toBeUndefined();
      const refused = await store.pairQueue.matchOrWait(waiting(ana), undefined, match);
      expect(refused).toEqual({ kind: 'busy', interview });
      expect(await store.pairQueue.of(ana)).toBeUndefined();
    });

    it('gives up only who still waits since then', async () => {
      await join(ana);
      expect(await store.pairQueue.giveUp(ana, after(1), [])).toBe(false);
      expect(await store.pairQueue.giveUp(ana, nine, [])).toBe(true);
      expect(await store.pairQueue.of(ana)).toBeUndefined();
    });

    it('leaves nobody waiting beside one who fits, when all come at once', async () => {
      const people = Array.from({ length: 6 }, (_, index) => ({ ...ana, id: `P${index}` }));
      const partners = await Promise.all(people.map((person) => join(person)));
      const matched = partners.filter((id) => id !== undefined);
      expect(matched).toHaveLength(3);
      expect(new Set(matched).size).toBe(3);
      for (const person of people) expect(await store.pairQueue.of(person)).toBeUndefined();
    });
  });

  describe('claims', () => {
    it('are listed newest first, of one entry or of all', async () => {
      await store.claims.add({ entry: 'sharding', point: 'Key', phrase: 'by user', from: ana, at: nine });
      await store.claims.add({ entry: 'cdn', point: 'Edge', phrase: 'near "them"', from: ben, at: after(1) });
      await store.claims.add({ entry: 'sharding', point: 'Hot', phrase: 'celebrities', from: cyd, at: after(2) });
      const [newest, ...others] = await store.claims.list(undefined, 10);
      expect(newest).toEqual({
        id: newest?.id,
        entry: 'sharding',
        point: 'Hot',
        phrase: 'celebrities',
        from: cyd,
        at: after(2),
      });
      expect(others.map(({ phrase }) => phrase)).toEqual(['near "them"', 'by user']);
      expect(await store.claims.list('sharding', 1)).toMatchObject([{ phrase: 'celebrities' }]);
      expect(await store.claims.list('nothing', 10)).toEqual([]);
    });
  });

  describe('ratings', () => {
    it('are one for each person of an interview, the last that they gave', async () => {
      const { interview } = await store.interviews.begin(interviewOf({ interviewer: ben }), () => []);
      await store.ratings.put({ interview: interview.id, by: ana, well: 'asked well', better: '' });
      await store.ratings.put({ interview: interview.id, by: ben, well: 'drew', better: 'numbers' });
      await store.ratings.put({ interview: interview.id, by: ana, well: 'listened', better: 'slower' });
      expect(await store.ratings.of(interview.id)).toEqual([
        { interview: interview.id, by: ana, well: 'listened', better: 'slower' },
        { interview: interview.id, by: ben, well: 'drew', better: 'numbers' },
      ]);
      expect(await store.ratings.of(interview.id + 1)).toEqual([]);
    });
  });

  describe('drawings', () => {
    it('are kept by their hash, however often', async () => {
      expect(await store.drawings.get('abc')).toBeUndefined();
      await Promise.all([store.drawings.keep('abc', '<svg/>'), store.drawings.keep('abc', '<svg/>')]);
      expect(await store.drawings.get('abc')).toBe('<svg/>');
    });
  });
}
