/** A platform in memory: keeps what is posted, as its members would see it, and misbehaves when told to. */
import { decodeAction, encodeAction } from '../src/core/action.ts';
import { PlatformError } from '../src/core/errors.ts';
import type { Address, PlatformMessenger, PostRef } from '../src/core/messenger.ts';
import type { Place } from '../src/core/model.ts';
import type { View } from '../src/core/view.ts';

export interface FakeMessage {
  readonly id: string;
  readonly to: Address;
  readonly at: Temporal.Instant;
  readonly mark: string;
  view: View;
  edits: number;
}

/** `before`: nothing happens and an error comes. `after`: it happens, and an error comes all the same. */
export interface Trouble {
  readonly on: 'post' | 'find' | 'edit' | 'openThread' | 'pin' | 'remove';
  readonly when: 'before' | 'after';
  readonly error: PlatformError;
}

export interface FakePlatform extends PlatformMessenger {
  readonly messages: readonly FakeMessage[];
  readonly calls: readonly string[];
  readonly pinned: readonly string[];
  readonly threads: ReadonlySet<string>;
  /** Goes wrong with the next call of that kind. */
  readonly trouble: (...troubles: readonly Trouble[]) => void;
  /** What the bot lacks from now on. */
  readonly lack: (...missing: readonly string[]) => void;
}

export const lost = (): PlatformError => new PlatformError('down', 'the connection broke', { unsure: true });

export function fakePlatform(
  clock: () => Temporal.Instant,
  pace: Partial<PlatformMessenger['pace']> = {},
): FakePlatform {
  const messages: FakeMessage[] = [];
  const calls: string[] = [];
  const pinned: string[] = [];
  const threads = new Set<string>();
  const troubles: Trouble[] = [];
  let missing: readonly string[] = [];
  const call = async <T>(on: Trouble['on'], what: string, act: () => T): Promise<T> => {
    calls.push(`${on} ${what}`);
    const index = troubles.findIndex((trouble) => trouble.on === on);
    const [trouble] = index < 0 ? [] : troubles.splice(index, 1);
    if (trouble?.when === 'before') throw trouble.error;
    const result = act();
    if (trouble !== undefined) throw trouble.error;
    return result;
  };
  const refOf = ({ to, id }: FakeMessage): PostRef => ({ place: to.place, message: id });
  return {
    messages,
    calls,
    pinned,
    threads,
    trouble: (...more) => void troubles.push(...more),
    lack: (...lacking) => {
      missing = lacking;
    },
    pace: { parallel: 10, timeoutMs: 10_000, repeatMs: 0, ...pace },
    post: (view, to, mark) =>
      call('post', mark, () => {
        if (!carries(view, mark)) throw new Error(`no button of the view is ${mark}`);
        const message = { id: `m${messages.length + 1}`, to, at: clock(), mark, view, edits: 0 };
        messages.push(message);
        return refOf(message);
      }),
    find: (to, mark, since) =>
      call('find', mark, () =>
        messages
          .filter(
            (message) =>
              samePlace(message.to, to) &&
              message.mark === mark &&
              message.at.epochMilliseconds >= since.epochMilliseconds,
          )
          .map(refOf),
      ),
    edit: (ref, view) =>
      call('edit', ref.message, () => {
        const message = messages.find(({ id }) => id === ref.message);
        if (message === undefined) throw new PlatformError('gone', 'no such message');
        message.view = view;
        message.edits += 1;
      }),
    remove: (ref) =>
      call('remove', ref.message, () => {
        const index = messages.findIndex(({ id }) => id === ref.message);
        if (index >= 0) messages.splice(index, 1);
      }),
    openThread: (ref) =>
      call('openThread', ref.message, (): Place => {
        threads.add(ref.message);
        return { ...ref.place, thread: ref.message };
      }),
    openPrivateThread: async () => undefined,
    pin: (ref) => call('pin', ref.message, () => void pinned.push(ref.message)),
    missing: async () => missing,
    member: async (_place, named) =>
      /^[UWB]\w+$/.test(named) ? { id: named, name: `Member ${named}`, isBot: named.startsWith('B') } : undefined,
    link: ({ message }) => `https://chat.example.com/${message}`,
  };
}

function carries(view: View, mark: string): boolean {
  const action = decodeAction(mark);
  return (
    action !== undefined &&
    view.blocks.some(
      (block) => block.kind === 'buttons' && block.buttons.some((button) => encodeAction(button.action) === mark),
    )
  );
}

function samePlace(a: Address, b: Address): boolean {
  return JSON.stringify([a.place, a.person]) === JSON.stringify([b.place, b.person]);
}
