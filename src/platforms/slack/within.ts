/** Waits for work, but not for ever. */

/** Rings once after `ms` milliseconds, unless what it gives is called before. */
export type StartTimer = (ms: number, ring: () => void) => () => void;

export const startTimer: StartTimer = (ms, ring) => {
  const timer = setTimeout(ring, ms);
  return () => {
    clearTimeout(timer);
  };
};

/** What `work` gives within `ms` milliseconds, else undefined; the work itself goes on. Throws what the work throws in time. */
export async function within<T>(work: Promise<T>, ms: number, start: StartTimer = startTimer): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stop = start(ms, () => {
    resolve(undefined);
  });
  // A failure that comes too late is nobody's any more.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, promise]);
  } finally {
    stop();
  }
}
