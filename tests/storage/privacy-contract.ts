/** What every store must do with what it keeps of a person, and of a tenant that has left. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptKinds } from '../../src/core/privacy/ports.ts';
import type { Person } from '../../src/core/model.ts';
import type { Store } from '../../src/core/ports.ts';
import { after, ana, ben, cyd, delivery, interviewOf, nine, place, question, settings } from './given.ts';

const none = Object.fromEntries(keptKinds.map((kind) => [kind, 0]));

export function privacyContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  /** Every table gets something of theirs. The numbers of their interview and of the round that they answered come back. */
  const livesHere = async (person: Person): Promise<{ readonly interview: number; readonly round: number }> => {
    const where = { platform: person.platform, tenant: person.tenant, channel: `C-${person.id}` };
    const subscription = await store.subscriptions.add(where, settings, person, nine);
    const calendar = { id: subscription?.id ?? 0, version: 1 };
    const planned = await store.rounds.plan(calendar, question('2026-11-24'), {}, () => []);
    const next = { id: calendar.id, version: 2 };
    const glanced = await store.rounds.plan(next, question('2026-11-25', 'cdn'), {}, () => []);
    const round = planned?.id ?? 0;
    await store.attempts.save(round, person, { text: 'mine', committedAt: nine, shared: true, missed: ['Key'] });
    await store.attempts.save(glanced?.id ?? 0, person, { ping: true });
    const waiting = { person, name: 'A', place: where, level: 'any', length: 30, since: nine } as const;
    await store.pairQueue.matchOrWait({ ...waiting, length: person.id === ana.id ? 30 : 45 }, undefined, {
      interviewWith: () => interviewOf(),
      deliveriesOf: () => [],
      whileWaiting: [],
    });
    const { interview } = await store.interviews.begin(interviewOf({ candidate: person, place: where }), (id) => [
      delivery(`clock ${id}`, 0, { kind: 'clock', subject: id, place: where }),
      delivery(`edit ${id}`, 0, { kind: 'edit', subject: id, place: where }),
    ]);
    const saying = { message: '1', phase: 0, text: 'hash the key', at: after(1) };
    await store.sayings.put({ interview: interview.id, ...saying });
    await store.claims.add({ entry: 'cdn', point: 'Edge', phrase: 'near them', from: person, at: nine });
    await store.ratings.put({ interview: interview.id, by: person, well: 'asked', better: 'slower' });
    await store.reports.add({ entry: 'cdn', text: 'a typo', from: person, at: nine });
    return { interview: interview.id, round };
  };
  const all = {
    ...none,
    answers: 1,
    glances: 1,
    interviews: 1,
    sayings: 1,
    claims: 1,
    ratings: 1,
    reports: 1,
    waiting: 1,
    subscriptions: 1,
  };

  describe('what is kept of a person', () => {
    it('is counted, of them alone', async () => {
      expect(await store.privacy.describe(ana)).toEqual(none);
      await livesHere(ana);
      await livesHere(ben);
      expect(await store.privacy.describe(ana)).toEqual(all);
      expect(await store.privacy.describe(cyd)).toEqual(none);
    });

    it('is handed out whole, and as JSON that holds it all', async () => {
      const { interview } = await livesHere(ana);
      await livesHere(ben);
      const data = await store.privacy.export(ana);
      expect(data).toMatchObject({
        dailyAnswers: [
          { entry: 'sharding', date: '2026-11-24', text: 'mine', shared: true, committedAt: nine, missed: ['Key'] },
          { entry: 'cdn', date: '2026-11-25', ping: true },
        ],
        interviews: [
          {
            id: interview,
            candidate: ana,
            sayings: [{ text: 'hash the key' }],
            ratings: [{ by: ana, well: 'asked', better: 'slower' }],
          },
        ],
        ledInterviews: [],
        claims: [{ phrase: 'near them', from: ana }],
        ratings: [{ interview, well: 'asked' }],
        reports: [{ text: 'a typo' }],
        waiting: [{ name: 'A', level: 'any' }],
        subscriptions: [{ platform: 'slack', tenant: 'T1', channel: 'C-U1' }],
        messages: [],
      });
      expect(JSON.parse(JSON.stringify(data))).toMatchObject({ interviews: [{ startedAt: '2026-11-24T09:00:00Z' }] });
    });

    it('is gone at once when they want it, but for the subscriptions, and nobody else loses anything', async () => {
      const { interview, round } = await livesHere(ana);
      await livesHere(ben);
      await store.privacy.erase(ana, after(60));
      expect(await store.privacy.describe(ana)).toEqual({ ...none, subscriptions: 1 });
      expect(await store.privacy.describe(ben)).toEqual(all);
      expect(await store.interviews.get(interview)).toBeUndefined();
      expect(await store.interviews.of(ana)).toBeUndefined();
      expect(await store.sayings.list(interview)).toEqual([]);
      expect(await store.attempts.get(round, ana)).toBeUndefined();
      expect(await store.claims.list(undefined, 9)).toMatchObject([{ from: ben }]);
      // Of the interview alone: a round may have the same number.
      expect(await store.outbox.counts()).toEqual(new Map([['planned', 3]]));
      expect((await store.interviews.begin(interviewOf(), () => [])).kind).toBe('begun');
    });

    it('is of one person on every server of Discord, and of one workspace on Slack', async () => {
      const here = { ...ana, platform: 'discord' } as const;
      await store.reports.add({ entry: 'cdn', text: 'there', from: { ...here, tenant: 'dm' }, at: nine });
      await store.reports.add({ entry: 'cdn', text: 'here', from: here, at: nine });
      expect(await store.privacy.describe(here)).toMatchObject({ reports: 2 });
      await store.reports.add({ entry: 'cdn', text: 'another', from: cyd, at: nine });
      await store.privacy.erase(ana, nine);
      expect(await store.privacy.describe(cyd)).toMatchObject({ reports: 1 });
      await store.privacy.erase(here, nine);
      expect(await store.privacy.describe(here)).toEqual(none);
    });

    it('is not what they had others do: those interviews stay, without them', async () => {
      const pair = { candidate: ben, interviewer: ana, names: { candidate: 'Ben', interviewer: 'Ana' } };
      const { interview } = await store.interviews.begin(interviewOf(pair), () => []);
      await store.ratings.put({ interview: interview.id, by: ana, well: 'calm', better: '' });
      expect(await store.privacy.describe(ana)).toEqual({ ...none, led: 1, ratings: 1 });
      expect(await store.privacy.export(ana)).toMatchObject({ interviews: [], ledInterviews: [{ id: interview.id }] });
      await store.privacy.erase(ana, after(9));
      const left = await store.interviews.get(interview.id);
      expect(left).toMatchObject({ candidate: ben, state: 'ended', ending: 'stopped', endedAt: after(9) });
      expect(left).not.toHaveProperty('interviewer');
      expect(left?.names).toEqual({ candidate: 'Ben' });
      expect(await store.ratings.of(interview.id)).toEqual([]);
      expect([await store.interviews.of(ana), await store.interviews.of(ben)]).toEqual([undefined, undefined]);
      expect(await store.interviews.save(interview)).toBeUndefined();
    });
  });

  describe('what the local page keeps of a person', () => {
    const page = { platform: 'web', tenant: 'local', channel: 'general' } as const;
    const eve = { platform: 'web', tenant: 'local', id: 'p1' } as const;
    const said = (text: string) => ({ content: { kind: 'text', text } as const, at: nine });
    const byEve = { author: { kind: 'person', id: 'p1', name: 'Eve' } } as const;
    const byBot = { author: { kind: 'bot' } } as const;

    it('is what only they see, which goes, and what all see, which loses their name', async () => {
      await store.chat.append({ place: page, ...byEve, ...said('asked'), privateTo: 'p1' });
      await store.chat.append({ place: page, ...byBot, ...said('answered'), privateTo: 'p1' });
      await store.chat.append({ place: page, ...byEve, ...said('hello all') });
      await store.chat.append({ place: page, ...byBot, ...said('for Finn'), privateTo: 'p2' });
      expect(await store.privacy.describe(eve)).toEqual({ ...none, privateMessages: 2, publicMessages: 1 });
      expect(
        (await store.privacy.export(eve)).messages.map(({ by, isPrivate, text }) => [by, isPrivate, text]),
      ).toEqual([
        ['me', true, 'asked'],
        ['bot', true, 'answered'],
        ['me', false, 'hello all'],
      ]);
      await store.privacy.erase(eve, nine);
      expect(await store.privacy.describe(eve)).toEqual(none);
      expect(await store.chat.list(page, 'p1', 9)).toMatchObject([
        { author: { kind: 'person', id: '', name: 'Somebody' }, content: { text: 'hello all' } },
      ]);
      expect(await store.chat.list(page, 'p2', 9)).toHaveLength(2);
    });

    it('is also what was said in the thread of an interview, by either', async () => {
      const root = await store.chat.append({ place: page, ...byBot, ...said('Mock: Sharding – Eve') });
      const room = { ...page, thread: String(root.id) };
      await store.interviews.begin(interviewOf({ candidate: eve, place: page, room }), () => []);
      await store.chat.append({ place: room, ...byEve, ...said('hash the key') });
      await store.chat.append({ place: room, ...byBot, ...said('and then?') });
      const other = await store.chat.append({ place: page, ...byBot, ...said('the question of the day') });
      await store.privacy.erase(eve, nine);
      expect(await store.chat.list(room, 'p1', 9)).toEqual([]);
      expect(await store.chat.list(page, 'p1', 9)).toEqual([other]);
    });
  });

  describe('a tenant that has left', () => {
    it('loses everything once its time is over, and no other does', async () => {
      await livesHere(ana);
      await livesHere(cyd);
      await store.notes.set('slack file T1 abc', 'F1');
      await store.notes.set('slack file T2 abc', 'F2');
      await store.departures.left('slack', 'T1', nine);
      await store.departures.left('slack', 'T1', after(500));
      expect(await store.departures.forget(nine)).toBe(0);
      expect(await store.privacy.describe(ana)).toEqual(all);
      expect(await store.departures.forget(after(1))).toBe(1);
      expect(await store.privacy.describe(ana)).toEqual(none);
      expect(await store.privacy.describe(cyd)).toEqual(all);
      expect(await store.subscriptions.of({ ...place, channel: 'C-U1' })).toBeUndefined();
      expect([await store.notes.get('slack file T1 abc'), await store.notes.get('slack file T2 abc')]).toEqual([
        undefined,
        'F2',
      ]);
      expect(await store.departures.forget(after(1))).toBe(0);
    });

    it('keeps everything when it is back in time', async () => {
      await livesHere(ana);
      await store.departures.left('slack', 'T1', nine);
      await store.departures.came('slack', 'T1');
      expect(await store.departures.forget(after(1))).toBe(0);
      expect(await store.privacy.describe(ana)).toEqual(all);
    });

    it('is seen by its absence, also when nobody heard it leave', async () => {
      const report = { entry: 'cdn', text: 'x', at: nine };
      for (const tenant of ['G1', 'G2', 'dm']) {
        await store.reports.add({ ...report, from: { platform: 'discord', tenant, id: '1' } });
      }
      await store.departures.left('discord', 'G1', nine);
      await store.departures.present('discord', ['G1', 'G9'], after(5));
      await store.departures.present('slack', [], after(5));
      expect(await store.departures.forget(after(5))).toBe(0);
      expect(await store.departures.forget(after(6))).toBe(1);
      const kept = await Promise.all(
        ['G1', 'G2', 'dm'].map((tenant) => store.reports.countOpen({ platform: 'discord', tenant })),
      );
      expect(kept).toEqual([1, 0, 1]);
    });
  });
}
