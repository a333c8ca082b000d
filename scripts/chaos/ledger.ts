/** Every message that a platform of the chaos run took, and every one that was deleted again. */
import type { PlatformName } from '../../src/core/model.ts';

export interface Taken {
  readonly platform: PlatformName;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly id: string;
  readonly mark: string;
  /** Epoch milliseconds of the round's clock. */
  readonly at: number;
  removedAt?: number;
}

export interface Ledger {
  readonly taken: readonly Taken[];
  readonly take: (message: Taken) => void;
  readonly remove: (id: string, at: number) => void;
}

export function openLedger(): Ledger {
  const taken: Taken[] = [];
  return {
    taken,
    take: (message) => void taken.push(message),
    remove: (id, at) => {
      const message = taken.find((one) => one.id === id);
      if (message !== undefined) message.removedAt ??= at;
    },
  };
}
