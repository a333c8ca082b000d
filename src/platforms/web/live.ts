/**
 * Live updates as server-sent events. A change is remembered by the id of its message and turned into HTML for each viewer when it
 * is sent, so that nobody is sent what they may not see and a browser that was away gets the present state, not the past ones.
 */
import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { ChatMessage, Log } from '../../core/ports.ts';
import type { framesOf } from './frames.ts';
import { limits } from './limits.ts';

interface Change {
  readonly number: number;
  readonly message: number;
  readonly privateTo: string | undefined;
}

interface Stream {
  readonly viewer: string;
  readonly response: Writable;
  /** Ends when everything before has been written: keeps the order. */
  tail: Promise<void>;
}

export interface Hub {
  /** The name of the newest change: what a page that was drawn now has seen. */
  readonly newest: () => string;
  /** Starts a stream; `after` is the name of the last change the browser has. */
  readonly open: (viewer: string, after: string | undefined, response: Writable) => void;
  /** Whether there are too many streams to start another. */
  readonly isFull: () => boolean;
  readonly publish: (message: ChatMessage) => void;
  /** Writes a comment to every stream, so that nothing between takes it for dead. */
  readonly beat: () => void;
  readonly close: () => void;
}

type FramesOf = (message: number, viewer: string) => ReturnType<typeof framesOf>;

export function openHub(framesOf: FramesOf, log: Log): Hub {
  const run = randomUUID().slice(0, 8);
  const streams = new Set<Stream>();
  let changes: readonly Change[] = [];
  let count = 0;
  const nameOf = (number: number): string => `${run}-${String(number)}`;

  const send = (stream: Stream, change: Change): void => {
    if (change.privateTo !== undefined && change.privateTo !== stream.viewer) return;
    const write = async (): Promise<void> => {
      const frames = await framesOf(change.message, stream.viewer);
      for (const frame of frames) writeEvent(stream.response, nameOf(change.number), 'message', frame);
    };
    stream.tail = stream.tail.then(write).catch((error: unknown) => {
      log.error({ err: error }, 'a live update failed');
      stream.response.destroy();
    });
  };

  return {
    newest: () => nameOf(count),
    open: (viewer, after, response) => {
      const stream: Stream = { viewer, response, tail: Promise.resolve() };
      streams.add(stream);
      response.on('close', () => streams.delete(stream));
      response.write('retry: 2000\n\n');
      const missed = missedSince(after ?? nameOf(count), run, changes, count);
      if (missed === undefined) writeEvent(response, nameOf(count), 'stale', {});
      for (const change of missed ?? []) send(stream, change);
    },
    isFull: () => streams.size >= limits.streams,
    publish: (message) => {
      count += 1;
      const change: Change = { number: count, message: message.id, privateTo: message.privateTo };
      changes = [...changes, change].slice(-limits.recentChanges);
      for (const stream of streams) send(stream, change);
    },
    beat: () => {
      for (const { response } of streams) response.write(': still here\n\n');
    },
    close: () => {
      for (const { response } of streams) response.end();
      streams.clear();
    },
  };
}

/** Undefined when the browser comes from another run or was away too long: it must load everything again. */
function missedSince(
  after: string,
  run: string,
  changes: readonly Change[],
  count: number,
): readonly Change[] | undefined {
  const [afterRun, number] = after.split('-');
  const seen = Number(number);
  if (afterRun !== run || !Number.isInteger(seen) || seen > count) return undefined;
  const oldestKept = changes[0]?.number ?? count + 1;
  return seen + 1 < oldestKept ? undefined : changes.filter((change) => change.number > seen);
}

function writeEvent(response: Writable, id: string, event: string, data: unknown): void {
  if (response.writableLength > limits.streamBacklog) response.destroy();
  else response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
