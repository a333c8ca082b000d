/** Waiting for a partner. */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../src/core/model.ts';
import { ana, bob, buttonIn, heard, held, read, type Held } from '../held.ts';

const cyd: Person = { ...ana, id: 'U3' };

async function settle(here: Held): Promise<void> {
  for (let tick = 0; tick < 4; tick += 1) await here.tick();
}

describe('the queue', () => {
  it('tells who waits, and begins with the next one, the first as the candidate', async () => {
    const here = await held();
    expect(heard(await here.type('mock queue easy 30'))).toContain('You are waiting for a partner: 30 minutes, easy.');
    expect(heard(await here.type('mock queue', bob))).toContain('Member U1 answers, you ask.');
    await settle(here);
    const interview = await here.interview();
    expect([interview.candidate.id, interview.interviewer?.id, interview.entry, interview.invitee]).toEqual([
      'U1',
      'U2',
      'queues',
      undefined,
    ]);
    expect(here.deps.slack.messages[0]?.view.mentions?.map(({ id }) => id)).toEqual(['U1', 'U2']);
    expect(read(here.newest().view)).toContain('Interviewer: your card has what to ask');
  });

  it('pairs nobody twice, however many come at once', async () => {
    const here = await held();
    const people = Array.from({ length: 6 }, (_, index) => ({ ...ana, id: `U${10 + index}` }));
    await Promise.all(people.map((person) => here.type('mock queue', person)));
    const all = await Promise.all([1, 2, 3, 4].map((id) => here.deps.store.interviews.get(id)));
    const names = all.flatMap((one) => (one === undefined ? [] : [one.candidate.id, one.interviewer?.id]));
    expect(names.toSorted()).toEqual(people.map(({ id }) => id));
  });

  it('passes over who is busy by now', async () => {
    const here = await held();
    await here.type('mock queue');
    await here.type('mock queue 30', cyd);
    expect((await here.interview()).candidate.id).toBe('U1');
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 1 });
    await here.type('mock queue');
    await here.type('mock start shop');
    expect(heard(await here.type('mock queue', bob))).toContain('You are waiting for a partner');
    expect(await here.deps.store.pairQueue.of(ana)).toBeUndefined();
  });

  it('does not pair the same two again', async () => {
    const here = await held();
    await here.type('mock queue');
    await here.type('mock queue', bob);
    await settle(here);
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 1 });
    await here.type('mock queue');
    expect(heard(await here.type('mock queue', bob))).toContain('You are waiting for a partner');
    expect(heard(await here.type('mock queue', cyd))).toContain('Member U1 answers, you ask.');
  });

  it('is left by command or button', async () => {
    const here = await held();
    const reply = await here.type('mock queue');
    if (reply.kind !== 'view') throw new Error('no view');
    expect(heard(await here.act({ kind: 'unqueue' }))).toBe('You no longer wait for a partner.');
    expect(buttonIn(reply.view, 'Stop waiting').action).toEqual({ kind: 'unqueue' });
    expect(heard(await here.type('mock leave'))).toBe('You were not waiting for a partner.');
    expect(heard(await here.type('mock queue', bob))).toContain('You are waiting');
  });

  it('takes out after half an hour who found nobody, and tells them once', async () => {
    const here = await held();
    await here.type('mock queue easy 15');
    await here.pass({ minutes: 29 }, 300);
    expect(here.deps.slack.messages.length).toBe(0);
    await here.pass({ minutes: 5 });
    expect(here.deps.slack.messages.map(({ to, view }) => [to.person, read(view)])).toEqual([
      ['U1', expect.stringContaining('Nobody was free for a mock interview within 30 minutes')],
    ]);
    expect(await here.deps.store.pairQueue.of(ana)).toBeUndefined();
    expect(buttonIn(here.newest().view, 'Interview me').action).toEqual({ kind: 'solo', level: 'easy', length: '15' });
  });

  it('says nothing to who was matched or left meanwhile', async () => {
    const here = await held();
    await here.type('mock queue');
    await here.type('mock leave');
    await here.type('mock queue', bob);
    await here.type('mock queue', cyd);
    await here.pass({ minutes: 35 }, 300);
    expect(here.deps.slack.messages.filter(({ to }) => to.person !== undefined)).toEqual([]);
  });
});

describe('a line of the command', () => {
  it.each([
    ['mock queue of messages', 'search'],
    ['mock leave now', 'search'],
    ['mock queue hard 45', 'You are waiting for a partner: 45 minutes, hard.'],
    ['mock pair "Guest 1a2b" queues', 'I do not know whom you mean.'],
  ])('%s', async (line, expected) => {
    const here = await held();
    const words = heard(await here.type(line)) ?? '';
    if (expected === 'search') expect(await here.deps.store.pairQueue.of(ana)).toBeUndefined();
    else expect(words).toContain(expected);
  });
});
