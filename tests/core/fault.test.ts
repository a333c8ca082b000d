/** A form that fails must not take with it what its person wrote. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { faultView, givingBack, userErrorView } from '../../src/core/fault.ts';
import { renderView as renderDiscord } from '../../src/platforms/discord/render.ts';
import { renderView as renderSlack } from '../../src/platforms/slack/render.ts';
import { testLog } from '../deps.ts';
import { storeTrouble } from './daily/store-trouble.ts';
import { setUp, viewIn, wordsOf, world } from './daily/world.ts';

const answer = 'Bound the queue and shed load early, because a queue that grows hides the trouble.';
const fault = faultView(new Error('boom'), {}, { log: testLog([]), random: () => 0.5 });

describe('an answer that cannot be stored', () => {
  it('is given back to its author alone, and is kept at the second try', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    const store = storeTrouble(here);
    store.fail(/^attempts\.save$/);
    const commit = { kind: 'answered', round: 1 } as const;
    const failed = await here.submit(commit, { text: answer, share: 'yes' });
    expect(failed).toMatchObject({ kind: 'view', delivery: 'private' });
    expect(wordsOf(viewIn(failed))).toContain('Try again in a moment.');
    expect(viewIn(failed).blocks.at(-1)).toEqual({ kind: 'lead', text: [{ text: answer }] });
    store.fail(undefined);
    expect(wordsOf(viewIn(await here.submit(commit, { text: answer })))).toContain('Your answer is kept.');
  });

  it('is given back as well when the database is away from the first question on', async () => {
    const here = await world();
    await setUp(here);
    await here.pass({ hours: 3 });
    storeTrouble(here).fail(/./);
    const failed = viewIn(await here.submit({ kind: 'answered', round: 1 }, { text: answer }));
    expect(wordsOf(failed)).toContain(answer);
  });
});

describe('what is given back', () => {
  it('comes with an expected failure too', () => {
    const view = userErrorView(new UserError('late', 'Too late.', 'Take the next one.'));
    expect(wordsOf(givingBack(view, { share: 'yes', text: `  ${answer}\n` }))).toContain(answer);
  });

  it.each([{}, { time: '25:00', zone: 'Europe/Berlin' }, { text: '   ' }])(
    'is nothing where little was typed: %j',
    (fields) => {
      expect(givingBack(fault, fields)).toBe(fault);
    },
  );

  it('says so when it is cut', () => {
    const view = givingBack(fault, { text: 'word '.repeat(1000) });
    expect(wordsOf(view)).toContain('The end of it did not fit here.');
    expect(wordsOf(view)).toMatch(/word…"/);
  });

  it('fits on every platform, whatever it is', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('*', '_', '`', '<', '&', '@', '\n', 'word ', '😀'),
      minLength: 40,
    });
    const text = fc.tuple(nasty, nasty).map(([a, b]) => `${a.repeat(80).slice(0, 2000)}${b.repeat(80)}`.slice(0, 4000));
    fc.assert(
      fc.property(text, (typed) => {
        const view = givingBack(fault, { text: typed });
        expect(() => renderDiscord(view, new Set())).not.toThrow();
        expect(() => renderSlack(view, { audience: 'own', pictures: new Map() })).not.toThrow();
      }),
      { numRuns: 40 },
    );
  });
});
