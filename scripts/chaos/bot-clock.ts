/** The time of a bot under test: what its parent last told it. It passes for all processes of a round together. */

export interface BotClock {
  readonly now: () => Temporal.Instant;
  readonly set: (ms: number) => void;
  /** As `set`, for a process that did not see how time went by. */
  readonly wake: (ms: number) => void;
  /** Resolves when so many milliseconds have passed. */
  readonly wait: (ms: number) => Promise<void>;
  /** Resolves when it is woken. */
  readonly woken: () => Promise<void>;
  /** Does the work under a signal that aborts when so many milliseconds have passed. */
  readonly within: <T>(ms: number, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** When the first of all waits is over. */
  readonly next: () => number | undefined;
  /** For a round of its own. */
  readonly begin: (ms: number) => void;
}

export function openClock(): BotClock {
  let now = 0;
  let asleep = Promise.withResolvers<undefined>();
  let waiting: { readonly at: number; readonly wake: () => void }[] = [];
  const set = (ms: number): void => {
    now = Math.max(now, ms);
    const due = waiting.filter(({ at }) => at <= now);
    waiting = waiting.filter(({ at }) => at > now);
    for (const { wake } of due.toSorted((a, b) => a.at - b.at)) wake();
  };
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(now),
    begin: (ms) => {
      now = ms;
      waiting = [];
    },
    set,
    wake: (ms) => {
      set(ms);
      asleep.resolve(undefined);
      asleep = Promise.withResolvers();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (ms <= 0) resolve();
        waiting.push({ at: now + ms, wake: resolve });
      }),
    woken: () => asleep.promise,
    within: async (ms, work) => {
      const controller = new AbortController();
      const deadline = {
        at: now + ms,
        wake: () => {
          controller.abort(new DOMException('The time is over', 'TimeoutError'));
        },
      };
      waiting.push(deadline);
      try {
        return await work(controller.signal);
      } finally {
        waiting = waiting.filter((one) => one !== deadline);
      }
    },
    next: () => (waiting.length === 0 ? undefined : Math.min(...waiting.map(({ at }) => at))),
  };
}
