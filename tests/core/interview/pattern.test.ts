import { describe, expect, it } from 'vitest';
import { createGrader } from '../../../src/core/interview/grade.ts';
import { paraphrases } from '../../../src/core/interview/paraphrases.ts';
import { entryOf, pointOf } from '../../entries.ts';

const grader = createGrader();

interface Row {
  readonly pattern: string;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

describe('a pattern', () => {
  it.each<Row>([
    { pattern: 'cache', hits: ['we cached it', 'Caches help'], misses: ['cash', 'we store it'] },
    { pattern: 'bound*', hits: ['a bounded queue', 'boundary'], misses: ['unbounded', 'bind'] },
    { pattern: 'partition', hits: ['a partiton occurs', 'partitoins'], misses: ['participation'] },
    {
      pattern: '"fixed size"',
      hits: ['a fixed-size buffer', 'fixed sizes'],
      misses: ['a fixed buffer size', 'size fixed'],
    },
    {
      pattern: 'lose data',
      hits: ['we lose the data', 'lost some old data'],
      misses: ['data is lost', 'lose a b c data'],
    },
    { pattern: 'write-behind*', hits: ['write behind', 'a write-behind cache'], misses: ['write through'] },
    { pattern: 'queue|buffer', hits: ['a queue', 'some buffers'], misses: ['a list'] },
    {
      pattern: 'bound ; queue',
      hits: ['the queue is bounded', 'bound every queue'],
      misses: ['bound it', 'Bound it all. Some queue is there'],
    },
    { pattern: 'write > confirm', hits: ['write both, then confirm'], misses: ['confirm, then write both'] },
    { pattern: 'cache ; !invalidate', hits: ['use a cache'], misses: ['a cache you invalidate'] },
    { pattern: '(hot ; key) | celebrity', hits: ['one key gets hot', 'celebrities'], misses: ['a hot day', 'a key'] },
    { pattern: '(a|b) > (c|d)', hits: ['b then d'], misses: ['d then b'] },
    { pattern: 'oom', hits: ['it runs out of memory', 'OOM'], misses: ['memory'] },
    { pattern: 'database', hits: ['the db', 'databases'], misses: ['data'] },
    { pattern: '99.9', hits: ['99.9% uptime'], misses: ['99'] },
    { pattern: '@fails', hits: ['the node goes down', 'it crashed', 'the broker is offline'], misses: ['it works'] },
    { pattern: '@no ; order', hits: ['there is no order', 'order is not kept'], misses: ['order is kept'] },
  ])('$pattern finds what it says', ({ pattern, hits, misses }) => {
    expect(grader.patternFault(pattern)).toBeUndefined();
    expect(hits.filter((text) => !grader.matches(pattern, text))).toEqual([]);
    expect(misses.filter((text) => grader.matches(pattern, text))).toEqual([]);
  });

  it('holds parts together for 20 words and no longer', () => {
    const apart = (words: number) => `queue ${'word '.repeat(words)}bounded`;
    expect(grader.matches('queue ; bound', apart(19))).toBe(true);
    expect(grader.matches('queue ; bound', apart(20))).toBe(false);
    expect(grader.matches('queue > bound', apart(19))).toBe(true);
    expect(grader.matches('queue > bound', apart(20))).toBe(false);
  });

  it('reads a clause together with the one it carries on', () => {
    expect(grader.matches('queue ; bound', 'Put a queue there. It must be bounded.')).toBe(true);
    expect(grader.matches('queue ; bound', 'Put a queue there. Everything must be bounded.')).toBe(false);
  });

  it.each([
    ['we do not need a queue', false],
    ['never use the queue', false],
    ['direct calls instead of a queue', false],
    ['without locks, the queue works', true],
    ['this is not only a queue', true],
    ['a queue is not needed here', false],
    ['a queue is pointless', false],
    ['not far away from there stands a queue', true],
    ['without a queue the burst kills it', true],
    ['if you do not queue, bursts kill it', true],
    ['a queue, no doubt', true],
    ['set deadlines so that callers do not queue', true],
    ['set deadlines so they never queue up', true],
    ['set deadlines to avoid a queue of callers', true],
    ['deadlines in order not to queue', true],
    ['a deadline which avoids queueing', true],
    ['short calls, avoiding queues', true],
    ['load is low so we do not need a queue', false],
    ['it is fast so I would not use any queue', false],
    ['there are so many callers that no queue is there', false],
    ['I want to avoid a queue', false],
    ['I would avoid a queue', false],
    ['we chose not to queue', false],
  ])('queue in %j: %s', (text, expected) => {
    expect(grader.matches('queue', text)).toBe(expected);
  });

  it.each([
    ['so that nothing is lost', false],
    ['to avoid it being lost', false],
    ['and it is lost', true],
  ])('a wrong claim is not read into a purpose: %j', (text, expected) => {
    const points = [{ ...pointOf('Point', [], 100), reject: [{ pattern: 'disk ; lost', correction: 'No.', line: 1 }] }];
    const { traps } = grader.grade(entryOf({ id: 'x', title: 'X', points }), `We store a message on the disk ${text}`);
    expect(traps.length > 0).toBe(expected);
  });

  it('leaves denials alone when it has a negator of its own', () => {
    expect(grader.matches('not ; needed ; queue', 'a queue is not needed')).toBe(true);
  });

  it.each([
    ['', 'Column 1: a word or a phrase is missing before the end.'],
    ['a ;; b', 'Column 4: a word or a phrase is missing before ";".'],
    ['a > ', 'Column 5: a word or a phrase is missing before the end.'],
    ['a | !b', 'Column 5: "!" may only stand at the start of a part between ";".'],
    ['!x', 'Column 1: something must be there besides what must be absent.'],
    ['x ; "open', 'Column 5: a phrase is opened with " and never closed.'],
    ['""', 'Column 1: """" holds no word.'],
    ['a*b', 'Column 1: "*" may only end a word, as in "bound*", not "a*b".'],
    ['x ; y*', 'Column 5: "y*" needs at least two letters before "*".'],
    ['(a ; b', 'Column 1: this bracket is never closed.'],
    ['a)', 'Column 2: ")" does not fit here.'],
    ['a (b)', 'Column 3: "(" does not fit here.'],
    ['((((((a))))))', 'Column 6: brackets are nested deeper than 5.'],
    ['a b c d e f g h i', 'Column 1: a phrase has more than 8 words.'],
    ['?', 'Column 1: "?" holds no word.'],
    ['a|'.repeat(400), 'Column 600: the pattern is longer than 600 characters; split it into several lines.'],
  ])('%j is told what is wrong', (pattern, fault) => {
    expect(grader.patternFault(pattern)).toBe(fault);
  });

  it('names the built-in groups when one is unknown', () => {
    expect(grader.patternFault('@nope')).toContain('"@nope" is not a built-in group; there are @fails, @more');
  });

  it.each([...paraphrases.keys()])('the group @%s can be read', (name) => {
    expect(grader.patternFault(`@${name}`)).toBeUndefined();
  });
});
