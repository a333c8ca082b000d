/** What every store must do with mock interviews and what is said in them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Interview } from '../../src/core/interview/model.ts';
import type { Scorecard } from '../../src/core/interview/scorecard-model.ts';
import type { Store } from '../../src/core/ports.ts';
import { after, ana, ben, cyd, delivery, interviewOf, nine, outboxHandles, place } from './given.ts';

const room = { ...place, thread: '17.1' } as const;

const card: Scorecard = {
  title: 'Sharding',
  band: 'at the bar',
  score: 61,
  dimensions: [{ name: 'design', level: 2, because: 'It names the key.' }],
  points: [{ name: 'Key', weight: 30, state: 'explained', quote: 'hash “the” key\n\0' }],
  traps: [],
  workOn: [{ text: 'Say what a hot key does.', entry: 'hot-keys' }],
  links: ['hot-keys'],
  hints: 1,
  gaveUp: ['Estimate'],
};

export function interviewsContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const { claimOne, keys, states } = outboxHandles(() => store);
  const begin = async (more: Parameters<typeof interviewOf>[0] = {}): Promise<Interview> => {
    const begun = await store.interviews.begin(interviewOf(more), () => []);
    if (begun.kind === 'busy') throw new Error('busy');
    return begun.interview;
  };
  const save = async (interview: Interview, more: Partial<Interview> = {}): Promise<Interview> => {
    const saved = await store.interviews.save({ ...interview, ...more });
    if (saved === undefined) throw new Error('somebody else was first');
    return saved;
  };

  describe('an interview', () => {
    it('comes back as it was begun, and with its deliveries', async () => {
      const given = interviewOf();
      const { kind, interview } = await store.interviews.begin(given, (id) => [
        delivery(`say ${id}`, 0, { subject: id }),
      ]);
      expect(kind).toBe('begun');
      expect(interview).toEqual({ ...given, id: interview.id, version: 1 });
      expect(await store.interviews.get(interview.id)).toEqual(interview);
      expect(await store.interviews.of(ana)).toEqual(interview);
      expect(await claimOne()).toMatchObject({ key: `say ${interview.id}`, subject: interview.id });
      expect(await store.interviews.get(interview.id + 1)).toBeUndefined();
    });

    it('keeps everything about it through a save', async () => {
      const begun = await begin({ interviewer: ben });
      const whole: Interview = {
        ...begun,
        interviewer: { ...ben, tenant: 'T9' },
        names: { candidate: 'Ana “A”', interviewer: 'Ben' },
        place: room,
        room: { ...place, tenant: 'T3', channel: 'D1' },
        entry: 'cdn',
        length: 45,
        state: 'ended',
        ending: 'time-up',
        phase: 3,
        step: 9,
        phaseUsedMs: 123_456_789_012,
        phaseSince: after(60),
        usedMs: [1000, 2000],
        asked: [{ phase: 1, question: 'And then?', probes: 'Key' }],
        hints: [1, 2],
        gaveUp: [1],
        shown: ['Hot "keys"'],
        clarified: ['How many users?'],
        told: 90,
        message: '17.5',
        startedAt: after(1),
        lastAt: after(2),
        endedAt: after(3),
        card,
        ticks: { Key: 'named', 'Hot keys': 'explained' },
      };
      const saved = await store.interviews.save(whole);
      expect(saved).toEqual({ ...whole, version: 2 });
      expect(await store.interviews.get(whole.id)).toEqual(saved);
      const bare: Interview = { ...interviewOf(), id: whole.id, version: 2 };
      expect(await store.interviews.save(bare)).toEqual({ ...bare, version: 3 });
      expect(await store.interviews.get(whole.id)).toEqual({ ...bare, version: 3 });
    });

    it('is not written over by who knows an older one, and then nothing is scheduled', async () => {
      const begun = await begin();
      const saved = await Promise.all([
        store.interviews.save({ ...begun, step: 2 }, [delivery('two')]),
        store.interviews.save({ ...begun, step: 3 }, [delivery('three')]),
      ]);
      const winner = saved.find((one) => one !== undefined);
      expect(saved.filter((one) => one !== undefined)).toHaveLength(1);
      expect(await store.interviews.get(begun.id)).toEqual(winner);
      expect(await keys()).toEqual([winner?.step === 2 ? 'two' : 'three']);
    });

    it('schedules as the outbox does: moves forward what is planned, and starts anew what is done', async () => {
      const first = await store.interviews.save(await begin(), [delivery('clock', 60), delivery('edit')]);
      await store.outbox.end(await claimOne(), 'done', {});
      if (first === undefined) throw new Error('somebody else was first');
      await store.interviews.save(first, [delivery('clock', 30), delivery('clock', 90), delivery('edit', 10)]);
      expect(await states()).toEqual({ planned: 2 });
      expect(await claimOne({ now: after(10) })).toMatchObject({ key: 'edit', dueAt: after(10) });
      expect(await claimOne({ now: after(30) })).toMatchObject({ key: 'clock', dueAt: after(30) });
    });

    it('is found by its room while it runs or is paused', async () => {
      const paused = await save(await begin(), { room, state: 'paused' });
      const direct = await save(await begin({ candidate: cyd, state: 'invited' }), {
        room: { ...place, channel: 'D1' },
      });
      expect(await store.interviews.at(room)).toEqual(paused);
      expect(await store.interviews.at({ ...room, tenant: 'T2' })).toBeUndefined();
      expect(await store.interviews.at(place)).toBeUndefined();
      expect(await store.interviews.at({ ...place, channel: 'D1' })).toBeUndefined();
      const running = await save(direct, { state: 'running' });
      expect(await store.interviews.at({ ...place, channel: 'D1' })).toEqual(running);
      await save(running, { state: 'ended' });
      expect(await store.interviews.at({ ...place, channel: 'D1' })).toBeUndefined();
    });
  });

  describe('one interview for each person', () => {
    it('gives the one that is not over back, and writes nothing', async () => {
      const begun = await begin();
      const again = await store.interviews.begin(interviewOf({ entry: 'cdn' }), () => [delivery('never')]);
      expect(again).toEqual({ kind: 'busy', interview: begun });
      expect(await states()).toEqual({});
      expect(await store.interviews.of({ ...ana, platform: 'discord' })).toBeUndefined();
      expect(await begin({ candidate: cyd })).toMatchObject({ candidate: cyd });
    });

    it('counts the interviewer of a pair as well, on either side', async () => {
      const pair = await begin({ interviewer: ben, state: 'invited' });
      expect(await store.interviews.of(ben)).toEqual(pair);
      for (const people of [{ candidate: ben }, { candidate: { ...ana, id: 'U9' }, interviewer: ana }]) {
        const { kind, interview } = await store.interviews.begin(interviewOf(people), () => []);
        expect([kind, interview.id]).toEqual(['busy', pair.id]);
      }
      expect(await store.interviews.of({ ...ana, id: 'U9' })).toBeUndefined();
    });

    it('holds when requests race', async () => {
      const mirrored = [
        { candidate: ana, interviewer: ben },
        { candidate: ben, interviewer: ana },
        { candidate: ana },
        { candidate: ben },
      ];
      const all = await Promise.all(
        [...mirrored, ...mirrored].map((people) =>
          store.interviews.begin(interviewOf(people), (id) => [delivery(`say ${id}`)]),
        ),
      );
      const begun = all.filter(({ kind }) => kind === 'begun').map(({ interview }) => interview.id);
      const known = [await store.interviews.of(ana), await store.interviews.of(ben)].map((one) => one?.id);
      expect(begun.toSorted()).toEqual([...new Set(known)].filter((id) => id !== undefined).toSorted());
      expect(all.filter(({ kind, interview }) => kind === 'busy' && !begun.includes(interview.id))).toEqual([]);
      expect(await states()).toEqual({ planned: begun.length });
    });

    it.each(['ended', 'declined'] as const)('lets both go when it is %s', async (state) => {
      await save(await begin({ interviewer: ben }), { state });
      expect(await store.interviews.of(ana)).toBeUndefined();
      expect((await begin({ candidate: ben })).interviewer).toBeUndefined();
      expect((await begin()).interviewer).toBeUndefined();
    });

    it('fails in words for one who would interview themselves', async () => {
      await expect(begin({ interviewer: ana })).rejects.toThrow('cannot be begun');
      expect(await store.interviews.of(ana)).toBeUndefined();
    });
  });

  describe('the history of a person', () => {
    it('lists what ended with a card, newest first', async () => {
      for (const [minute, more] of [
        [5, { entry: 'first', card }],
        [9, { entry: 'last', card }],
        [7, { entry: 'middle', card }],
        [8, { entry: 'nothing said' }],
      ] as const) {
        await save(await begin(), { state: 'ended', endedAt: after(minute * 60), ...more });
      }
      await save(await begin({ candidate: ben, interviewer: ana }), { state: 'ended', endedAt: nine, card });
      await begin({ entry: 'running' });
      const entries = async (limit: number, offset: number) =>
        (await store.interviews.ended(ana, limit, offset)).map(({ entry }) => entry);
      expect(await entries(10, 0)).toEqual(['last', 'middle', 'first']);
      expect(await entries(1, 1)).toEqual(['middle']);
      expect(await store.interviews.countEnded(ana)).toBe(3);
      expect(await store.interviews.countEnded(cyd)).toBe(0);
    });

    it('knows with whom one was paired last, on either side', async () => {
      const pair = await save(await begin({ interviewer: ben }), { state: 'ended' });
      await save(await begin({ candidate: ben, interviewer: ana, state: 'invited' }), { state: 'declined' });
      await begin();
      expect(await store.interviews.lastPair(ana)).toEqual(pair);
      expect(await store.interviews.lastPair(ben)).toEqual(pair);
      expect(await store.interviews.lastPair(cyd)).toBeUndefined();
    });
  });

  describe('sayings', () => {
    it('are one for each message, in the order in which they were first said', async () => {
      const { id: interview } = await begin();
      const { id: other } = await begin({ candidate: ben });
      await store.sayings.put({ interview, message: '2', phase: 1, text: 'then this', at: after(2) });
      await store.sayings.put({ interview, message: '1', phase: 0, text: 'first that', at: after(1) });
      await store.sayings.put({ interview: other, message: '1', phase: 0, text: 'mine', at: nine });
      await store.sayings.put({ interview, message: '1', phase: 1, text: 'edited 😀', at: after(9) });
      expect(await store.sayings.list(interview)).toEqual([
        { interview, message: '1', phase: 0, text: 'edited 😀', at: after(1) },
        { interview, message: '2', phase: 1, text: 'then this', at: after(2) },
      ]);
      expect(await store.sayings.has(interview, '2')).toBe(true);
      expect(await store.sayings.remove(interview, '2')).toBe(true);
      expect(await store.sayings.remove(interview, '2')).toBe(false);
      expect(await store.sayings.has(interview, '2')).toBe(false);
      expect(await store.sayings.list(other)).toHaveLength(1);
    });

    it('are written once when the same message comes twice at once', async () => {
      const { id: interview } = await begin();
      const saying = { interview, message: '1', phase: 0, text: 'hash the key', at: nine };
      await Promise.all([saying, saying, saying].map((one) => store.sayings.put(one)));
      expect(await store.sayings.list(interview)).toEqual([saying]);
    });
  });
}
