/**
 * A clock that can be moved forward, for trying a whole day of questions in a minute. Only where the bot runs for one person
 * on this machine. How far it was moved is kept, so that a restart does not turn time back.
 */
import type { Notes } from './core/ports.ts';

export interface DemoClock {
  readonly now: () => Temporal.Instant;
  /** Moves on to `at`; never back. */
  readonly moveTo: (at: Temporal.Instant) => Promise<void>;
}

const note = 'demo-clock-ahead-ms';

export async function openDemoClock(notes: Notes): Promise<DemoClock> {
  let ahead = Number((await notes.get(note)) ?? 0);
  const now = (): Temporal.Instant => Temporal.Now.instant().add({ milliseconds: ahead });
  return {
    now,
    moveTo: async (at) => {
      const more = at.epochMilliseconds - now().epochMilliseconds;
      if (more <= 0) return;
      ahead += more;
      await notes.set(note, String(ahead));
    },
  };
}
