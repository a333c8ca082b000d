/** What the contracts of the store are tried with. */
import type { Settings } from '../../src/core/daily/model.ts';
import type { NewRound } from '../../src/core/daily/ports.ts';
import type { NewInterview } from '../../src/core/interview/ports.ts';
import type { Claim, ClaimRequest, NewDelivery } from '../../src/core/outbox/ports.ts';
import type { Store } from '../../src/core/ports.ts';

export const nine = Temporal.Instant.from('2026-11-24T09:00:00Z');
export const after = (seconds: number): Temporal.Instant => nine.add({ seconds });

export const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const;
export const ana = { platform: 'slack', tenant: 'T1', id: 'U1' } as const;
export const ben = { ...ana, id: 'U2' } as const;
/** Somebody else whose id is the same as Ana's. */
export const cyd = { ...ana, tenant: 'T2' } as const;

export const settings: Settings = {
  schedule: { time: '09:00', zone: 'Europe/Lisbon', weekdays: [1, 2, 3, 4, 5] },
  reveal: { kind: 'after', minutes: 480 },
  categories: ['caching', 'storage'],
  level: 'ramp',
  ping: 'S1',
  pin: true,
  thread: false,
};

export function question(date: string, entry = 'sharding', more: Partial<NewRound> = {}): NewRound {
  return { date, entry, dueAt: nine, revealAt: after(28_800), state: 'planned', ...more };
}

/** Ana's, just begun. */
export function interviewOf(more: Partial<NewInterview> = {}): NewInterview {
  return {
    candidate: ana,
    names: { candidate: 'Ana' },
    place,
    entry: 'sharding',
    length: 30,
    state: 'running',
    phase: 0,
    step: 1,
    phaseUsedMs: 0,
    usedMs: [],
    asked: [],
    hints: [],
    gaveUp: [],
    shown: [],
    clarified: [],
    told: 0,
    startedAt: nine,
    lastAt: nine,
    ticks: {},
    ...more,
  };
}

export function delivery(key: string, seconds = 0, more: Partial<NewDelivery> = {}): NewDelivery {
  return { key, kind: 'edit', place, subject: 1, dueAt: after(seconds), ...more };
}

export function request(more: Partial<ClaimRequest> = {}): ClaimRequest {
  return {
    now: nine,
    owner: 'one',
    platform: 'slack',
    limit: 20,
    perTenant: 20,
    except: [],
    leaseSeconds: 60,
    ...more,
  };
}

/** What is done to an outbox again and again; the store is opened anew for each test. */
export function outboxHandles(store: () => Store) {
  return {
    schedule: async (...deliveries: readonly NewDelivery[]): Promise<void> => {
      for (const one of deliveries) await store().outbox.schedule(one);
    },
    keys: async (more: Partial<ClaimRequest> = {}): Promise<readonly string[]> =>
      (await store().outbox.claim(request(more))).map(({ key }) => key),
    claimOne: async (more: Partial<ClaimRequest> = {}): Promise<Claim> => {
      const [claim, ...others] = await store().outbox.claim(request(more));
      if (claim === undefined || others.length > 0)
        throw new Error(`claimed ${others.length === 0 ? 'none' : 'several'}`);
      return claim;
    },
    states: async () => Object.fromEntries(await store().outbox.counts()),
  };
}
