/** Whole interviews, as the candidate sees them. */
import { describe, expect, it } from 'vitest';
import { buttonsOf, heard, held, inside, read } from './held.ts';

const good = 'You bound the queue, because without a limit its memory grows until the process dies under load.';
const wrong = 'An infinite queue is perfectly safe, and I would simply make it as large as it needs to be.';

describe('an interview', () => {
  it('opens a thread in the channel and greets there', async () => {
    const here = await held();
    const reply = await here.type('mock start queues 15');
    expect(heard(reply)).toContain('Your interview begins.');
    await here.tick();
    const [first, step] = here.deps.slack.messages;
    expect([first?.to.place.thread, first?.mark]).toEqual([undefined, '1:room:1']);
    expect([step?.to.place.thread, step?.mark]).toEqual(['m1', '1:mock:next:1:1']);
    expect(read(here.newest().view)).toContain('We have 15 minutes for this: How do queues survive a burst?');
    expect(buttonsOf(here.newest().view).map(({ label }) => label)).toEqual([
      'Answer',
      'Next',
      'Hint (−)',
      'Give up phase',
      'Pause',
      'End',
    ]);
  });

  it('goes through its phases, one message a step, and posts the scorecard once', async () => {
    const here = await inside();
    expect(await here.say(good)).toEqual({ kind: 'nothing' });
    for (let press = 0; press < 20 && (await here.interview()).state === 'running'; press += 1) {
      expect(await here.press('Next')).toEqual({ kind: 'nothing' });
    }
    const titles = here.deps.slack.messages.map(({ view }) => read(view).split('\n')[0]);
    expect(titles).toEqual([
      'Mock: How do queues survive a burst?',
      'Say it first (1 of 4)',
      ...Array.from({ length: 2 }, () => 'The substance (2 of 4)'),
      ...Array.from({ length: 4 }, () => 'Follow-ups (3 of 4)'),
      ...Array.from({ length: 2 }, () => 'Trade-offs (4 of 4)'),
      'Scorecard: How do queues survive a burst?',
    ]);
    const { ending, card } = await here.interview();
    expect([ending, card?.points[0]?.quote]).toEqual(['finished', good.slice(0, -1)]);
  });

  it('takes the buttons off a step that is over', async () => {
    const here = await inside();
    await here.say(good);
    await here.pass({ minutes: 1 });
    await here.press('Next');
    const step = here.deps.slack.messages[1];
    expect(step && buttonsOf(step.view)).toEqual([]);
    expect(step && read(step.view)).toContain('Done after 1 minute.');
  });

  it('edits the one message of a phase as time goes by, then goes on by itself and ends', async () => {
    const here = await inside('queues 15');
    await here.say(good);
    const edits: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      const before = here.deps.slack.messages[1]?.edits;
      await here.pass({ seconds: 20 });
      const { view, edits: now } = here.deps.slack.messages[1] ?? here.newest();
      if (now !== before) edits.push(read(view).split('\n').at(-1) ?? '');
      if ((await here.interview()).phase > 0) break;
    }
    expect(edits).toEqual([
      expect.stringMatching(/^Half of the time is gone\. This part ends at 09:01 UTC\.$/),
      expect.stringMatching(/^The time is nearly over\./),
      'The time for this part is over. Finish your sentence; in a moment we go on.',
      'Done after 2.5 minutes.',
    ]);
    await here.pass({ minutes: 25 }, 60);
    const { state, ending, usedMs } = await here.interview();
    expect([state, ending, usedMs.length]).toEqual(['ended', 'time-up', 4]);
    expect(here.newest().mark).toBe('1:card:1:2');
  });

  it('stands still while it is paused, for as long as it takes', async () => {
    const here = await inside();
    await here.pass({ seconds: 60 });
    await here.press('Pause');
    expect(read(here.newest().view)).toContain('Paused, with 2.5 minutes left for this part.');
    await here.time.advance({ hours: 20 });
    await here.tick();
    expect(heard(await here.say('Back again, and here is a thought.'))).toContain('The clock is still paused');
    expect(await here.say('And another thought.')).toEqual({ kind: 'nothing' });
    await here.press('Resume');
    const { state, phase, phaseUsedMs } = await here.interview();
    expect([state, phase, phaseUsedMs]).toEqual(['running', 0, 60_000]);
    expect((await here.deps.store.sayings.list(1)).length).toBe(2);
  });

  it('that nobody comes back to is closed after a day', async () => {
    const here = await inside();
    await here.press('Pause');
    await here.time.advance({ hours: 25 });
    await here.tick();
    expect((await here.interview()).ending).toBe('abandoned');
    expect(read(here.newest().view)).toContain('Nobody came back for a day');
    expect(buttonsOf(here.newest().view).map(({ label }) => label)).toEqual(['Take it again']);
  });

  it('gives hints, each once and then all again, and shows in the next step what was given up', async () => {
    const here = await inside();
    expect(heard(await here.press('Hint (−)'))).toBe('Hint 1 of 3\nThink of a bus stop.');
    await here.press('Hint (−)');
    expect(heard(await here.press('Hint (−)'))).toBe('Hint 3 of 3\nFill it and see.');
    expect(heard(await here.press('Hint (−)'))).toContain('You have had all the hints there are.');
    await here.press('Give up phase');
    expect(read(here.newest().view)).toContain(
      'Say it first: this is what fits there.\n- Bound the queue Without a limit',
    );
  });

  it('asks about a wrong claim without putting it right before the end', async () => {
    const here = await inside();
    await here.say(wrong);
    await here.press('Next');
    await here.say('The rest of it is what I have said above: a queue that is as large as possible at all times.');
    await here.press('Next');
    expect(read(here.newest().view)).toContain('You said “An infinite queue is perfectly safe');
    const before = here.deps.slack.messages.map(({ view }) => read(view)).join('\n');
    expect(before).not.toContain('It only crashes later.');
    await here.press('End');
    await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: (await here.interview()).step });
    expect(read(here.newest().view)).toContain('It only crashes later.');
  });
});

describe('an interview on a design', () => {
  it('answers clarifying questions from the entry, and leaves the rest to the candidate', async () => {
    const here = await inside('shop 45');
    expect(heard(await here.say('How many users are there?'))).toBe('Ten million a day, 20 requests each.');
    expect(heard(await here.say('Which cloud do we use?'))).toBe('Assume what you like, and say it.');
    expect(heard(await here.say('How fresh is the stock, where are the people? And which cloud?'))).toContain(
      'For the rest',
    );
    expect((await here.interview()).clarified).toEqual([
      'How many people, and how active?',
      'How fresh must the stock be?',
      'Where are they?',
    ]);
    await here.press('Next');
    expect(read(here.newest().view)).toContain('Put rough numbers on it');
    expect(heard(await here.say('Where are the users?'))).toBe('On one continent at first.');
    expect(await here.say('Which cloud do we use?')).toEqual({ kind: 'nothing' });
  });

  it('tells what belonged to a phase of questions and numbers that is given up', async () => {
    const here = await inside('shop 45');
    await here.press('Give up phase');
    expect(read(here.newest().view)).toContain('- Where are they? On one continent at first.');
    await here.press('Give up phase');
    expect(read(here.newest().view)).toContain('- 2,315 requests a second.');
  });

  it('changes a requirement in the deep dive', async () => {
    const here = await inside('shop 45');
    const asked: string[] = [];
    for (let press = 0; press < 30 && (await here.interview()).state === 'running'; press += 1) {
      asked.push(read(here.newest().view));
      await here.press('Next');
    }
    expect(asked.filter((text) => text.includes('One thing changes: one region is lost.')).length).toBe(1);
    expect(asked.filter((text) => text.startsWith('Deep dive (5 of 6)')).length).toBe(4);
  });
});
