/**
 * Takes an interview through one event and writes it down: reads it, asks the machine, saves it with its deliveries in one
 * transaction, and begins again when somebody else was quicker.
 */
import type { Entry } from '../model.ts';
import type { NewDelivery } from '../outbox/ports.ts';
import type { Deps } from '../ports.ts';
import { answeredDelivery, clockDelivery, lookDelivery, overDelivery, roomDelivery, sayDelivery } from './due.ts';
import { advance } from './machine.ts';
import type { Interview } from './model.ts';
import { planOf } from './plan.ts';
import { emptyScene, sceneOf } from './scene.ts';
import { scorecardOf } from './scorecard.ts';
import { nextClock } from './timing.ts';
import type { MachineEvent, Outcome } from './turning.ts';

export interface Turned {
  readonly outcome: Outcome;
  /** Before the event. */
  readonly before: Interview;
  /** Absent when it has been taken out of the corpus. */
  readonly entry: Entry | undefined;
}

/** Each lost race means that somebody else's event was taken, so few tries are enough. */
const mostTries = 5;

/** Undefined when there is no such interview. `eventOf` sees it as it is at each try. */
export async function turn(
  id: number,
  eventOf: MachineEvent | ((interview: Interview) => MachineEvent),
  deps: Deps,
): Promise<Turned | undefined> {
  const { store, clock } = deps;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await store.interviews.get(id);
    if (before === undefined) return undefined;
    const entry = deps.corpus.get(before.entry);
    const event = typeof eventOf === 'function' ? eventOf(before) : eventOf;
    const sayings = await store.sayings.list(id);
    const scene = entry === undefined ? emptyScene : sceneOf(before, entry, sayings, deps.grader);
    const outcome = advance(before, entry === undefined ? { kind: 'removed' } : event, clock(), scene);
    if (outcome.kind === 'same') return { outcome, before, entry };
    const after = entry === undefined ? outcome.interview : withCard(outcome.interview, entry, sayings, deps);
    const saved = await store.interviews.save(
      outcome.say === undefined ? after : withoutMessage(after),
      deliveriesAfter({ ...outcome, interview: after }, before, entry, clock()),
    );
    if (saved === undefined) continue;
    deps.wake();
    return { outcome: { ...outcome, interview: saved }, before, entry };
  }
  throw new Error(`interview ${id} was changed by others at each of ${mostTries} tries`);
}

/** What was said is graded once it is over; where nothing was said there is nothing to show. */
function withCard(
  interview: Interview,
  entry: Entry,
  sayings: Awaited<ReturnType<Deps['store']['sayings']['list']>>,
  { grader }: Pick<Deps, 'grader'>,
): Interview {
  const isSilent = sayings.length === 0 && Object.keys(interview.ticks).length === 0;
  if (interview.state !== 'ended' || isSilent) return interview;
  const phases = planOf(entry).phases.map(({ title }) => title);
  return { ...interview, card: scorecardOf({ interview, entry, phases, sayings }, grader) };
}

/** The message of a step that is over is no longer the one to be edited. */
function withoutMessage(interview: Interview): Interview {
  const { message, ...rest } = interview;
  return message === undefined ? interview : rest;
}

function deliveriesAfter(
  { interview, say, look }: Extract<Outcome, { kind: 'changed' }>,
  before: Interview,
  entry: Entry | undefined,
  now: Temporal.Instant,
): readonly NewDelivery[] {
  // There is nowhere left to say anything.
  if (interview.ending === 'gone') return [];
  if (before.state === 'invited') return [...answerDeliveries(interview, before, now), ...clockOf(interview, entry)];
  const isOver = say !== undefined && before.room !== undefined && before.message !== undefined;
  return [
    ...(isOver ? [overDelivery(before, before.message, now)] : []),
    ...(say === undefined || interview.room === undefined ? [] : [sayDelivery(interview, say, now)]),
    ...(look === true && interview.message !== undefined ? [lookDelivery(interview, now)] : []),
    ...clockOf(interview, entry),
  ];
}

function clockOf(interview: Interview, entry: Entry | undefined): readonly NewDelivery[] {
  const next = entry && nextClock(interview, planOf(entry).phases);
  return next === undefined ? [] : [clockDelivery(interview, next)];
}

/** An invitation was answered: its message says so, and with a yes there is a room to be made. */
function answerDeliveries(interview: Interview, before: Interview, now: Temporal.Instant): readonly NewDelivery[] {
  const { message } = before;
  return [
    ...(message === undefined ? [] : [answeredDelivery(interview, message, now)]),
    ...(interview.state === 'running' ? [roomDelivery(interview.id, interview, now)] : []),
  ];
}
