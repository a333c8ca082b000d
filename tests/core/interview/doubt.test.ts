import { describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/core/interview/grade.ts';

const grader = createGrader();

describe('patterns that may not mean what they say', () => {
  it.each([
    ['queue|not|never ; grow', 'not'],
    ['a|never > b', 'never'],
    ['(grow ; without|bound*)|limit', 'without'],
    ['"nothing"|all', 'nothing'],
  ])('doubts %s', (pattern, negator) => {
    expect(grader.patternDoubt(pattern)).toBe(
      `"${negator}" is one choice among others, so the whole pattern hits what is denied; give it a line of its own.`,
    );
  });

  it.each([
    'queue|buffer ; bound*',
    'queue ; !not|bounded',
    'not|never ; grow',
    '@no|never ; grow',
    'jitter|not expire ; ttl',
    'no reply|nothing|not answer ; server',
    'not > know|tell',
  ])('takes %s', (pattern) => {
    expect(grader.patternDoubt(pattern)).toBeUndefined();
  });
});
