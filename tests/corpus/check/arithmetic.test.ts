import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { sumFault } from '../../../src/corpus/check/arithmetic.ts';

describe('sums in content', () => {
  it.each([
    '10000*2 = 20000',
    '10_000/2_000 = 5',
    '1,000,000 / 4 = 250,000',
    '1 - 0.99^100 = 0.634',
    '2 + 3*4 - 6/2 = 11',
    '(2 + 3)*4 = 20',
    '2^3^2 = 512',
    '-2^2 = -4',
    '10 - 4 - 3 = 3',
    '5 % * 80 = 4',
    '1e6 * 86400 = 8.64e10',
    '3 × 4 ÷ 2 − 1 = 5',
    '0.1 + 0.2 = 0.3',
    '86400*1000 ~ 86000000',
    '2^20 ≈ 1000000*1.05',
    '20 = 4*5',
  ])('takes %s', (statement) => {
    expect(sumFault(statement)).toBeUndefined();
  });

  it.each([
    ['2+2 = 5', 'is wrong: the left side is 4, so correct the figure or write ~ for about'],
    ['10/3 = 3', 'is wrong: the left side is 3.33333, so correct the figure or write ~ for about'],
    ['1 - 0.99^100 = 0.64', 'is wrong: the left side is 0.633968, so correct the figure or write ~ for about'],
    ['103 ~ 100', 'is wrong: the left side is 103, so correct the figure or write ~ for about'],
    ['1/0 = 1', 'has no finite value: correct it'],
    ['2+2', 'cannot be recomputed: write one = or ~ between two sides'],
    ['1 = 1 = 1', 'cannot be recomputed: write one = or ~ between two sides'],
    ['(1+2 = 3', 'cannot be recomputed: a bracket is never closed'],
    ['1+ = 1', 'cannot be recomputed: a number is missing'],
    ['1 2 = 12', 'cannot be recomputed: "2" does not fit where it stands'],
    ['10 ms*3 = 30', 'cannot be recomputed: "ms*3" is neither a number nor one of + - * / ^ ( ) %'],
    ['process.exit() = 0', 'cannot be recomputed: "process.exit()" is neither a number nor one of + - * / ^ ( ) %'],
    [`1${'+1'.repeat(100)} = 101`, 'is longer than 200 characters: split it'],
  ])('refuses %s', (statement, fault) => {
    expect(sumFault(statement)).toBe(`the sum "${statement.slice(0, 200)}" ${fault}`);
  });

  it('agrees with the machine on sums, products and brackets of whole numbers', () => {
    const number = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(sumFault(`${a} + ${b}*${c} - (${a} - ${c}) = ${a + b * c - (a - c)}`)).toBeUndefined();
        expect(sumFault(`${a} + ${b}*${c} = ${a + b * c + 1}`)).toContain('is wrong');
      }),
    );
  });

  it('answers to any text and never throws', () => {
    const pieces = fc.constantFrom('1', '2.5', '+', '-', '*', '/', '^', '(', ')', '%', '=', '~', ' ', 'x', '1e400');
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(fc.property(text, (statement) => typeof (sumFault(statement) ?? '') === 'string'));
  });
});
