/** The tick: node-cron calls one function every 20 seconds, never twice at a time. What is due is core's business. */
import { schedule } from 'node-cron';
import type { Log } from './core/ports.ts';

export interface Scheduler {
  /** Stops ticking; a running tick goes on to its end. */
  readonly stop: () => Promise<void>;
}

export function startScheduler(tick: () => Promise<void>, log: Log): Scheduler {
  const task = schedule(
    '*/20 * * * * *',
    async () => {
      try {
        await tick();
      } catch (error) {
        log.error({ err: error }, 'a tick failed');
      }
    },
    { timezone: 'UTC', noOverlap: true, name: 'tick' },
  );
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}
