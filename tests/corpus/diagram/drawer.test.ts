import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Child, createDrawer, type StartChild } from '../../../src/corpus/diagram/drawer.ts';
import type { DrawRequest } from '../../../src/corpus/diagram/protocol.ts';

interface FakeChild {
  readonly got: DrawRequest[];
  killed: boolean;
  readonly say: (message: unknown) => void;
  readonly end: () => void;
}

function fakeChildren(): { readonly start: StartChild; readonly children: FakeChild[] } {
  const children: FakeChild[] = [];
  const start: StartChild = (heard, ended): Child => {
    const child: FakeChild = { got: [], killed: false, say: heard, end: ended };
    children.push(child);
    return {
      send: (request) => child.got.push(request),
      kill: () => {
        child.killed = true;
      },
    };
  };
  return { start, children };
}

const request = (hash: string): DrawRequest => ({ hash, source: 'digraph { a }' });
const png = new Uint8Array([1, 2, 3]);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the drawer', () => {
  it('starts a process when there is something to draw and sends one picture at a time', async () => {
    const { start, children } = fakeChildren();
    const drawer = createDrawer(start);
    expect(children).toHaveLength(0);
    const both = Promise.all([drawer.draw(request('a')), drawer.draw(request('b'))]);
    expect(children[0]?.got.map((sent) => sent.hash)).toEqual(['a']);
    children[0]?.say({ hash: 'a', png });
    expect(children[0]?.got.map((sent) => sent.hash)).toEqual(['a', 'b']);
    children[0]?.say({ hash: 'b', png });
    expect(await both).toEqual([png, png]);
    expect(children).toHaveLength(1);
  });

  it('rejects with the reason the process gives', async () => {
    const { start, children } = fakeChildren();
    const drawn = createDrawer(start).draw(request('a'));
    children[0]?.say({ hash: 'a', fault: 'Line 2 of the diagram: no.' });
    await expect(drawn).rejects.toThrow('Line 2 of the diagram: no.');
  });

  it.each([{ hash: 'other', png }, { hash: 'a' }, 'noise', undefined])('does not listen to %j', async (message) => {
    const { start, children } = fakeChildren();
    const drawn = createDrawer(start).draw(request('a'));
    children[0]?.say(message);
    children[0]?.say({ hash: 'a', png });
    expect(await drawn).toBe(png);
  });

  it('kills a process that hangs and gives the next picture a new one', async () => {
    const { start, children } = fakeChildren();
    const drawer = createDrawer(start);
    const hung = drawer.draw(request('a'));
    const after = drawer.draw(request('b'));
    const rejected = expect(hung).rejects.toThrow('drawing took longer than 10 seconds');
    vi.advanceTimersByTime(10_000);
    await rejected;
    expect(children[0]?.killed).toBe(true);
    // A late answer or the end of the old process changes nothing.
    children[0]?.say({ hash: 'b', png: new Uint8Array() });
    children[0]?.end();
    children[1]?.say({ hash: 'b', png });
    expect(await after).toBe(png);
  });

  it('outlives a process that dies', async () => {
    const { start, children } = fakeChildren();
    const drawer = createDrawer(start);
    const lost = drawer.draw(request('a'));
    children[0]?.end();
    await expect(lost).rejects.toThrow('the drawing process ended unexpectedly');
    const next = drawer.draw(request('b'));
    children[1]?.say({ hash: 'b', png });
    expect(await next).toBe(png);
  });

  it('ends the process after five seconds without work', async () => {
    const { start, children } = fakeChildren();
    const drawer = createDrawer(start);
    const drawn = drawer.draw(request('a'));
    children[0]?.say({ hash: 'a', png });
    await drawn;
    vi.advanceTimersByTime(4_999);
    expect(children[0]?.killed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(children[0]?.killed).toBe(true);
  });

  it('rejects what waits when it is closed', async () => {
    const { start, children } = fakeChildren();
    const drawer = createDrawer(start);
    const waiting = Promise.allSettled([drawer.draw(request('a')), drawer.draw(request('b'))]);
    drawer.close();
    expect((await waiting).map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(children[0]?.killed).toBe(true);
  });
});
