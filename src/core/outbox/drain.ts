/** Carries out what is due on one platform: as many at once as it takes, in order of their due time, fairly by tenant. */
import type { PlatformMessenger } from '../messenger.ts';
import type { PlatformName } from '../model.ts';
import type { Deps } from '../ports.ts';
import { deliver } from './deliver.ts';
import { createPacer } from './pace.ts';
import type { Claim } from './ports.ts';
import type { Handlers } from './work.ts';

export interface DrainSettings {
  readonly platform: PlatformName;
  readonly messenger: PlatformMessenger;
  readonly handlers: Handlers;
  /** Names this process. */
  readonly owner: string;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface Drain {
  /** Resolves when nothing is due any more, or when it was stopped and what was under way has ended. One at a time. */
  readonly run: () => Promise<void>;
  /** Claims nothing more. */
  readonly stop: () => void;
}

/** Seconds. Longer than a request may take and its turn may be away. */
const leaseSeconds = 60;
/** Places that are free before more are claimed, unless nothing is under way. */
const fewestClaimed = 8;
/** Of one tenant at once. */
const perTenant = 8;

export function createDrain(settings: DrainSettings, deps: Deps): Drain {
  const { platform, messenger, handlers, owner, wait } = settings;
  const pacer = createPacer(messenger.pace);
  const running = new Map<Promise<void>, string>();
  /** `isAskedAgain`: somebody asked while it was running, so it looks once more before it ends. */
  const state = { isStopped: false, isAskedAgain: false };
  const askedAgain = (): boolean => state.isAskedAgain;
  let current: Promise<void> | undefined;

  const claim = async (): Promise<readonly Claim[]> => {
    const now = deps.clock();
    const waiting = pacer.waiting(now);
    const limit = messenger.pace.parallel - running.size;
    if (state.isStopped || waiting === undefined || limit <= 0) return [];
    const except = [...waiting, ...busy(running.values())];
    return deps.store.outbox.claim({ now, owner, platform, limit, perTenant, except, leaseSeconds });
  };
  const begin = (taken: Claim): void => {
    const work = deliver({
      claim: taken,
      messenger,
      handler: handlers[taken.kind],
      pace: async () => {
        const ms = pacer.book(taken.place, deps.clock());
        if (ms > 0) await wait(ms);
      },
      limited: (error, until) => {
        // Platforms count edits of one message by themselves; that is nobody else's limit.
        if ((taken.kind === 'edit' || taken.kind === 'clock') && !error.everywhere) return;
        pacer.pause(error.everywhere ? undefined : taken.place.tenant, until);
      },
      deps,
    }).then(() => {
      running.delete(work);
    });
    running.set(work, taken.place.tenant);
  };
  const drain = async (): Promise<void> => {
    do {
      state.isAskedAgain = false;
      for (const taken of await claim()) begin(taken);
      while (running.size > 0) {
        await Promise.race(running.keys());
        // A query for each that has ended would cost more than the deliveries themselves.
        const free = messenger.pace.parallel - running.size;
        if (free >= fewestClaimed || running.size === 0) for (const taken of await claim()) begin(taken);
      }
    } while (askedAgain());
  };
  return {
    run: () => {
      state.isAskedAgain = true;
      current ??= drain().finally(() => {
        current = undefined;
      });
      return current;
    },
    stop: () => {
      state.isStopped = true;
    },
  };
}

/** Tenants that have as many under way as they may. */
function busy(tenants: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const tenant of tenants) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= perTenant).map(([tenant]) => tenant);
}
