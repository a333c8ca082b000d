/** Waits for work, but not for ever. */

/** What `work` gives within `ms` milliseconds, else undefined; the work itself goes on. Throws what the work throws in time. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => {
    resolve(undefined);
  }, ms);
  // A failure that comes too late is nobody's any more.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
