/** The tick: node-cron calls one function every 20 seconds, never twice at a time. What is due is core's business. */
import { schedule } from 'node-cron';
import type { Log } from './core/ports.ts';

export interface Scheduler {
  /** Stops ticking; a running tick goes on to its end. */
  readonly stop: () => Promise<void>;
  /** Whether a tick has ended well within the last minute; in the first minute, whether it has begun to tick. */
  readonly isAlive: () => boolean;
}

/** Milliseconds. */
const longestSilence = 60_000;

export function startScheduler(tick: () => Promise<void>, log: Log): Scheduler {
  let lastTick = performance.now();
  const task = schedule(
    '*/20 * * * * *',
    async () => {
      try {
        await tick();
        lastTick = performance.now();
      } catch (error) {
        log.error({ err: error }, 'a tick failed');
      }
    },
    { timezone: 'UTC', noOverlap: true, name: 'tick' },
  );
  return {
    isAlive: () => performance.now() - lastTick < longestSilence,
    stop: async () => {
      await task.destroy();
    },
  };
}
