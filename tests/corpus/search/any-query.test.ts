import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../src/corpus/search/finder.ts';
import { miniCorpus } from './mini-corpus.ts';

const synonyms = [['lb', 'load balancer']];
const finder = createFinder(miniCorpus, { synonyms });

function expectSound(query: string): void {
  const result = finder.search(query, 10);
  const scores = result.hits.map(({ score }) => score);
  expect(scores.length).toBeLessThanOrEqual(10);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  expect(new Set(result.hits.map(({ entry }) => entry.id)).size).toBe(scores.length);
  expect(result.confidence).toBeGreaterThanOrEqual(0);
  expect(result.confidence).toBeLessThanOrEqual(1);
  expect(result.near.length).toBeLessThanOrEqual(5);
  expect(result.answer && scores.length === 0).toBe(false);
  expect(finder.suggest(query, 25).length).toBeLessThanOrEqual(25);
}

const words = miniCorpus.flatMap(({ title, tags, askedAs }) => [title, ...tags, ...askedAs].join(' ').split(' '));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 30 })
    .map((parts) => parts.join(' ')),
);

describe('any query', () => {
  it('is answered with a sound result', () => {
    fc.assert(fc.property(anyText, expectSound), { numRuns: 300 });
  });

  it('gets the same answer again, also from another index over the same entries', () => {
    const other = createFinder(miniCorpus, { synonyms });
    fc.assert(
      fc.property(anyText, (query) => {
        expect(finder.search(query, 10)).toEqual(other.search(query, 10));
        expect(finder.suggest(query, 10)).toEqual(other.suggest(query, 10));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'load balancer canary '.repeat(500)],
    ['ten thousand different words', Array.from({ length: 2000 }, (_, at) => `wd${at.toString(36)}`).join(' ')],
    ['only punctuation', '!@#$%^&*()_+-=[]{}|;:,.<>?/~`'.repeat(300)],
    ['emoji with joiners', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(400)],
    ['right-to-left text', 'موازن التحميل ‮ecnalab daol מאזן עומסים'.repeat(100)],
    [
      'control characters',
      Array.from({ length: 160 }, (_, at) => String.fromCharCode(at))
        .join('')
        .repeat(20),
    ],
    ['halves of surrogate pairs', '\uD83D\uDE00\uD83D\uDFFF\uDC00'.repeat(1000)],
    ['piled accents', `a${'\u0301'.repeat(9000)}`],
    ['letters that grow when normalised', '\uFDFA'.repeat(5000)],
    ['a bomb of nested groups', `${'(a+)+'.repeat(1000)}$`],
    ['a bomb of at signs', '@'.repeat(10_000)],
    ['a bomb of dots', 'a.'.repeat(5000)],
    ['a bomb of open mentions', '<@'.repeat(5000)],
    ['words of an object', '__proto__ constructor toString hasOwnProperty'],
  ])('of %s is answered', (_, query) => {
    expectSound(query);
  });
});
