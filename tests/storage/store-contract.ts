/** What every store must do, as a suite: run it on each engine with a way to open an empty one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { rich } from '../../src/core/rich.ts';
import { attemptsContract } from './attempts-contract.ts';
import { claimContract } from './claim-contract.ts';
import { dailyContract } from './daily-contract.ts';
import { interviewsContract } from './interviews-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { pairsContract } from './pairs-contract.ts';
import { privacyContract } from './privacy-contract.ts';

const noon = Temporal.Instant.from('2026-11-24T12:00:00Z');
const later = (minutes: number): Temporal.Instant => noon.add({ minutes });
const ana = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;

/** `nul` is what the engine makes of that character in a text. */
export function storeContract(open: () => Promise<Store>, nul: string): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  describe('reports', () => {
    it('lists open reports of one tenant, oldest first', async () => {
      const first = await store.reports.add({ entry: 'sharding', text: 'wrong', from: ana, at: noon });
      await store.reports.add({ entry: 'cdn', text: 'typo', from: ana, at: later(1) });
      await store.reports.add({ entry: 'cdn', text: 'other place', from: { ...ana, tenant: 'T2' }, at: noon });
      const open = await store.reports.open(ana, 10, 0);
      expect(open.map((report) => report.text)).toEqual(['wrong', 'typo']);
      expect(open[0]).toEqual({ ...first, from: ana, at: noon });
      expect(await store.reports.countOpen(ana)).toBe(2);
      expect(await store.reports.open(ana, 1, 1)).toMatchObject([{ text: 'typo' }]);
    });

    it('settles a report once, and only in its own tenant', async () => {
      const { id } = await store.reports.add({ entry: 'sharding', text: 'wrong', from: ana, at: noon });
      expect(await store.reports.settle({ ...ana, tenant: 'T2' }, id)).toBe(false);
      expect(await store.reports.settle(ana, id)).toBe(true);
      expect(await store.reports.settle(ana, id)).toBe(false);
      expect(await store.reports.open(ana, 10, 0)).toEqual([]);
    });

    it('keeps hostile text as it is', async () => {
      const text = `'; drop table reports; -- \u0000 😀 ${'x'.repeat(900)}`;
      await store.reports.add({ entry: 'sharding', text, from: ana, at: noon });
      expect(await store.reports.open(ana, 1, 0)).toMatchObject([{ text: text.replace('\0', nul) }]);
    });
  });

  describe('misses', () => {
    it('counts the same text in one row, and puts the wanted first', async () => {
      await store.misses.count('merkle tree', noon);
      await store.misses.count('merkle tree', later(1));
      const vector = await store.misses.count('vector database', later(2));
      expect(await store.misses.want(vector.id)).toBe(true);
      expect(await store.misses.want(9999)).toBe(false);
      expect(await store.misses.top(10)).toMatchObject([
        { text: 'vector database', times: 1, wanted: 1 },
        { text: 'merkle tree', times: 2, wanted: 0 },
      ]);
      expect(await store.misses.top(1)).toHaveLength(1);
    });
  });

  describe('seen events', () => {
    it('says first exactly once, also when deliveries race', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => store.seen.first('Ev1', noon)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await store.seen.first('Ev2', noon)).toBe(true);
    });

    it('forgets what is older than asked for, and nothing else', async () => {
      await store.seen.first('old', noon);
      await store.seen.first('new', later(10));
      expect(await store.seen.forget(later(10))).toBe(1);
      expect(await store.seen.first('old', later(11))).toBe(true);
      expect(await store.seen.first('new', later(11))).toBe(false);
    });
  });

  describe('notes', () => {
    it('keeps the last value of a key', async () => {
      expect(await store.notes.get('k')).toBeUndefined();
      await store.notes.set('k', 'one');
      await store.notes.set('k', 'two');
      expect(await store.notes.get('k')).toBe('two');
    });
  });

  describe('chat', () => {
    const place = { platform: 'web', tenant: 'local', channel: 'general' } as const;
    const author = { kind: 'person', id: 'p1', name: 'Ana' } as const;
    const text = (value: string) => ({ kind: 'text', text: value }) as const;

    it('shows a private message to its person alone', async () => {
      await store.chat.append({ place, author, content: text('hello'), at: noon });
      await store.chat.append({
        place,
        author: { kind: 'bot' },
        privateTo: 'p1',
        content: text('secret'),
        at: later(1),
      });
      expect((await store.chat.list(place, 'p1', 10)).map((message) => message.content)).toEqual([
        text('hello'),
        text('secret'),
      ]);
      expect((await store.chat.list(place, 'p2', 10)).map((message) => message.content)).toEqual([text('hello')]);
    });

    it('lists the newest, oldest first, of the channel or of one thread', async () => {
      const root = await store.chat.append({ place, author, content: text('root'), at: noon });
      const thread = { ...place, thread: String(root.id) };
      await store.chat.append({ place: thread, author, content: text('reply'), at: later(1) });
      await store.chat.append({
        place: thread,
        author: { kind: 'bot' },
        privateTo: 'p2',
        content: text('for p2'),
        at: later(2),
      });
      await store.chat.append({ place, author, content: text('second'), at: later(3) });
      expect((await store.chat.list(place, 'p1', 1)).map((message) => message.content)).toEqual([text('second')]);
      expect((await store.chat.list(thread, 'p1', 10)).map((message) => message.place)).toEqual([thread]);
      expect(await store.chat.threadSizes(place, 'p1')).toEqual(new Map([[thread.thread, 1]]));
      expect(await store.chat.threadSizes(place, 'p2')).toEqual(new Map([[thread.thread, 2]]));
    });

    it('replaces a view and gives it back whole', async () => {
      const { id } = await store.chat.append({ place, author: { kind: 'bot' }, content: text('soon'), at: noon });
      const content = {
        kind: 'view',
        view: { summary: 's', blocks: [{ kind: 'text', text: rich('<b>', { text: 'x', strong: true }) }] },
      } as const;
      expect(await store.chat.replace(id, content, later(1))).toMatchObject({ content, editedAt: later(1) });
      expect(await store.chat.get(id)).toMatchObject({ content, at: noon });
      expect(await store.chat.replace(9999, content, noon)).toBeUndefined();
    });

    it('forgets what is old, but no thread that somebody has written in since', async () => {
      const say = async (value: string, minutes: number, thread?: number) => {
        const where = thread === undefined ? place : { ...place, thread: String(thread) };
        return store.chat.append({ place: where, author, content: text(value), at: later(minutes) });
      };
      const dead = await say('dead root', 0);
      const alive = await say('living root', 1);
      await say('dead reply', 2, dead.id);
      await say('old reply', 3, alive.id);
      await store.chat.append({ place, author: { kind: 'bot' }, privateTo: 'p1', content: text('hint'), at: later(4) });
      await say('new', 60);
      await say('new reply', 61, alive.id);
      expect(await store.chat.forget(noon)).toBe(0);
      expect(await store.chat.forget(later(10))).toBe(3);
      const left = [
        ...(await store.chat.list(place, 'p1', 10)),
        ...(await store.chat.list({ ...place, thread: String(alive.id) }, 'p1', 10)),
      ];
      expect(left.map(({ content }) => content)).toEqual(['living root', 'new', 'old reply', 'new reply'].map(text));
      expect(await store.chat.get(dead.id)).toBeUndefined();
      expect(await store.chat.forget(later(100))).toBe(4);
      expect(await store.chat.forget(later(100))).toBe(0);
    });
  });

  describe('marked messages', () => {
    const place = { platform: 'web', tenant: 'local', channel: 'general' } as const;
    const message = (text: string) =>
      ({ place, author: { kind: 'bot' }, content: { kind: 'text', text }, at: noon }) as const;

    it('are written once, also when two writers race', async () => {
      const written = await Promise.all(['one', 'two'].map((text) => store.chat.append(message(text), 'post 17')));
      expect(written[0]).toEqual(written[1]);
      expect(await store.chat.append(message('three'), 'post 17')).toEqual(written[0]);
      expect(await store.chat.marked('post 17')).toEqual(written[0]);
      expect(await store.chat.list(place, 'p1', 10)).toEqual([written[0]]);
    });

    it('are found by their mark alone, and others have none', async () => {
      await store.chat.append(message('one'));
      await store.chat.append(message('two'));
      expect(await store.chat.marked('')).toBeUndefined();
      expect(await store.chat.marked('post 17')).toBeUndefined();
      expect(await store.chat.list(place, 'p1', 10)).toHaveLength(2);
    });

    it('can be removed, and written again then', async () => {
      const { id } = await store.chat.append(message('one'), 'post 17');
      expect(await store.chat.remove(id)).toBe(true);
      expect(await store.chat.remove(id)).toBe(false);
      expect(await store.chat.marked('post 17')).toBeUndefined();
      expect((await store.chat.append(message('two'), 'post 17')).id).not.toBe(id);
    });
  });

  dailyContract(open);
  attemptsContract(open);
  claimContract(open);
  outboxContract(open);
  interviewsContract(open);
  pairsContract(open);
  privacyContract(open);

  it('proves that it can be written', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
}
