/**
 * Keeps to what a platform takes: so many requests a second for the whole bot, a tenant and a channel. Each request books its
 * place in all three, so that requests go out evenly and a full channel holds up nobody else.
 */
import type { Pace } from '../messenger.ts';
import type { Place } from '../model.ts';

export interface Pacer {
  /** Books the next free moment for a request there; milliseconds from `now` until it. */
  readonly book: (place: Place, now: Temporal.Instant) => number;
  /** Nothing goes to the tenant until then, or anywhere when none is given. */
  readonly pause: (tenant: string | undefined, until: Temporal.Instant) => void;
  /** Tenants that nothing should be claimed for at `now`; undefined when that goes for all of them. */
  readonly waiting: (now: Temporal.Instant) => readonly string[] | undefined;
}

/** More than so many milliseconds of bookings ahead, and a tenant waits unclaimed: others can go first. */
const furthestAhead = 1500;

export function createPacer(pace: Pick<Pace, 'global' | 'tenant' | 'channel'>): Pacer {
  /** When each queue has its next free moment, in epoch milliseconds. */
  const free = { all: 0, tenants: new Map<string, number>(), channels: new Map<string, number>() };
  const take = (queue: Map<string, number>, key: string, rate: number | undefined, now: number): number => {
    const at = Math.max(now, queue.get(key) ?? 0);
    if (rate !== undefined) queue.set(key, at + 1000 / rate);
    return at;
  };
  const takeGlobal = (now: number): number => {
    const at = Math.max(now, free.all);
    if (pace.global !== undefined) free.all = at + 1000 / pace.global;
    return at;
  };
  return {
    book: ({ tenant, channel }, now) => {
      const ms = now.epochMilliseconds;
      forgetPast(free.tenants, ms);
      forgetPast(free.channels, ms);
      const at = Math.max(
        takeGlobal(ms),
        take(free.tenants, tenant, pace.tenant, ms),
        // Ids of channels may be the same in two tenants.
        take(free.channels, `${tenant} ${channel}`, pace.channel, ms),
      );
      return Math.ceil(at - ms);
    },
    pause: (tenant, until) => {
      const ms = until.epochMilliseconds;
      if (tenant === undefined) free.all = Math.max(free.all, ms);
      else free.tenants.set(tenant, Math.max(free.tenants.get(tenant) ?? 0, ms));
    },
    waiting: (now) => {
      const limit = now.epochMilliseconds + furthestAhead;
      if (free.all > limit) return undefined;
      return [...free.tenants].filter(([, at]) => at > limit).map(([tenant]) => tenant);
    },
  };
}

/** Above this many rows, those that no longer hold anything up are forgotten. */
const mostRemembered = 2000;

function forgetPast(queue: Map<string, number>, now: number): void {
  if (queue.size < mostRemembered) return;
  for (const [key, at] of queue) if (at <= now) queue.delete(key);
}
