/**
 * One delivery from its claim to its end. That a request is about to go out is written before it does; after an answer that
 * was lost the message is looked for before it is sent again.
 */
import { PlatformError } from '../errors.ts';
import type { PostRef } from '../messenger.ts';
import { backoffMs } from './backoff.ts';
import type { Claim, Effects } from './ports.ts';
import { mostUnsure, pauseMs, reconcile, repeatIsSafe } from './reconcile.ts';
import { sweepsOf } from './sweep.ts';
import type { Drop, Turn, Work } from './work.ts';

/** Of the lease, for what is written after the answer. Seconds. */
const leaseMargin = 5;
/** Failures that are ours; with the pauses between them they take about ten minutes, for which a store may be away on and off. */
const mostFaults = 10;

type Send = Extract<Work, { kind: 'send' }>;

/** Never throws. */
export async function deliver(turn: Turn): Promise<void> {
  const { claim, deps } = turn;
  log(turn, 'claimed');
  try {
    await carryOut(turn, await turn.handler.prepare(claim, turn.messenger, deps));
  } catch (error) {
    await afterTrouble(turn, error).catch((cause: unknown) => {
      // The store is away. The lease ends by itself, and then the delivery is taken up again.
      deps.log.error({ ...labels(claim), err: cause }, 'a delivery could not be written down');
    });
  }
}

async function carryOut(turn: Turn, work: Work): Promise<void> {
  const { claim, deps } = turn;
  switch (work.kind) {
    case 'send':
      return send(turn, work);
    case 'do':
      await turn.pace();
      return end(turn, 'done', await work.run());
    case 'drop':
      return drop(turn, work);
    case 'wait':
      await deps.store.outbox.retry(claim, { at: work.until, counts: false });
  }
}

async function send(turn: Turn, work: Send): Promise<void> {
  const { claim, messenger, deps } = turn;
  const { outbox } = deps.store;
  if (await endedBySearch(turn, work)) return;
  await turn.pace();
  const now = deps.clock();
  // The lease must outlast the request, or somebody else may begin to send as well.
  const needed = now.add({ milliseconds: messenger.pace.timeoutMs, seconds: leaseMargin });
  if (needed.epochMilliseconds > claim.leaseUntil.epochMilliseconds) {
    await outbox.retry(claim, { at: now, counts: false });
    return;
  }
  if (!(await outbox.intend(claim, now))) return;
  log(turn, 'posting');
  try {
    await sent(turn, work, await messenger.post(work.view, work.to, work.mark));
  } catch (error) {
    if (error instanceof PlatformError && !error.unsure) throw error;
    // Also when the store failed: by then the message is there, and must be looked for.
    return lost(turn, error);
  }
}

/** Looks for what an earlier request may have left behind. False when the message is to be sent. */
async function endedBySearch(turn: Turn, work: Send): Promise<boolean> {
  const { claim, messenger, deps } = turn;
  const mayRepeat = work.unlessSent === undefined && repeatIsSafe(claim, messenger.pace, deps.clock());
  if (claim.unsureAt === undefined || mayRepeat) return false;
  await turn.pace();
  const found = await reconcile(turn, work);
  if (found.kind === 'found') await sent(turn, work, found.ref);
  else if (found.kind === 'later') await deps.store.outbox.retry(claim, { at: found.at, counts: false });
  else if (work.unlessSent !== undefined) await drop(turn, work.unlessSent);
  else if (claim.attempts >= mostUnsure[found.kind]) await refuse(turn, 'failed', undefined);
  else return false;
  return true;
}

/** The message is there. */
async function sent(turn: Turn, work: Send, ref: PostRef): Promise<void> {
  const { claim, deps } = turn;
  const effects = work.sent(ref, deps.clock());
  const sweeps = claim.unsureAt === undefined ? [] : sweepsOf(claim, deps.clock());
  await end(turn, 'done', { ...effects, add: [...(effects.add ?? []), ...sweeps] });
}

/** The request may have taken effect. */
async function lost(turn: Turn, error: unknown): Promise<void> {
  const { claim, messenger, deps } = turn;
  const now = deps.clock();
  const reason = messageOf(error);
  await deps.store.outbox.retry(claim, {
    at: now.add({ milliseconds: pauseMs(claim, messenger.pace, deps.random()) }),
    unsure: now,
    counts: true,
    error: reason,
  });
  log(turn, 'verify', { reason });
  if (!(error instanceof PlatformError)) deps.log.error({ ...labels(claim), err: error }, 'a delivery failed');
}

async function afterTrouble(turn: Turn, error: unknown): Promise<void> {
  const { claim, deps } = turn;
  const { outbox } = deps.store;
  const now = deps.clock();
  if (error instanceof PlatformError && error.kind === 'limited') {
    const until = error.retryAt ?? now.add({ seconds: 30 });
    turn.limited(error, until);
    await outbox.retry(claim, { at: until, counts: false, error: error.message });
    log(turn, 'limited', { reason: error.message });
    return;
  }
  if (error instanceof PlatformError && error.kind !== 'down') return refuse(turn, 'blocked', error);
  const isOurs = !(error instanceof PlatformError);
  if (isOurs) deps.log.error({ ...labels(claim), err: error }, 'a delivery failed');
  if (isOurs && claim.attempts + 1 >= mostFaults) return refuse(turn, 'failed', undefined);
  await outbox.retry(claim, {
    at: now.add({ milliseconds: backoffMs(claim.attempts, deps.random()) }),
    // Once an answer was lost, only lost answers count: each may leave one more copy behind.
    counts: isOurs || claim.unsureAt === undefined,
    error: messageOf(error),
  });
  log(turn, 'retry', { reason: messageOf(error) });
}

function drop(turn: Turn, { effects = {}, reason }: Drop): Promise<void> {
  return end(turn, 'dropped', effects, reason);
}

async function refuse(turn: Turn, state: 'blocked' | 'failed', error: PlatformError | undefined): Promise<void> {
  const { claim, deps } = turn;
  const refused = await turn.handler.refused(claim, error, deps);
  await end(turn, refused.state === 'dropped' ? 'dropped' : state, refused.effects, error?.message ?? 'given up');
}

async function end(
  turn: Turn,
  state: 'done' | 'dropped' | 'blocked' | 'failed',
  effects: Effects,
  reason?: string,
): Promise<void> {
  const { claim, deps } = turn;
  if (await deps.store.outbox.end(claim, state, effects, reason)) {
    log(turn, state, reason === undefined ? {} : { reason });
    if (state === 'done') observeLateness(turn);
  } else log(turn, 'lost-claim');
}

function observeLateness({ claim, deps }: Turn): void {
  if (claim.kind !== 'post' && claim.kind !== 'reveal') return;
  const seconds = (deps.clock().epochMilliseconds - claim.dueAt.epochMilliseconds) / 1000;
  deps.metrics.observe('lateness_seconds', seconds, { platform: claim.place.platform, kind: claim.kind });
}

/** One line, and one count, for each change of state. */
function log({ claim, deps }: Turn, state: string, more: Readonly<Record<string, string>> = {}): void {
  deps.metrics.count('deliveries_total', { platform: claim.place.platform, kind: claim.kind, state });
  deps.log.info({ ...labels(claim), state, ...more }, 'a delivery changed');
}

function labels({ id, key, place, fence }: Claim): Readonly<Record<string, unknown>> {
  return { delivery: id, key, platform: place.platform, tenant: place.tenant, channel: place.channel, fence };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
