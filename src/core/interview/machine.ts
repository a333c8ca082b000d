/**
 * The states of an interview, as a table: what each event does in each of them. Pure: the interview in, the interview out, with
 * what is to be said. Nothing else changes an interview while it runs.
 */
import type { Ending, Interview } from './model.ts';
import { accepted, declined, hasLapsed } from './pairs/states.ts';
import { abandoned, begun, changed, clarified, ended, giveup, hint, next, passed, pause, same, tick } from './rules.ts';
import type { EventOf, MachineEvent, Outcome, Scene, Standstill, Turn } from './turning.ts';

type Rule<Kind extends MachineEvent['kind']> = (turn: Turn, event: EventOf<Kind>) => Outcome;
type Rules = { readonly [Kind in MachineEvent['kind']]: Rule<Kind> | Standstill };

/** `invited`: one of a pair has yet to accept. `opening`: its room is still being made. */
type Stage = 'invited' | 'opening' | 'running' | 'paused' | 'over';

const end =
  (ending: Ending) =>
  (turn: Turn): Outcome =>
    ended(turn, ending);

const refusal =
  (ending?: Ending) =>
  ({ interview, now }: Turn): Outcome =>
    changed(declined(interview, now, ending));

const table: Readonly<Record<Stage, Rules>> = {
  invited: {
    opened: 'nothing',
    next: 'invited',
    hint: 'invited',
    giveup: 'invited',
    pause: 'invited',
    resume: 'invited',
    end: refusal('stopped'),
    heard: 'nothing',
    time: (turn) =>
      hasLapsed(turn.interview, turn.now) ? refusal('abandoned')(turn) : same(turn.interview, 'nothing'),
    gone: refusal('gone'),
    removed: refusal('stopped'),
    accept: ({ interview, now }) => changed(accepted(interview, now)),
    decline: refusal(),
    tick: 'invited',
  },
  opening: {
    opened: (turn, { room }) => changed({ ...begun(turn), room }, 'step'),
    next: 'not-open',
    hint: 'not-open',
    giveup: 'not-open',
    pause: 'not-open',
    resume: 'not-open',
    end: end('stopped'),
    heard: 'nothing',
    time: abandoned,
    gone: end('gone'),
    removed: end('stopped'),
    accept: 'accepted',
    decline: 'accepted',
    tick,
  },
  running: {
    opened: 'nothing',
    next,
    hint,
    giveup,
    pause,
    resume: 'not-paused',
    end: end('stopped'),
    heard: clarified,
    time: passed,
    gone: end('gone'),
    removed: end('stopped'),
    accept: 'accepted',
    decline: 'accepted',
    tick,
  },
  paused: {
    opened: 'nothing',
    // Whoever wants the next thing wants to go on.
    next: (turn) => next({ ...turn, interview: begun(turn) }),
    hint: 'paused',
    giveup: 'paused',
    pause: 'paused',
    resume: (turn) => changed(begun(turn), undefined, true),
    end: end('stopped'),
    heard: ({ interview, now }) => changed({ ...interview, lastAt: now }),
    time: abandoned,
    gone: end('gone'),
    removed: end('stopped'),
    accept: 'accepted',
    decline: 'accepted',
    tick,
  },
  over: {
    opened: 'over',
    next: 'over',
    hint: 'over',
    giveup: 'over',
    pause: 'over',
    resume: 'over',
    end: 'over',
    heard: 'over',
    time: 'over',
    gone: 'over',
    removed: 'over',
    accept: 'over',
    decline: 'over',
    tick: 'over',
  },
};

export function advance(interview: Interview, event: MachineEvent, now: Temporal.Instant, scene: Scene): Outcome {
  const stage = stageOf(interview);
  // Each rule takes the event of its own kind; the table's type says so, an indexed read forgets it.
  const rule = table[stage][event.kind] as Rule<typeof event.kind> | Standstill;
  if (typeof rule === 'string') return same(interview, rule);
  if ('step' in event && event.step !== interview.step) return same(interview, 'old-step');
  return rule({ interview, now, scene }, event);
}

export function stageOf({ state, room }: Pick<Interview, 'state' | 'room'>): Stage {
  if (state === 'paused' || state === 'invited') return state;
  if (state !== 'running') return 'over';
  return room === undefined ? 'opening' : 'running';
}
