import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/core/model.ts';
import { rich, shorten, splitRich, strong } from '../../src/core/rich.ts';

describe('shorten', () => {
  it.each([
    { text: 'short', max: 10, expected: 'short' },
    { text: 'cut at a word here', max: 12, expected: 'cut at a…' },
    { text: 'unbreakablelongword', max: 8, expected: 'unbreak…' },
    { text: '😀😀😀', max: 4, expected: '😀…' },
  ])('gives $expected', ({ text, max, expected }) => {
    expect(shorten(text, max)).toBe(expected);
  });

  it('never exceeds its maximum nor breaks a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 2, max: 40 }), (text, max) => {
        expect(shorten(text, max).length).toBeLessThanOrEqual(max);
        expect(shorten(text, max).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('splitRich', () => {
  it('cuts at words and keeps the style of each part', () => {
    expect(splitRich(rich('one two ', strong('three four')), 10)).toEqual([
      [{ text: 'one two ' }],
      [{ text: 'three four', strong: true }],
    ]);
  });

  it('loses nothing but white space, and keeps every piece within the maximum', () => {
    const spans = fc.array(
      fc.oneof(fc.string({ maxLength: 60 }), fc.lorem({ maxCount: 30 })).map((text) => ({ text })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(spans, fc.integer({ min: 5, max: 50 }), (text, max) => {
        const pieces = splitRich(text, max);
        for (const piece of pieces) expect(plain(piece).length).toBeLessThanOrEqual(max);
        expect(pieces.map(plain).join('').replace(/\s/g, '')).toBe(plain(text).replace(/\s/g, ''));
      }),
    );
  });
});
