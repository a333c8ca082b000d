/** Interviews of two, as both see them. */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../src/core/model.ts';
import type { Reply, View } from '../../../../src/core/view.ts';
import { ana, bob, buttonIn, buttonsOf, heard, held, read, type Held } from '../held.ts';

const cyd: Person = { ...ana, id: 'U3' };
const good = 'You bound the queue, because without a limit its memory grows until the process dies under load.';
const nothing: Reply = { kind: 'nothing' };

async function invited(line = 'mock pair <@U2> queues 30'): Promise<Held> {
  const here = await held();
  await here.type(line);
  await here.tick();
  return here;
}

async function begun(): Promise<Held> {
  const here = await invited();
  await here.act({ kind: 'pair', verb: 'accept', interview: 1 }, bob);
  for (let tick = 0; tick < 4; tick += 1) await here.tick();
  return here;
}

async function ended(): Promise<Held> {
  const here = await begun();
  await here.say(good);
  await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 1 }, bob);
  await here.tick();
  return here;
}

function invitation(here: Held): View {
  return (here.deps.slack.messages[0] ?? here.newest()).view;
}

function viewOf(reply: Reply): View {
  if (reply.kind !== 'view') throw new Error(`no view but ${reply.kind}`);
  return reply.view;
}

describe('an invitation', () => {
  it('is posted in the channel, says who asks and notifies the one who is asked alone', async () => {
    const here = await held();
    const reply = await here.type('mock pair <@U2|bob> queues 15');
    expect(heard(reply)).toContain('I have asked Member U2 in the channel.');
    await here.tick();
    const view = invitation(here);
    expect(read(view)).toContain('Member U1 asks you to interview them.');
    expect(view.mentions).toEqual([{ kind: 'person', id: 'U2' }]);
    expect(buttonsOf(view).map(({ label }) => label)).toEqual(['Accept', 'Decline']);
    expect(here.deps.slack.messages.length).toBe(1);
  });

  it.each([
    ['oneself', 'mock pair <@U1> queues', 'You cannot interview yourself.'],
    ['a bot', 'mock pair <@B7> queues', 'A bot cannot interview you'],
    ['nobody', 'mock pair somebody queues', 'I do not know whom you mean.'],
    ['someone, on nothing known', 'mock pair <@U2> pizza', 'No entry is clearly about'],
  ])('is not for %s', async (_whom, line, expected) => {
    const here = await held();
    expect(heard(await here.type(line))).toContain(expected);
    expect(await here.deps.store.interviews.get(1)).toBeUndefined();
  });

  it('says who is busy, but not with what', async () => {
    const here = await held();
    await here.type('mock start shop', bob);
    const words = heard(await here.type('mock pair <@U2> queues'));
    expect(words).toContain('Member U2 cannot just now: they are busy with another interview.');
    expect(words).not.toContain('shop');
    expect(await here.deps.store.interviews.of(ana)).toBeUndefined();
  });

  it.each([
    ['accept', ana],
    ['accept', cyd],
    ['decline', ana],
    ['decline', cyd],
  ] as const)('cannot be answered with %s by anyone but the one who was asked', async (verb, by) => {
    const here = await invited();
    expect(heard(await here.act({ kind: 'pair', verb, interview: 1 }, by))).toMatch(/answer/);
    expect((await here.interview()).state).toBe('invited');
  });

  it('that is declined says so where it stands, and notifies nobody', async () => {
    const here = await invited();
    await here.act({ kind: 'pair', verb: 'decline', interview: 1 }, bob);
    await here.tick();
    const view = invitation(here);
    expect(read(view)).toContain('Member U2 cannot this time.');
    expect([buttonsOf(view), view.mentions, here.deps.slack.messages.length]).toEqual([[], undefined, 1]);
    expect(await here.deps.store.interviews.of(ana)).toBeUndefined();
    expect(heard(await here.act({ kind: 'pair', verb: 'accept', interview: 1 }, bob))).toContain('is over');
  });

  it('lapses after an hour', async () => {
    const here = await invited();
    await here.pass({ minutes: 59 }, 600);
    expect((await here.interview()).state).toBe('invited');
    await here.pass({ minutes: 2 });
    expect(read(invitation(here))).toContain('Nobody answered within an hour');
    expect(await here.deps.store.interviews.of(bob)).toBeUndefined();
  });

  it('can be taken back', async () => {
    const here = await invited();
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 0 });
    await here.tick();
    expect(read(invitation(here))).toContain('This invitation was taken back.');
  });

  it('that is accepted twice at once opens one room below it, where both are mentioned', async () => {
    const here = await invited();
    const accept = { kind: 'pair', verb: 'accept', interview: 1 } as const;
    const replies = await Promise.all([here.act(accept, bob), here.act(accept, bob)]);
    for (let tick = 0; tick < 4; tick += 1) await here.tick();
    expect(replies.map(heard).toSorted()).toEqual([
      expect.stringContaining('accepted already'),
      expect.stringContaining('Accepted.'),
    ]);
    expect(here.deps.slack.messages.map(({ mark, to }) => [mark, to.place.thread])).toEqual([
      ['1:pair:accept:1', undefined],
      ['1:mock:next:1:1', 'm1'],
    ]);
    expect(read(invitation(here))).toContain('Member U2 interviews Member U1.');
    const step = here.newest().view;
    expect(step.mentions?.map(({ id }) => id)).toEqual(['U1', 'U2']);
    expect(buttonsOf(step).map(({ label }) => label)).toEqual([
      'Answer',
      'Next',
      'Give up phase',
      'Pause',
      'End',
      'Interviewer’s card',
    ]);
  });
});

describe('a room of two', () => {
  it('keeps what the candidate says, and is silent', async () => {
    const here = await begun();
    const question = 'How large is it, and how many users are there?';
    expect(await here.say(question)).toEqual(nothing);
    expect(await here.say('About a million.', { from: bob })).toEqual(nothing);
    expect((await here.deps.store.sayings.list(1)).map(({ text }) => text)).toEqual([question]);
  });

  it('goes on without questions of the bot, and either of the two keeps the time', async () => {
    const here = await begun();
    const titles: string[] = [];
    for (const by of [bob, ana, bob, ana]) {
      titles.push(read(here.newest().view).split('\n')[0] ?? '');
      await here.press('Next', by);
      await here.tick();
    }
    expect(titles).toEqual([
      'Say it first (1 of 4)',
      'The substance (2 of 4)',
      'Follow-ups (3 of 4)',
      'Trade-offs (4 of 4)',
    ]);
    expect((await here.interview()).ending).toBe('finished');
    expect(buttonsOf(here.newest().view).map(({ label }) => label)).toEqual([
      'Take it again',
      'Rate each other',
      'Swap roles',
    ]);
  });

  it.each(['Answer', 'Give up phase'])('leaves %s to the candidate', async (label) => {
    const here = await begun();
    expect(heard(await here.press(label, bob))).toContain('Only the candidate');
  });

  it('shows its card to the interviewer alone', async () => {
    const here = await begun();
    const [phase, questions, rubric] = await Promise.all(
      [1, 2, 3].map(async (page) => heard(await here.act({ kind: 'guide', interview: 1, page }, bob))),
    );
    expect(phase).toContain('Say: In two or three sentences');
    expect(phase).toContain('Think of a bus stop.');
    expect(questions).toContain('- How large is it? As the burst. Probes: Bound the queue.');
    expect(rubric).toContain('○ Bound the queue');
    expect(heard(await here.press('Interviewer’s card'))).toContain('would give the answers away');
    expect(heard(await here.press('Interviewer’s card', cyd))).toContain('Only the people of this interview');
  });

  it('takes ticks, which count in the scorecard like words', async () => {
    const here = await begun();
    const tick = async (label: string): Promise<Reply> => {
      const rubric = await here.act({ kind: 'guide', interview: 1, page: 3 }, bob);
      return here.act(buttonIn(viewOf(rubric), label).action, bob);
    };
    await tick('○ Bound the queue');
    expect(heard(await tick('◐ Bound the queue'))).toContain('● Bound the queue (explained).');
    await tick('○ Shed load early');
    const none = { kind: 'tick', interview: 1, point: 0, state: 'none' } as const;
    expect(heard(await here.act(none))).toContain('would give the answers away');
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: 1 }, bob);
    const { card } = await here.interview();
    expect(card?.points.map(({ state }) => state)).toEqual(['explained', 'named']);
    expect(heard(await here.act(none, bob))).toContain('is over');
  });
});

describe('after an interview of two', () => {
  it('both get the scorecard, and below it what they can do next', async () => {
    const here = await ended();
    const labels = buttonsOf(here.newest().view).map(({ label }) => label);
    expect([here.newest().mark, labels.slice(-2)]).toEqual(['1:card:1:2', ['Rate each other', 'Swap roles']]);
  });

  it('each sees what the other wrote once both have written', async () => {
    const here = await ended();
    const rated = { kind: 'rated', interview: 1 } as const;
    expect((await here.press('Rate each other')).kind).toBe('form');
    expect(heard(await here.act(rated, ana, { well: 'Good questions', better: 'Slower' }))).toContain('Kept.');
    expect(heard(await here.act(rated, bob, { well: 'Clear', better: 'More numbers' }))).toContain('Good questions');
    await here.tick();
    const told = here.newest();
    expect([told.to.person, read(told.view)]).toEqual(['U1', expect.stringContaining('- Went well: Clear')]);
    expect(heard(await here.act({ kind: 'rate', interview: 1 }))).toContain('To do better: More numbers');
    expect(heard(await here.act(rated, ana, { well: 'Changed', better: 'Changed' }))).toContain('More numbers');
    expect((await here.deps.store.ratings.of(1)).map(({ well }) => well)).toEqual(['Good questions', 'Clear']);
    expect(here.deps.slack.messages.filter(({ to }) => to.person !== undefined).map(({ to }) => to.person)).toEqual([
      'U1',
    ]);
    expect(heard(await here.act(rated, cyd, { well: 'x', better: 'y' }))).toContain('Only the people');
  });

  it('swaps roles on another entry, accepted already by whoever asks', async () => {
    const here = await ended();
    await here.act({ kind: 'pair', verb: 'swap', interview: 1 });
    await here.tick();
    const second = await here.deps.store.interviews.get(2);
    expect([second?.candidate.id, second?.interviewer?.id, second?.invitee, second?.entry, second?.length]).toEqual([
      'U2',
      'U1',
      'candidate',
      'shop',
      30,
    ]);
    expect(read(here.newest().view)).toContain('Member U1 offers to interview you.');
    expect(here.newest().view.mentions).toEqual([{ kind: 'person', id: 'U2' }]);
    // The other wants the same, and presses the same button.
    expect(heard(await here.act({ kind: 'pair', verb: 'swap', interview: 1 }, bob))).toContain('You both want to swap');
    expect((await here.deps.store.interviews.get(2))?.state).toBe('running');
  });
});
