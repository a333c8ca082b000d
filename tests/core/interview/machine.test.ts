/** The machine by itself: what each event does in each state, and what no course of events may do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/core/interview/machine.ts';
import type { Interview } from '../../../src/core/interview/model.ts';
import { planOf } from '../../../src/core/interview/plan.ts';
import { stepsOf } from '../../../src/core/interview/steps.ts';
import { budgetOf, endOf, nextClock, usedOf } from '../../../src/core/interview/timing.ts';
import type { MachineEvent, Outcome, Scene } from '../../../src/core/interview/turning.ts';
import { interviewOf } from '../../storage/given.ts';

const start = Temporal.Instant.from('2026-11-24T09:00:00Z');
const room = { platform: 'slack', tenant: 'T1', channel: 'C1', thread: 't1' } as const;
const { phases } = planOf({ kind: 'concept', phases: [] });

const scene: Scene = {
  phases,
  hints: 3,
  more: () => undefined,
  question: ({ asked }, phase) =>
    asked.filter((one) => one.phase === phase).length < 2 ? { question: 'Why?' } : undefined,
  reveals: () => ['Bound the queue'],
};

const opening: Interview = {
  ...interviewOf({ names: { candidate: '' }, entry: 'queues', startedAt: start, lastAt: start }),
  id: 1,
  version: 1,
};
const running: Interview = { ...opening, room, phaseSince: start };
const paused: Interview = { ...opening, room, state: 'paused', phaseUsedMs: 60_000 };
const last: Interview = { ...running, phase: 3, usedMs: [1, 1, 1], asked: [{ phase: 2, question: 'Why?' }], step: 4 };
const over: Interview = { ...last, state: 'ended', ending: 'finished', endedAt: start };
const states = { opening, running, paused, last, over };
const thin: Scene = { ...scene, more: () => 'Say more.' };

type OfOne = Exclude<MachineEvent['kind'], 'accept' | 'decline' | 'tick'>;

function event(kind: OfOne, step: number): MachineEvent {
  if (kind === 'opened') return { kind, room };
  if (kind === 'heard') return { kind, clarified: 'How many?' };
  if (kind === 'time' || kind === 'gone' || kind === 'removed') return { kind };
  return { kind, step };
}

/** `state phase.step`, the ending, and what is said; or why nothing happened. */
function told(outcome: Outcome): string {
  if (outcome.kind === 'same') return outcome.why;
  const { interview, say, look } = outcome;
  return [
    interview.state === 'ended' ? interview.ending : interview.state,
    `${interview.phase}.${interview.step}`,
    ...(say === undefined ? [] : [say]),
    ...(look === undefined ? [] : ['look']),
  ].join(' ');
}

const minute = { minutes: 1 };

describe('each event in each state', () => {
  it.each<readonly [keyof typeof states, Record<OfOne, string>]>([
    [
      'opening',
      {
        opened: 'running 0.1 step',
        next: 'not-open',
        hint: 'not-open',
        giveup: 'not-open',
        pause: 'not-open',
        resume: 'not-open',
        end: 'stopped 0.1 card',
        heard: 'nothing',
        time: 'nothing',
        gone: 'gone 0.1 card',
        removed: 'stopped 0.1 card',
      },
    ],
    [
      'running',
      {
        opened: 'nothing',
        next: 'running 1.2 step',
        hint: 'running 0.1',
        giveup: 'running 1.2 step',
        pause: 'paused 0.1 look',
        resume: 'not-paused',
        end: 'stopped 0.1 card',
        heard: 'running 0.1',
        time: 'nothing',
        gone: 'gone 0.1 card',
        removed: 'stopped 0.1 card',
      },
    ],
    [
      'paused',
      {
        opened: 'nothing',
        next: 'running 1.2 step',
        hint: 'paused',
        giveup: 'paused',
        pause: 'paused',
        resume: 'running 0.1 look',
        end: 'stopped 0.1 card',
        heard: 'paused 0.1',
        time: 'nothing',
        gone: 'gone 0.1 card',
        removed: 'stopped 0.1 card',
      },
    ],
    [
      'last',
      {
        opened: 'nothing',
        next: 'finished 3.4 card',
        hint: 'running 3.4',
        giveup: 'finished 3.4 card',
        pause: 'paused 3.4 look',
        resume: 'not-paused',
        end: 'stopped 3.4 card',
        heard: 'running 3.4',
        time: 'nothing',
        gone: 'gone 3.4 card',
        removed: 'stopped 3.4 card',
      },
    ],
    [
      'over',
      {
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
    ],
  ])('when it is %s', (name, expected) => {
    const interview = states[name];
    const kinds = Object.keys(expected) as OfOne[];
    const got = kinds.map((kind) => [
      kind,
      told(advance(interview, event(kind, interview.step), start.add(minute), scene)),
    ]);
    expect(Object.fromEntries(got)).toEqual(expected);
  });

  it.each(['next', 'hint', 'giveup', 'pause', 'end'] as const)('ignores %s of an older step', (kind) => {
    expect(told(advance(last, event(kind, 3), start.add(minute), scene))).toBe('old-step');
  });

  it('does nothing in one that was declined', () => {
    expect(told(advance({ ...running, state: 'declined' }, event('next', 1), start, scene))).toBe('over');
  });
});

describe('a phase', () => {
  it('is told of at 50, 90 and 100 % once each, and moves on by itself after the grace', () => {
    const budget = budgetOf(running, phases);
    const seen: string[] = [];
    let interview: Interview = running;
    for (let ms = 0; ms <= endOf(running, phases) + 1000; ms += 1000) {
      const outcome = advance(interview, { kind: 'time' }, start.add({ milliseconds: ms }), scene);
      if (outcome.kind === 'changed') seen.push(`${Math.floor((100 * ms) / budget)} ${told(outcome)}`);
      if (outcome.interview.phase !== interview.phase) break;
      interview = outcome.interview;
    }
    expect(seen).toEqual([
      '50 running 0.1 look',
      '90 running 0.1 look',
      '100 running 0.1 look',
      '125 running 1.2 step',
    ]);
  });

  it('asks the clock for exactly the moments at which something happens', () => {
    const at = (told: Interview['told']) =>
      nextClock({ ...running, told }, phases)
        ?.since(start)
        .total('seconds');
    expect([at(0), at(50), at(90), at(100)]).toEqual([108, 194.4, 216, 270]);
    expect(nextClock(over, phases)).toBeUndefined();
    expect(nextClock(paused, phases)?.since(start).total('hours')).toBe(24);
  });

  it('keeps its used time through a pause of any length', () => {
    const stopped = advance(running, event('pause', 1), start.add({ seconds: 90 }), scene).interview;
    const resumed = advance(stopped, event('resume', 1), start.add({ hours: 20 }), scene).interview;
    expect(usedOf(resumed, phases, start.add({ hours: 20, seconds: 10 }))).toBe(100_000);
    expect(stopped.phaseSince).toBeUndefined();
  });

  it('leaves what it did not use to those that follow', () => {
    const early = advance(running, event('next', 1), start.add({ seconds: 6 }), scene).interview;
    expect(budgetOf(early, phases)).toBeGreaterThan((30 * 60_000 * 40) / 100);
    const late = advance(running, event('next', 1), start.add({ hours: 3 }), scene).interview;
    expect(late.usedMs).toEqual([endOf(running, phases)]);
    expect(budgetOf(late, phases)).toBeLessThan((30 * 60_000 * 40) / 100);
  });

  it('asks for more once when hardly anything was said', () => {
    const asked = advance(running, event('next', 1), start.add(minute), thin);
    expect(told(asked)).toBe('running 0.2 step');
    expect(asked.interview.asked).toEqual([{ phase: 0, question: 'Say more.' }]);
    expect(told(advance(asked.interview, event('next', 2), start.add(minute), scene))).toBe('running 1.3 step');
  });

  it('of questions opens with one, and goes on with others while there are any and time is left', () => {
    const before: Interview = { ...running, phase: 1, usedMs: [1000], step: 2 };
    const first = advance(before, event('next', 2), start.add(minute), scene).interview;
    expect([first.phase, first.step, first.asked.length]).toEqual([2, 3, 1]);
    const second = advance(first, event('next', 3), start.add({ minutes: 2 }), scene).interview;
    expect([second.phase, second.step, second.asked.length]).toEqual([2, 4, 2]);
    const third = advance(second, event('next', 4), start.add({ minutes: 3 }), scene).interview;
    expect([third.phase, third.step]).toEqual([3, 5]);
    expect(advance(first, event('next', 3), start.add({ minutes: 20 }), scene).interview.phase).toBe(3);
  });

  it('that is given up shows its points, which can no longer be earned', () => {
    const { interview } = advance(running, event('giveup', 1), start.add(minute), scene);
    expect([interview.gaveUp, interview.shown]).toEqual([[0], ['Bound the queue']]);
  });
});

describe('an interview', () => {
  it('gives each hint once', () => {
    let interview: Interview = running;
    for (let press = 0; press < 5; press += 1) interview = advance(interview, event('hint', 1), start, scene).interview;
    expect(interview.hints).toEqual([1, 2, 3]);
    expect(told(advance(interview, event('hint', 1), start, scene))).toBe('no-hint');
  });

  it('ends by itself when the time of the last phase is up', () => {
    const outcome = advance(last, { kind: 'time' }, start.add({ hours: 1 }), scene);
    expect(told(outcome)).toBe('time-up 3.4 card');
  });

  it.each([opening, paused])('that stands still is abandoned after a day', (interview) => {
    expect(told(advance(interview, { kind: 'time' }, start.add({ hours: 23 }), scene))).toBe('nothing');
    expect(told(advance(interview, { kind: 'time' }, start.add({ hours: 24 }), scene))).toContain('abandoned');
  });

  it('ends when its entry has fewer phases than it had', () => {
    expect(told(advance({ ...running, phase: 5 }, event('next', 1), start, scene))).toBe('finished 5.1 card');
  });

  it('keeps its promises in any course of events', () => {
    const kinds = ['opened', 'next', 'hint', 'giveup', 'pause', 'resume', 'end', 'heard', 'time', 'gone'] as const;
    const happening = fc.record({
      // An end is rare, or hardly any course would get far.
      kind: fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(...kinds.filter((kind) => kind !== 'end' && kind !== 'gone')) },
        { weight: 1, arbitrary: fc.constantFrom(...kinds) },
      ),
      isOld: fc.boolean(),
      isThin: fc.boolean(),
      // Clocks are set back at times.
      seconds: fc.oneof(fc.integer({ min: -30, max: 600 }), fc.integer({ min: 3600, max: 90_000 })),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), fc.boolean(), (course, isDesign) => {
        const plan = planOf({ kind: isDesign ? 'design' : 'concept', phases: [] }).phases;
        let interview: Interview = opening;
        let now = start;
        let latest = start;
        let ends = 0;
        for (const { kind, isOld, isThin, seconds } of course) {
          now = now.add({ seconds });
          if (now.epochMilliseconds > latest.epochMilliseconds) latest = now;
          const more = isThin && !interview.asked.some(({ phase }) => phase === interview.phase) ? 'More?' : undefined;
          const step = isOld ? interview.step - 1 : interview.step;
          const after = advance(interview, event(kind, step), now, { ...scene, phases: plan, more: () => more });
          check(interview, after, plan);
          if (after.interview.state === 'ended' && interview.state !== 'ended') ends += 1;
          interview = after.interview;
        }
        const used = interview.usedMs.reduce((sum, ms) => sum + ms, usedOf(interview, plan, now));
        // The clock may have been set back again and again; each time at most that much is counted anew.
        const setBack = course.reduce((sum, { seconds }) => sum + Math.max(0, -seconds), 0) * 1000;
        expect(used).toBeLessThanOrEqual(latest.since(start).total('milliseconds') + setBack);
        expect(ends).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});

function check(before: Interview, outcome: Outcome, plan: typeof phases): void {
  const { interview } = outcome;
  if (outcome.kind === 'same') {
    expect(interview).toBe(before);
    return;
  }
  expect(before.state).not.toBe('ended');
  expect(interview.phase).toBeGreaterThanOrEqual(before.phase);
  expect(interview.phase).toBeLessThan(plan.length);
  expect(interview.step - before.step).toBe(outcome.say === 'step' && before.room !== undefined ? 1 : 0);
  expect(interview.usedMs.length).toBe(interview.phase + (interview.state === 'ended' ? 1 : 0));
  expect(interview.hints).toEqual([1, 2, 3].slice(0, interview.hints.length));
  expect(interview.phaseSince === undefined).toBe(interview.state !== 'running');
  expect(stepsOf(interview, plan).length).toBe(interview.step);
  expect(interview.state === 'ended').toBe(interview.ending !== undefined && interview.endedAt !== undefined);
}
