/** Time that passes only when everything waits for it: a day takes as long as the work in it. */
export interface VirtualTime {
  readonly now: () => Temporal.Instant;
  readonly wait: (ms: number) => Promise<void>;
  /** Moves the clock, back as well; what waits is woken in order on the way. */
  readonly advance: (duration: Temporal.DurationLike) => Promise<void>;
  /** The work's result; lets time pass whenever nothing else happens. */
  readonly run: <T>(work: Promise<T>) => Promise<T>;
}

/** Turns of the event loop after which nothing else happens by itself. */
const turns = 6;

export function virtualTime(start: string): VirtualTime {
  let now = Temporal.Instant.from(start);
  let waiting: { readonly at: number; readonly wake: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
  };
  const wakeUntil = async (end: number): Promise<void> => {
    for (;;) {
      await settle();
      const [next] = waiting.toSorted((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) return;
      waiting = waiting.filter((one) => one !== next);
      if (next.at > now.epochMilliseconds) now = Temporal.Instant.fromEpochMilliseconds(next.at);
      next.wake();
    }
  };
  return {
    now: () => now,
    wait: (ms) =>
      new Promise((wake) => {
        waiting.push({ at: now.epochMilliseconds + ms, wake });
      }),
    advance: async (duration) => {
      const end = now.add(duration);
      await wakeUntil(end.epochMilliseconds);
      now = end;
      await settle();
    },
    run: async (work) => {
      const state = { isDone: false };
      const done = (): void => {
        state.isDone = true;
      };
      work.then(done, done);
      for (;;) {
        await settle();
        if (state.isDone) return work;
        const next = Math.min(...waiting.map(({ at }) => at));
        if (!Number.isFinite(next)) continue;
        await wakeUntil(next);
      }
    },
  };
}
