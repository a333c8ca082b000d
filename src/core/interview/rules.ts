/** What happens in an interview, rule by rule: the interview in, the interview out. Which rule holds when is the machine's table. */
import type { Asked, Ending, Interview } from './model.ts';
import { ticked } from './pairs/states.ts';
import { opensWithQuestion } from './steps.ts';
import { abandonedAfterHours, budgetOf, endOf, reachedOf, usedOf } from './timing.ts';
import type { EventOf, Outcome, Standstill, Turn } from './turning.ts';

export function next(turn: Turn): Outcome {
  const { interview, scene } = turn;
  const more = scene.more();
  if (more !== undefined) return asked(turn, { question: more });
  const kind = scene.phases[interview.phase]?.kind;
  const hasTime = usedOf(interview, scene.phases, turn.now) < budgetOf(interview, scene.phases) * 0.9;
  const question = opensWithQuestion(kind) && hasTime ? scene.question(interview, interview.phase) : undefined;
  return question === undefined ? moved(turn, 'finished') : asked(turn, question);
}

export function giveup(turn: Turn): Outcome {
  const { interview, scene } = turn;
  const shown = [...new Set([...interview.shown, ...scene.reveals()])];
  const gaveUp = [...interview.gaveUp, interview.phase];
  return moved({ ...turn, interview: { ...interview, shown, gaveUp } }, 'finished');
}

export function hint({ interview, now, scene }: Turn): Outcome {
  const rung = interview.hints.length + 1;
  if (rung > scene.hints) return same(interview, 'no-hint');
  return changed({ ...interview, hints: [...interview.hints, rung], lastAt: now });
}

export function pause({ interview, now, scene }: Turn): Outcome {
  const { phaseSince, ...rest } = interview;
  if (phaseSince === undefined) return same(interview, 'nothing');
  const phaseUsedMs = usedOf(interview, scene.phases, now);
  return changed({ ...rest, state: 'paused', phaseUsedMs, lastAt: now }, undefined, true);
}

export function clarified({ interview, now }: Turn, { clarified: question }: EventOf<'heard'>): Outcome {
  if (question === undefined || interview.clarified.includes(question)) return same(interview, 'nothing');
  return changed({ ...interview, clarified: [...interview.clarified, question], lastAt: now });
}

export function passed(turn: Turn): Outcome {
  const { interview, now, scene } = turn;
  const used = usedOf(interview, scene.phases, now);
  if (used >= endOf(interview, scene.phases)) return moved(turn, 'time-up', interview.lastAt);
  const told = reachedOf(used, budgetOf(interview, scene.phases));
  return told > interview.told ? changed({ ...interview, told }, undefined, true) : same(interview, 'nothing');
}

export function abandoned(turn: Turn): Outcome {
  const { interview, now } = turn;
  const hours = (now.epochMilliseconds - interview.lastAt.epochMilliseconds) / 3_600_000;
  return hours >= abandonedAfterHours ? ended(turn, 'abandoned') : same(interview, 'nothing');
}

export function tick({ interview, now }: Turn, { point, state }: EventOf<'tick'>): Outcome {
  const after = ticked(interview, point, state);
  return after === undefined ? same(interview, 'nothing') : changed({ ...after, lastAt: now });
}

export function ended({ interview, now, scene }: Turn, ending: Ending): Outcome {
  const { phaseSince, ...rest } = interview;
  const used = phaseSince === undefined ? interview.phaseUsedMs : usedOf(interview, scene.phases, now);
  return changed(
    { ...rest, state: 'ended', ending, endedAt: now, usedMs: [...interview.usedMs, used], phaseUsedMs: 0 },
    'card',
  );
}

/** Its time runs from now on. */
export function begun({ interview, now }: Turn): Interview {
  return { ...interview, state: 'running', phaseSince: now, lastAt: now };
}

export function same(interview: Interview, why: Standstill): Outcome {
  return { kind: 'same', interview, why };
}

export function changed(interview: Interview, say?: 'step' | 'card', look?: true): Outcome {
  return {
    kind: 'changed',
    interview,
    ...(say === undefined ? {} : { say }),
    ...(look === undefined ? {} : { look }),
  };
}

function asked({ interview, now }: Turn, question: Omit<Asked, 'phase'>): Outcome {
  const all = [...interview.asked, { ...question, phase: interview.phase }];
  return changed({ ...interview, asked: all, step: interview.step + 1, lastAt: now }, 'step');
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
