/** Remembers keys for some minutes, in memory: Slack redelivers within minutes, and a private lookup is not worth a durable write. */

export interface Recent {
  /** True unless the key came before, within the time. */
  readonly first: (key: string) => boolean;
}

/** Keys live for one to two times `seconds`. Above `most` keys the oldest are forgotten early. */
export function createRecent(clock: () => Temporal.Instant, seconds: number, most = 100_000): Recent {
  let young = new Set<string>();
  let old = new Set<string>();
  let turnAt = 0;
  return {
    first: (key) => {
      const now = clock().epochMilliseconds;
      if (now >= turnAt || young.size >= most) {
        old = now >= turnAt + seconds * 1000 ? new Set() : young;
        young = new Set();
        turnAt = now + seconds * 1000;
      }
      if (young.has(key) || old.has(key)) return false;
      young.add(key);
      return true;
    },
  };
}
