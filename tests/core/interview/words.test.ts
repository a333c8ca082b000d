import { describe, expect, it } from 'vitest';
import { beginsWithTypo, isTypoOf, type Word, withinOneEdit, wordsOf } from '../../../src/core/interview/words.ts';

const only = (text: string): Word => {
  const [word] = wordsOf(text);
  if (word === undefined) throw new Error('no word');
  return word;
};

describe('wordsOf', () => {
  it.each([
    ['Write-through, not write-back!', 'write through not write back'],
    ["don't can't won't isn't cannot", 'do not can not will not is not can not'],
    ['dont cant doesnt', 'do not can not does not'],
    ["the queue's length, it’s fine", 'the queue length it fine'],
    ['1,000 rps and 99.9% at p99', '1000 rps and 99.9 at p99'],
    ['an LB before the DB', 'an load balancer before the database'],
    ['OOM', 'out of memory'],
    ['2PC needs three rounds', '2 phase commit needs 3 rounds'],
    ['naïve café', 'naive cafe'],
    ['R + W > N', 'r w n'],
    ['', ''],
    ['🙂 — …', ''],
  ])('reads %j', (text, words) => {
    expect(
      wordsOf(text)
        .map((word) => word.text)
        .join(' '),
    ).toBe(words);
  });

  it('keeps the place in the source, shared by words written out of one', () => {
    expect(wordsOf('A db.').map(({ text, start, end }) => ({ text, start, end }))).toEqual([
      { text: 'a', start: 0, end: 1 },
      { text: 'database', start: 2, end: 4 },
    ]);
    expect(wordsOf('OOM').map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
    ]);
  });
});

describe('a typo', () => {
  it.each([
    ['partiton', 'partition'],
    ['partitoins', 'partition'],
    ['idempotant', 'idempotent'],
    ['consistancy', 'consistency'],
    ['bufer', 'buffer'],
    ['throtttle', 'throttle'],
    ['laetncy', 'latency'],
  ])('is forgiven: %s for %s', (typed, meant) => {
    expect(isTypoOf(only(typed), meant)).toBe(true);
  });

  it.each([
    ['sharing', 'sharding'],
    ['asynchronous', 'synchronous'],
    ['butter', 'buffer'],
    ['casual', 'causal'],
    ['cash', 'cache'],
    ['inconsistent', 'consistent'],
    ['partition', 'partition'],
    ['prtton', 'partition'],
  ])('is not seen: %s for %s', (typed, meant) => {
    expect(isTypoOf(only(typed), meant)).toBe(false);
  });

  it.each([
    ['idempotancy', 'idempoten', true],
    ['partitioned', 'parttion', true],
    ['particle', 'partition', false],
    ['boundless', 'buond', false],
  ])('at the start of %s for %s*: %s', (typed, prefix, expected) => {
    expect(beginsWithTypo(only(typed), prefix)).toBe(expected);
  });

  it.each([
    ['abcd', 'abcd', true],
    ['abcd', 'abdc', true],
    ['abcd', 'abxd', true],
    ['abcd', 'abcxd', true],
    ['abcd', 'acd', true],
    ['abcd', 'xbcd', false],
    ['abcd', 'badc', false],
    ['abcd', 'abxy', false],
    ['abcd', 'abcdxy', false],
  ])('%s and %s within one edit: %s', (one, other, expected) => {
    expect(withinOneEdit(one, other)).toBe(expected);
    expect(withinOneEdit(other, one)).toBe(expected);
  });
});
