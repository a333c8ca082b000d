/** What is due. Everything here may run late, twice or not at all without harm. */
import { planDue } from './daily/plan.ts';
import { deliveryHandlers } from './deliveries.ts';
import type { PlatformName } from './model.ts';
import { createDrain, type Drain } from './outbox/drain.ts';
import type { Deps } from './ports.ts';

export interface JobSettings {
  /** How long an event id is remembered; platforms redeliver for minutes, not for days. */
  readonly rememberEventsHours: number;
  /** How late a question is still posted. */
  readonly graceMinutes: number;
  /** Names this process in the outbox. */
  readonly owner: string;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface Jobs {
  /** Plans what is due and begins to deliver it. Resolves when all is planned; deliveries go on. */
  readonly tick: () => Promise<void>;
  /** Delivers what is due now, without a tick. */
  readonly wake: () => void;
  /** Resolves when no delivery is under way. */
  readonly idle: () => Promise<void>;
  /** Begins nothing more, waits `graceMs` for what is under way, and gives the rest back. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** Days for which a delivery that has ended is kept, to answer what became of it. */
const keepDeliveriesDays = 30;
/** Days for which a message of the local web page is kept, and its thread as long as somebody writes in it. */
const keepChatDays = 90;
/** Days for which what is kept of a workspace or server stays after it has removed the bot. */
const keepDepartedDays = 30;

export function createJobs(settings: JobSettings, deps: Deps): Jobs {
  const handlers = deliveryHandlers(settings);
  const drains = new Map<PlatformName, Drain>();
  let isStopped = false;

  /** Platforms are connected after the jobs are made, and one may ask to be woken before the others are there. */
  const drainsNow = (): readonly Drain[] => {
    for (const [platform, messenger] of deps.messengers) {
      if (!drains.has(platform))
        drains.set(platform, createDrain({ ...settings, platform, messenger, handlers }, deps));
    }
    return [...drains.values()];
  };
  const idle = async (): Promise<void> => {
    await Promise.all(
      drainsNow().map((drain) =>
        drain.run().catch((error: unknown) => {
          deps.log.error({ err: error }, 'deliveries stopped on an error; the next tick goes on');
        }),
      ),
    );
  };
  const wake = (): void => {
    if (!isStopped) void idle();
  };
  return {
    tick: async () => {
      if (isStopped) return;
      wake();
      await planDue(settings.graceMinutes, deps, wake);
      await forget(settings, deps);
    },
    wake,
    idle,
    stop: async (graceMs) => {
      isStopped = true;
      for (const drain of drainsNow()) drain.stop();
      await Promise.race([idle(), settings.wait(graceMs)]);
      await deps.store.outbox.release(settings.owner);
    },
  };
}

async function forget({ rememberEventsHours }: JobSettings, { store, clock, log }: Deps): Promise<void> {
  const now = clock();
  const events = await store.seen.forget(now.subtract({ minutes: Math.round(rememberEventsHours * 60) }));
  const deliveries = await store.outbox.forget(now.subtract({ hours: 24 * keepDeliveriesDays }));
  const messages = await store.chat.forget(now.subtract({ hours: 24 * keepChatDays }));
  const tenants = await store.departures.forget(now.subtract({ hours: 24 * keepDepartedDays }));
  if (tenants > 0) log.info({ tenants }, 'forgot those that had removed the bot');
  if (events + deliveries + messages > 0) log.debug({ events, deliveries, messages }, 'forgot what is old');
}
