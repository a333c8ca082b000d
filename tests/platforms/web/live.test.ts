import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/core/ports.ts';
import type { Frame } from '../../../src/platforms/web/frames.ts';
import { limits } from '../../../src/platforms/web/limits.ts';
import { openHub } from '../../../src/platforms/web/live.ts';
import { testLog, type LogRecord } from '../../deps.ts';

const frame = (id: number): Frame => ({ id, channel: 'general', thread: null, version: 1, html: '', spoken: '' });
const message = (id: number, privateTo?: string): ChatMessage => ({
  id,
  place: { platform: 'web', tenant: 'local', channel: 'general' },
  author: { kind: 'bot' },
  ...(privateTo === undefined ? {} : { privateTo }),
  content: { kind: 'text', text: '' },
  at: Temporal.Instant.from('2026-11-24T09:00:00Z'),
});

/** A hub whose frames can be held back, and what it has written so far. */
function hubWith(framesOf: (id: number) => Promise<readonly Frame[]> = async (id) => [frame(id)]) {
  const logged: LogRecord[] = [];
  const hub = openHub((id) => framesOf(id), testLog(logged));
  const listen = (viewer: string, after?: string, bytes = 16_384) => {
    const stream = new PassThrough({ highWaterMark: bytes });
    hub.open(viewer, after, stream);
    return {
      stream,
      /** All that is written until `wanted` comes. */
      untilText: async (wanted: string): Promise<string> => {
        let text = '';
        for await (const chunk of stream) {
          text += String(chunk);
          if (text.includes(wanted)) break;
        }
        return text;
      },
      /** Ids of the messages written until the one with `id`. */
      until: async (id: number): Promise<number[]> => {
        const seen: number[] = [];
        for await (const chunk of stream) {
          for (const [, found] of String(chunk).matchAll(/^data: \{"id":(\d+)/gm)) seen.push(Number(found));
          if (seen.includes(id)) break;
        }
        return seen;
      },
    };
  };
  return { hub, listen, logged };
}

describe('live updates', () => {
  it('keep their order when the first takes longest', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { hub, listen } = hubWith(async (id) => {
      if (id === 1) await held;
      return [frame(id)];
    });
    const listener = listen('ana');
    for (const id of [1, 2, 3]) hub.publish(message(id));
    release();
    expect(await listener.until(3)).toEqual([1, 2, 3]);
  });

  it('leave out what is for somebody else', async () => {
    const { hub, listen } = hubWith();
    const listener = listen('ana');
    hub.publish(message(1, 'ben'));
    hub.publish(message(2, 'ana'));
    hub.publish(message(3));
    expect(await listener.until(3)).toEqual([2, 3]);
  });

  it('go on where a browser was, again without what is for somebody else', async () => {
    const { hub, listen } = hubWith();
    hub.publish(message(1));
    const seen = hub.newest();
    for (const id of [2, 3, 4]) hub.publish(message(id, id === 3 ? 'ben' : undefined));
    expect(await listen('ana', seen).until(4)).toEqual([2, 4]);
  });

  it.each([
    { name: 'another run', after: (newest: string) => `x${newest}` },
    { name: 'the future', after: (newest: string) => newest.replace(/\d+$/, '999999') },
    { name: 'too long ago', after: (newest: string) => newest.replace(/\d+$/, '0') },
    { name: 'nonsense', after: () => 'nonsense' },
  ])('ask a browser that comes from $name to load everything', async ({ after }) => {
    const { hub, listen } = hubWith();
    for (let id = 1; id <= limits.recentChanges + 1; id += 1) hub.publish(message(id));
    const stale = `id: ${hub.newest()}\nevent: stale\n`;
    expect(await listen('ana', after(hub.newest())).untilText(stale)).toBe(`retry: 2000\n\n${stale}data: {}\n\n`);
  });

  it('end for a reader who does not read, who may come back', async () => {
    const { hub, listen } = hubWith(async (id) => [{ ...frame(id), html: 'x'.repeat(limits.streamBacklog) }]);
    const { stream } = listen('ana', undefined, 1);
    const closed = new Promise((resolve) => stream.on('close', resolve));
    for (const id of [1, 2, 3]) hub.publish(message(id));
    await closed;
    expect(stream.destroyed).toBe(true);
  });

  it('that cannot be made are logged and end the stream', async () => {
    const { hub, listen, logged } = hubWith(async () => {
      throw new Error('no store');
    });
    const { stream } = listen('ana');
    const closed = new Promise((resolve) => stream.on('close', resolve));
    hub.publish(message(1));
    await closed;
    expect(logged.map((record) => record.message)).toEqual(['a live update failed']);
  });

  it('show now and then that they are alive, and end together', async () => {
    const { hub, listen } = hubWith();
    const { stream, untilText } = listen('ana');
    hub.beat();
    hub.close();
    expect(stream.writableEnded).toBe(true);
    expect(await untilText('nothing more')).toBe('retry: 2000\n\n: still here\n\n');
  });

  it('know when there are too many', () => {
    const { hub, listen } = hubWith();
    for (let count = 1; count < limits.streams; count += 1) listen('ana');
    expect(hub.isFull()).toBe(false);
    listen('ana');
    expect(hub.isFull()).toBe(true);
  });
});
