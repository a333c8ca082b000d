import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { namedWords } from '../../../src/corpus/search/named-words.ts';

function holding(texts: readonly string[]) {
  return namedWords(new Map(texts.map((text, stem) => [text, { text, stem }])));
}

const words = holding(['cache', 'cached', 'caches', 'cash', 'catch', 'leader', 'ledger', 'replica', 'réplica', 'x']);

function textsOf(found: readonly { readonly text: string }[]): string[] {
  return found.map(({ text }) => text);
}

describe('words that begin with what is typed', () => {
  it.each([
    ['cach', 10, ['cache', 'cached', 'caches']],
    ['le', 10, ['leader', 'ledger']],
    ['x', 10, ['x']],
    ['zz', 10, []],
  ])('%s, at most %i', (beginning, most, found) => {
    expect(textsOf(words.begunWith(beginning, most)).sort()).toEqual(found);
  });

  it('are no more than asked for', () => {
    expect(words.begunWith('cach', 2)).toHaveLength(2);
  });
});

describe('words that are misspelt', () => {
  it.each([
    ['a letter too many', 'leadder', 1, ['leader']],
    ['a letter missing', 'leder', 1, ['leader', 'ledger']],
    ['another letter', 'replira', 1, ['replica']],
    ['no slip', 'cache', 1, ['cached', 'caches']],
    ['another letter and one missing', 'relica', 2, ['réplica']],
    ['nothing near', 'kubernetes', 2, []],
  ])('%s: %s', (_what, typed, slips, found) => {
    expect(textsOf(words.slipsAway(typed, slips))).toEqual(found);
  });

  it.each([
    ['cahce', ['cache']],
    ['eladre', []],
    ['cache', []],
    ['xy', []],
  ])('%s has two neighbours that changed places', (typed, found) => {
    expect(textsOf(words.swapAway(typed))).toEqual(found);
  });

  it('are found exactly where the table of edits says so', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(1, 2), (typed, meant, slips) => {
        expect(holding([meant]).slipsAway(typed, slips).length === 1).toBe(editsBetween(typed, meant) === slips);
      }),
      { numRuns: 300 },
    );
  });
});

/** Levenshtein's table, row by row. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
