/** What can be done with a scorecard once the interview is over. */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/core/model.ts';
import type { Reply } from '../../../src/core/view.ts';
import { ana, bob, heard, type Held, inside, read } from './held.ts';

const good = 'You bound the queue, because without a limit its memory grows until the process dies under load.';
const shed = 1;

async function over(): Promise<Held> {
  const here = await inside();
  await here.say(good);
  await here.press('End');
  await here.act({ kind: 'mock', verb: 'finish', interview: 1, step: (await here.interview()).step });
  await here.tick();
  return here;
}

const look = (here: Held, page: number, by: Person = ana): Promise<Reply> =>
  here.act({ kind: 'card', interview: 1, page }, by);

describe('a scorecard', () => {
  it('has three pages, which are for the people of the interview alone', async () => {
    const here = await over();
    expect(heard(await look(here, 1))).toContain('Two things to work on');
    expect(heard(await look(here, 2))).toContain(`“${good.slice(0, -1)}”`);
    expect(heard(await look(here, 3))).toContain('Shed load early. Refusing is cheaper than failing late.');
    const refused = await look(here, 1, bob);
    expect(heard(refused)).toContain('Only the people of an interview can look into it.');
  });

  it('is shown to the channel once, without a word of the candidate', async () => {
    const here = await over();
    for (const said of ['Shared with the channel', 'in the channel already']) {
      expect(heard(await here.act({ kind: 'cardshare', interview: 1 }))).toContain(said);
    }
    const shared = here.deps.slack.messages.filter(({ to }) => to.place.thread === undefined).slice(1);
    expect(shared.map(({ mark }) => mark)).toEqual(['1:again:1']);
    expect(read(shared[0]?.view ?? { summary: '', blocks: [] })).not.toContain('bound the queue');
  });

  it('is not shared by anybody but the candidate', async () => {
    const here = await over();
    expect(heard(await here.act({ kind: 'cardshare', interview: 1 }, bob))).toContain('Only the people');
  });
});

describe('a point that the candidate says was said', () => {
  it('counts, marked, and its words are kept for the authors', async () => {
    const here = await over();
    const form = await here.act({ kind: 'claim', interview: 1, point: shed });
    expect(form).toMatchObject({ kind: 'form', form: { title: 'I did say that' } });
    const reply = await here.act({ kind: 'claimed', interview: 1, point: shed }, ana, { phrase: ' it says no early ' });
    expect(heard(reply)).toContain('1 of the points is self-claimed.');
    expect(heard(await look(here, 2))).toContain('Shed load early: self-claimed. “it says no early”');
    expect(await here.deps.store.claims.list('queues', 10)).toMatchObject([
      { point: 'Shed load early', phrase: 'it says no early', from: ana },
    ]);
  });

  it('counts once', async () => {
    const here = await over();
    await here.act({ kind: 'claimed', interview: 1, point: shed }, ana, { phrase: 'one' });
    const again = await here.act({ kind: 'claimed', interview: 1, point: shed }, ana, { phrase: 'two' });
    expect(heard(again)).toContain('That point counts already.');
    expect(await here.deps.store.claims.list(undefined, 10)).toHaveLength(1);
  });

  it.each([{}, { phrase: '   ' }])('asks for words when given %j', async (fields) => {
    const here = await over();
    expect(heard(await here.act({ kind: 'claimed', interview: 1, point: shed }, ana, fields))).toContain(
      'no text in it',
    );
  });

  it('does not exist beyond the rubric', async () => {
    const here = await over();
    expect(heard(await here.act({ kind: 'claim', interview: 1, point: 99 }))).toContain('counts already');
  });
});

describe('a second try', () => {
  it.each([
    [
      'I refuse requests early so that the ones inside still finish in time for their callers.',
      'That names it.',
      'retried',
    ],
    [
      'I would add more servers until everybody is happy with how fast the whole thing has become.',
      'not it yet',
      'missing',
    ],
    ['shed load', 'too little to tell', 'missing'],
    [
      'An infinite queue is perfectly safe and so nothing has to be turned away at any time of day.',
      'Put right: “An infinite',
      'missing',
    ],
  ])('“%s” hears “%s”', async (text, verdict, state) => {
    const here = await over();
    const before = (await here.interview()).card;
    const reply = await here.act({ kind: 'tried', interview: 1, point: shed }, ana, { text });
    expect(heard(reply)).toContain(verdict);
    const after = (await here.interview()).card;
    expect([after?.points.at(shed)?.state, after?.band]).toEqual([state, before?.band]);
  });

  it('is kept when somebody else has changed the scorecard meanwhile', async () => {
    const here = await over();
    const { interviews } = here.deps.store;
    const save = interviews.save.bind(interviews);
    let races = 1;
    Object.assign(interviews, {
      save: async (...given: Parameters<typeof save>) => {
        if (races > 0) await save(given[0]);
        races -= 1;
        return save(...given);
      },
    });
    await here.act({ kind: 'tried', interview: 1, point: shed }, ana, {
      text: 'I refuse requests before they are inside.',
    });
    expect((await here.interview()).card?.points.at(shed)?.state).toBe('retried');
  });
});
