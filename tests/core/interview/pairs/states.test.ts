/** The states of a pair in the machine: an invitation and its answers, and what its interviewer ticks. */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../../src/core/interview/machine.ts';
import type { Interview } from '../../../../src/core/interview/model.ts';
import { planOf } from '../../../../src/core/interview/plan.ts';
import { nextClock } from '../../../../src/core/interview/timing.ts';
import type { MachineEvent, Outcome, Scene } from '../../../../src/core/interview/turning.ts';
import { interviewOf } from '../../../storage/given.ts';

const start = Temporal.Instant.from('2026-11-24T09:00:00Z');
const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const;
const scene: Scene = {
  ...planOf({ kind: 'concept', phases: [] }),
  hints: 0,
  more: () => undefined,
  question: () => undefined,
  reveals: () => [],
};

const invited: Interview = {
  ...interviewOf({ place, entry: 'queues', startedAt: start, lastAt: start }),
  id: 1,
  interviewer: { platform: 'slack', tenant: 'T1', id: 'U2' },
  names: { candidate: 'Ana', interviewer: 'Bob' },
  invitee: 'interviewer',
  state: 'invited',
  step: 0,
  version: 1,
};
const opening: Interview = { ...invited, state: 'running', step: 1 };
const running: Interview = { ...opening, room: { ...place, thread: 't1' }, phaseSince: start };
const paused: Interview = { ...opening, room: { ...place, thread: 't1' }, state: 'paused' };
const over: Interview = { ...running, state: 'ended', ending: 'finished', endedAt: start };
const declined: Interview = { ...invited, state: 'declined', endedAt: start };
const states = { invited, opening, running, paused, over, declined };

function told({ kind, interview, ...more }: Outcome): string {
  if (kind === 'same') return 'why' in more ? more.why : '';
  const { state, ending = 'no ending', step } = interview;
  return `${state} ${step}, ${ending}${'say' in more ? `, ${more.say}` : ''}`;
}

const tick: MachineEvent = { kind: 'tick', point: 'Bound the queue', state: 'named' };

describe('a pair', () => {
  it.each<readonly [keyof typeof states, MachineEvent, string]>([
    ['invited', { kind: 'accept' }, 'running 1, no ending'],
    ['invited', { kind: 'decline' }, 'declined 0, no ending'],
    ['invited', { kind: 'end', step: 0 }, 'declined 0, stopped'],
    ['invited', { kind: 'gone' }, 'declined 0, gone'],
    ['invited', { kind: 'removed' }, 'declined 0, stopped'],
    ['invited', { kind: 'next', step: 0 }, 'invited'],
    ['invited', { kind: 'heard' }, 'nothing'],
    ['invited', { kind: 'opened', room: place }, 'nothing'],
    ['invited', tick, 'invited'],
    ['opening', { kind: 'accept' }, 'accepted'],
    ['opening', { kind: 'decline' }, 'accepted'],
    ['opening', { kind: 'opened', room: place }, 'running 1, no ending, step'],
    ['running', { kind: 'accept' }, 'accepted'],
    ['running', { kind: 'decline' }, 'accepted'],
    ['running', tick, 'running 1, no ending'],
    ['running', { ...tick, state: 'none' }, 'nothing'],
    ['paused', { kind: 'accept' }, 'accepted'],
    ['paused', tick, 'paused 1, no ending'],
    ['over', { kind: 'accept' }, 'over'],
    ['over', tick, 'over'],
    ['declined', { kind: 'accept' }, 'over'],
    ['declined', { kind: 'decline' }, 'over'],
    ['declined', { kind: 'time' }, 'over'],
  ])('that is %s takes %j as: %s', (name, event, expected) => {
    expect(told(advance(states[name], event, start.add({ minutes: 1 }), scene))).toBe(expected);
  });

  it.each([
    [59, 'nothing'],
    [60, 'declined 0, abandoned'],
  ])('is invited for an hour: after %i minutes it is %s', (minutes, expected) => {
    expect(told(advance(invited, { kind: 'time' }, start.add({ minutes }), scene))).toBe(expected);
  });

  it('asks the clock for the end of its invitation, and for nothing once it was declined', () => {
    expect(nextClock(invited, scene.phases)?.since(start).total('minutes')).toBe(60);
    expect(nextClock(declined, scene.phases)).toBeUndefined();
  });

  it('keeps its ticks by the head of the point, each as it was last', () => {
    const after = [tick, { ...tick, state: 'explained' }, { ...tick, point: 'Shed load' }, { ...tick, state: 'none' }];
    const seen = [];
    let interview: Interview = running;
    for (const event of after) {
      interview = advance(interview, event as MachineEvent, start, scene).interview;
      seen.push(interview.ticks);
    }
    expect(seen).toEqual([
      { 'Bound the queue': 'named' },
      { 'Bound the queue': 'explained' },
      { 'Bound the queue': 'explained', 'Shed load': 'named' },
      { 'Shed load': 'named' },
    ]);
  });
});
