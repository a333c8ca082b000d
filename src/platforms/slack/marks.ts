/** Names that are marked for a while. */

export interface Marks {
  readonly add: (name: string) => void;
  readonly has: (name: string) => boolean;
  readonly remove: (name: string) => void;
}

/** For sets that stay small by themselves; marks whose time is up go when they are looked at. */
export function createMarks(clock: () => Temporal.Instant, lasting: Temporal.DurationLike): Marks {
  const until = new Map<string, Temporal.Instant>();
  return {
    add: (name) => {
      until.set(name, clock().add(lasting));
    },
    has: (name) => {
      const end = until.get(name);
      if (end === undefined) return false;
      if (Temporal.Instant.compare(clock(), end) < 0) return true;
      until.delete(name);
      return false;
    },
    remove: (name) => {
      until.delete(name);
    },
  };
}
