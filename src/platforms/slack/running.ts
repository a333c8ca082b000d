/** Work under way, so that a stop can wait for it. */
import { within } from './within.ts';

export interface Running {
  /** Gives the work back. */
  readonly track: (work: Promise<void>) => Promise<void>;
  /** Resolves when nothing is under way, or after `ms` milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

export function createRunning(): Running {
  const works = new Set<Promise<void>>();
  return {
    track: (work) => {
      works.add(work);
      const done = (): void => {
        works.delete(work);
      };
      work.then(done, done);
      return work;
    },
    settle: async (ms) => {
      await within(Promise.allSettled(works), ms);
    },
  };
}
