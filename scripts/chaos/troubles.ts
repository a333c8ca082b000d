/** The dice by which a platform of the chaos run misbehaves. */

/**
 * `drop`: the connection breaks before the request is taken. `cut`: after. `hang`: taken, and never answered. `late`: taken
 * only after so many milliseconds, and never answered. `fault`: an error, and nothing is taken. `lose`: an error although it
 * is taken. `limit`: to come again after so many seconds, and nothing is taken. `deny`: the right is missing.
 */
export type Trouble =
  | { readonly kind: 'drop' | 'cut' | 'hang' | 'fault' | 'lose' | 'deny' }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'limit'; readonly seconds: number };

export type RequestKind = 'post' | 'find' | 'other';

/** Shares of 100. What follows a request that is sent is not unsure with `limit` alone. */
const shares: Readonly<Record<RequestKind, Readonly<Partial<Record<Trouble['kind'], number>>>>> = {
  post: { drop: 5, cut: 7, hang: 3, late: 4, fault: 5, lose: 6, limit: 5 },
  find: { drop: 4, cut: 3, hang: 1, fault: 4, limit: 4 },
  other: { drop: 3, cut: 3, hang: 1, fault: 3, lose: 2, limit: 3 },
};

/** After so many lost answers the bot gives a message up, by design: the dice stop before. */
const mostUnsure = 3;
/** Milliseconds within which a platform has done what it was asked: less than the quiet time of the outbox. */
const latest = 25_000;

export interface Dice {
  readonly roll: (kind: RequestKind, mark: string | undefined) => Trouble | undefined;
  readonly counts: ReadonlyMap<string, number>;
}

export function openDice(random: () => number): Dice {
  const counts = new Map<string, number>();
  const unsure = new Map<string, number>();
  return {
    counts,
    roll: (kind, mark = '') => {
      let aim = random() * 100;
      const found = Object.entries(shares[kind]).find(([, share]) => {
        aim -= share;
        return aim < 0;
      });
      if (found === undefined) return undefined;
      const name = found[0] as Trouble['kind'];
      if (kind === 'post' && name !== 'limit') {
        const before = unsure.get(mark) ?? 0;
        if (before >= mostUnsure) return undefined;
        unsure.set(mark, before + 1);
      }
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (name === 'limit') return { kind: name, seconds: 1 + Math.floor(random() * 20) };
      if (name === 'late') return { kind: name, ms: 1000 + Math.floor(random() * (latest - 1000)) };
      return { kind: name };
    },
  };
}
