import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/core/interview/clauses.ts';
import { createGrader } from '../../../src/core/interview/grade.ts';
import { sweepOf } from '../../../src/core/interview/sweeping.ts';
import { entryOf, pointOf } from '../../entries.ts';

const sweeps = (text: string) => {
  const answer = readAnswer(text);
  return answer.clauses.some((clause) => sweepOf(answer, clause) !== undefined);
};

describe('a sweeping claim', () => {
  it.each([
    'Round robin always gives equal load',
    'one balancer is enough since it never fails',
    'cross-shard queries cost nothing',
    'transactions work across all shards for free',
    'no atomic step needed',
    'a fixed window has no burst problem',
    'a TTL is not necessary then',
    'the first attempt certainly failed',
    'one percent is enough whatever the traffic',
    'the services always stay strongly consistent',
    'the cache keeps both always in sync',
    'a replica never goes down',
    'fallbacks never hurt',
  ])('is seen: %s', (text) => {
    expect(sweeps(text)).toBe(true);
  });

  it.each([
    ['advice', 'always set a TTL, and we never share a pool'],
    ['a purpose', 'a unique index, so that a repeat never charges twice'],
    ['a denial', 'it is not always in sync'],
    ['a limit', 'a message that cannot be read fails until somebody parks it'],
    ['advice after its subject', 'for sql injection always use prepared statements'],
    ['a rule', 'tokens never touch javascript'],
    ['a rule without its verb', 'input never concatenated'],
    ['a fact', 'one key always hashes to the same partition'],
    ['a fact that is no praise', 'undocumented behaviour always turns up'],
    ['a plain no', 'no replica confirms before the leader does'],
  ])('is not seen in %s', (_, text) => {
    expect(sweeps(text)).toBe(false);
  });

  it('earns nothing for its clause, and the others keep what they earn', () => {
    const points = ['queue', 'replica'].map((word) => ({
      ...pointOf(word, [], 50),
      accept: [{ pattern: word, line: 1 }],
    }));
    const answer = 'A queue in front certainly solves all of it. Then a replica stands in for the leader.';
    const { points: graded, score } = createGrader().grade(entryOf({ id: 'x', title: 'X', points }), answer);
    expect(graded.map((point) => point.state)).toEqual(['missing', 'named']);
    expect(score).toBe(20);
  });
});
