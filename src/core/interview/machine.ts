/**
 * The states of an interview, as a table: what each event does in each of them. Pure: the interview in, the interview out, with
 * what is to be said. Nothing else changes an interview while it runs.
 */
import type { Place } from '../model.ts';
import type { Asked, Ending, Interview } from './model.ts';
import type { PlannedPhase } from './plan.ts';
import { opensWithQuestion } from './steps.ts';
import { abandonedAfterHours, budgetOf, endOf, reachedOf, usedOf } from './timing.ts';

export type MachineEvent =
  /** The room is there. */
  | { readonly kind: 'opened'; readonly room: Place }
  | { readonly kind: 'next' | 'hint' | 'giveup' | 'pause' | 'resume' | 'end'; readonly step: number }
  /** A sign of life; with the entry's words of a clarifying question that was answered. */
  | { readonly kind: 'heard'; readonly clarified?: string }
  /** Time has passed. */
  | { readonly kind: 'time' }
  /** The room cannot be reached any more. */
  | { readonly kind: 'gone' }
  /** The entry is no longer in the corpus. */
  | { readonly kind: 'removed' };

/** What the machine must know of the entry and of what was said. Costly answers are asked for only when needed. */
export interface Scene {
  readonly phases: readonly PlannedPhase[];
  /** How many the entry has. */
  readonly hints: number;
  /** How to ask for more of a phase that was hardly answered; undefined when it was answered, or asked for already. */
  readonly more: () => string | undefined;
  /** The next question of a phase that consists of questions; undefined when it has had its questions. */
  readonly question: (interview: Interview, phase: number) => Omit<Asked, 'phase'> | undefined;
  /** Heads of points that giving up the present phase shows. */
  readonly reveals: () => readonly string[];
}

/** Why nothing changed. */
export type Standstill = 'old-step' | 'over' | 'not-open' | 'not-paused' | 'paused' | 'no-hint' | 'nothing';

export type Outcome =
  | { readonly kind: 'same'; readonly interview: Interview; readonly why: Standstill }
  | {
      readonly kind: 'changed';
      readonly interview: Interview;
      /** What is posted next. */
      readonly say?: 'step' | 'card';
      /** The message of the step shows something new. */
      readonly look?: true;
    };

type EventOf<Kind extends MachineEvent['kind']> = Extract<MachineEvent, { kind: Kind }>;
type Rule<Kind extends MachineEvent['kind']> = (turn: Turn, event: EventOf<Kind>) => Outcome;
type Rules = { readonly [Kind in MachineEvent['kind']]: Rule<Kind> | Standstill };

interface Turn {
  readonly interview: Interview;
  readonly now: Temporal.Instant;
  readonly scene: Scene;
}

/** `opening`: its room is still being made. */
type Stage = 'opening' | 'running' | 'paused' | 'over';

const end =
  (ending: Ending) =>
  (turn: Turn): Outcome =>
    ended(turn, ending);

const table: Readonly<Record<Stage, Rules>> = {
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
  if (state === 'paused') return 'paused';
  if (state !== 'running') return 'over';
  return room === undefined ? 'opening' : 'running';
}

function same(interview: Interview, why: Standstill): Outcome {
  return { kind: 'same', interview, why };
}

function changed(interview: Interview, say?: 'step' | 'card', look?: true): Outcome {
  return {
    kind: 'changed',
    interview,
    ...(say === undefined ? {} : { say }),
    ...(look === undefined ? {} : { look }),
  };
}

/** Its time runs from now on. */
function begun({ interview, now }: Turn): Interview {
  return { ...interview, state: 'running', phaseSince: now, lastAt: now };
}

function next(turn: Turn): Outcome {
  const { interview, scene } = turn;
  const more = scene.more();
  if (more !== undefined) return asked(turn, { question: more });
  const kind = scene.phases[interview.phase]?.kind;
  const hasTime = usedOf(interview, scene.phases, turn.now) < budgetOf(interview, scene.phases) * 0.9;
  const question = opensWithQuestion(kind) && hasTime ? scene.question(interview, interview.phase) : undefined;
  return question === undefined ? moved(turn, 'finished') : asked(turn, question);
}

function asked({ interview, now }: Turn, question: Omit<Asked, 'phase'>): Outcome {
  const all = [...interview.asked, { ...question, phase: interview.phase }];
  return changed({ ...interview, asked: all, step: interview.step + 1, lastAt: now }, 'step');
}

function giveup(turn: Turn): Outcome {
  const { interview, scene } = turn;
  const shown = [...new Set([...interview.shown, ...scene.reveals()])];
  const gaveUp = [...interview.gaveUp, interview.phase];
  return moved({ ...turn, interview: { ...interview, shown, gaveUp } }, 'finished');
}

/** On to the next phase, or to the end. */
function moved(turn: Turn, ending: Ending, lastAt = turn.now): Outcome {
  const { interview, now, scene } = turn;
  const phase = interview.phase + 1;
  const opens = scene.phases[phase];
  if (opens === undefined) return ended(turn, ending);
  const fresh: Interview = {
    ...interview,
    phase,
    step: interview.step + 1,
    usedMs: [...interview.usedMs, usedOf(interview, scene.phases, now)],
    phaseUsedMs: 0,
    phaseSince: now,
    told: 0,
    lastAt,
  };
  const question = opensWithQuestion(opens.kind) ? scene.question(fresh, phase) : undefined;
  return changed(
    question === undefined ? fresh : { ...fresh, asked: [...fresh.asked, { ...question, phase }] },
    'step',
  );
}

function hint({ interview, now, scene }: Turn): Outcome {
  const rung = interview.hints.length + 1;
  if (rung > scene.hints) return same(interview, 'no-hint');
  return changed({ ...interview, hints: [...interview.hints, rung], lastAt: now });
}

function pause({ interview, now, scene }: Turn): Outcome {
  const { phaseSince, ...rest } = interview;
  if (phaseSince === undefined) return same(interview, 'nothing');
  const phaseUsedMs = usedOf(interview, scene.phases, now);
  return changed({ ...rest, state: 'paused', phaseUsedMs, lastAt: now }, undefined, true);
}

function clarified({ interview, now }: Turn, { clarified: question }: EventOf<'heard'>): Outcome {
  if (question === undefined || interview.clarified.includes(question)) return same(interview, 'nothing');
  return changed({ ...interview, clarified: [...interview.clarified, question], lastAt: now });
}

function passed(turn: Turn): Outcome {
  const { interview, now, scene } = turn;
  const used = usedOf(interview, scene.phases, now);
  if (used >= endOf(interview, scene.phases)) return moved(turn, 'time-up', interview.lastAt);
  const told = reachedOf(used, budgetOf(interview, scene.phases));
  return told > interview.told ? changed({ ...interview, told }, undefined, true) : same(interview, 'nothing');
}

function abandoned(turn: Turn): Outcome {
  const { interview, now } = turn;
  const hours = (now.epochMilliseconds - interview.lastAt.epochMilliseconds) / 3_600_000;
  return hours >= abandonedAfterHours ? ended(turn, 'abandoned') : same(interview, 'nothing');
}

function ended({ interview, now, scene }: Turn, ending: Ending): Outcome {
  const { phaseSince, ...rest } = interview;
  const used = phaseSince === undefined ? interview.phaseUsedMs : usedOf(interview, scene.phases, now);
  return changed(
    { ...rest, state: 'ended', ending, endedAt: now, usedMs: [...interview.usedMs, used], phaseUsedMs: 0 },
    'card',
  );
}
